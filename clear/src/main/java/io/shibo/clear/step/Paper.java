package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import org.jspecify.annotations.Nullable;

/**
 * One sending and what it was answered with.
 *
 * <pre>
 *   paper = type (1) mark (1) sending (8) sequence (varint) at (varint)
 *           number (8, without facts) | appTime (varint) facts
 *           argument (varint, of CEB623 and CEB625 and where the objection is STALE)
 *   mark  = objection · 8 + standing · 2 + has facts
 * </pre>
 *
 * @param sending tells the same sending from another
 * @param sequence its place in the log
 * @param at its arrival, milliseconds since 1970 in UTC
 * @param argument of the objection: when the filed document was made, seconds (STALE); days since release (LATE); what is
 *     still outside, 1/100000 (TOO_MUCH). Of a granted application: what it gave the buyer's year back, 1/100000 yuan.
 *     Otherwise 0
 * @param number as {@link Facts#number}; 0 for a faulty one
 * @param appTime when the sender made it, seconds since 1970 in China's time; 0 once its facts are gone
 * @param facts null where it does not count or its parcel has ended
 */
public record Paper(
        MessageType type,
        long sending,
        long sequence,
        long at,
        Standing standing,
        Objection objection,
        long argument,
        long number,
        long appTime,
        @Nullable Facts facts) {
    private static final Standing[] STANDINGS = Standing.values();
    private static final Objection[] OBJECTIONS = Objection.values();

    /** What a paper counts for. */
    public enum Standing {
        /** It stands for its key. */
        FILED,
        /** It was replaced by a change or taken back by a deletion. */
        WITHDRAWN,
        /** It was answered with an error, or it only asked for a deletion. */
        NOT_FILED,
        /** Stored only (appStatus 1): it stands for its number, and counts for nothing until it is declared. */
        STORED
    }

    private static boolean hasArgument(MessageType type, Objection objection) {
        return objection == Objection.STALE || type == MessageType.CEB623 || type == MessageType.CEB625;
    }

    public boolean filed() {
        return standing == Standing.FILED;
    }

    /** The same without its facts. */
    Paper as(Standing changed) {
        return new Paper(type, sending, sequence, at, changed, objection, argument, number, 0, null);
    }

    /** What is answered: the same without its facts. */
    Paper bare() {
        return facts == null ? this : as(standing);
    }

    void write(Sink out) {
        out.one(type.ordinal());
        out.one(objection.ordinal() << 3 | standing.ordinal() << 1 | (facts == null ? 0 : 1));
        out.fixed(sending);
        out.unsigned(sequence);
        out.unsigned(at);
        if (facts == null) {
            out.fixed(number);
        } else {
            out.unsigned(appTime);
            FactsBytes.write(facts, out);
        }
        if (hasArgument(type, objection)) {
            out.unsigned(argument);
        }
    }

    /** The bytes of a paper that was filed at once, without its facts. */
    static void writeBare(MessageType type, long sending, long sequence, long at, long number, Sink out) {
        out.one(type.ordinal());
        out.one(Objection.NONE.ordinal() << 3 | Standing.FILED.ordinal() << 1);
        out.fixed(sending);
        out.unsigned(sequence);
        out.unsigned(at);
        out.fixed(number);
    }

    static Paper read(Source in) {
        MessageType type = Label.type(in.one());
        int mark = in.one();
        if (mark >> 3 >= OBJECTIONS.length || (mark >> 1 & 3) >= STANDINGS.length) {
            throw new IllegalStateException("no mark of a paper: %d".formatted(mark));
        }
        Objection objection = OBJECTIONS[mark >> 3];
        long sending = in.fixed();
        long sequence = in.unsigned();
        long at = in.unsigned();
        boolean hasFacts = (mark & 1) == 1;
        long appTime = hasFacts ? in.unsigned() : 0;
        Facts facts = hasFacts ? FactsBytes.read(type, in) : null;
        long number = facts == null ? in.fixed() : facts.number();
        long argument = hasArgument(type, objection) ? in.unsigned() : 0;
        return new Paper(
                type, sending, sequence, at, STANDINGS[mark >> 1 & 3], objection, argument, number, appTime, facts);
    }
}
