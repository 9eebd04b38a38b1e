package io.shibo.clear.step;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.export.ExportDocument;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Sighting;
import java.util.ArrayList;
import java.util.List;

/**
 * The byte layout of events, the same in the log, between machines and in tests.
 *
 * <pre>
 *   event    = head (1) body                    head = version {@value #VERSION} in the upper three bits, kind in the lower five
 *   0 filed  = document
 *   1 faulty = sequence at sending (8) order type (1) count error…     error = code field value message (texts)
 *   2 exported = a blob                            {@link ExportDocument#toBytes}
 *   3 ticked = sequence at key
 *   6 published = sequence at terms                7 acted = sequence order platform (8) decision
 *  20 noted  = subject (1) key (8) amount face (8) at
 *   8 admitted = held (1) document
 *   9 ask    = station (1) again (1) case      10 release = station (1) case
 *  11 verdict = reason (1) again (1) case
 *   5 booked = sequence at key booking (1) amount
 *  16 entered = key booking (1) amount day all (1)
 *   document = what {@link FiledBytes} draws, without its head
 *   flags    = action + 4 · declares
 *   order    = high (8) low (8)
 * </pre>
 *
 * Numbers without a width are varints. A claim's lower half is the facts' own number. Kind 4 is kept for further
 * documents and officers' acts, 12 to 31 for further messages between slices.
 */
public final class EventBytes {
    static final int VERSION = 2;

    static final int KIND_BITS = 5;
    private static final Event.Action[] ACTIONS = Event.Action.values();
    private static final Event.Booking[] BOOKINGS = Event.Booking.values();
    private static final Key.Space[] SPACES = Key.Space.values();

    private EventBytes() {}

    public static byte[] write(Event event) {
        Sink out = new Sink(256);
        write(event, out);
        return out.toBytes();
    }

    public static void write(Event event, Sink out) {
        switch (event) {
            case Event.Filed filed -> {
                head(0, out);
                document(filed, out);
            }
            case Event.Faulty faulty -> {
                head(1, out);
                faulty(faulty, out);
            }
            case Event.Published published -> {
                head(6, out);
                out.unsigned(published.sequence());
                out.unsigned(published.at());
                published.terms().write(out);
            }
            case Event.Acted acted -> {
                head(7, out);
                out.unsigned(acted.sequence());
                out.fixed(acted.order().high());
                out.fixed(acted.order().low());
                out.fixed(acted.platform());
                acted.decision().write(out);
            }
            case Event.Noted noted -> {
                head(20, out);
                noted.sighting().write(out);
                out.unsigned(noted.at());
            }
            case Event.Admitted admitted -> {
                head(8, out);
                out.one(admitted.held() ? 1 : 0);
                document(admitted.filed(), out);
            }
            case Event.Ask ask -> {
                head(9, out);
                out.one(ask.station().ordinal());
                out.one(ask.again() ? 1 : 0);
                ask.parcel().write(out);
            }
            case Event.Release release -> {
                head(10, out);
                out.one(release.station().ordinal());
                release.parcel().write(out);
            }
            case Event.Booked booked -> {
                head(5, out);
                out.unsigned(booked.sequence());
                out.unsigned(booked.at());
                booked.key().write(out);
                out.one(booked.booking().ordinal());
                out.unsigned(booked.amount());
            }
            case Event.Entered entered -> {
                head(16, out);
                entered.key().write(out);
                out.one(entered.booking().ordinal());
                out.unsigned(entered.amount());
                out.unsigned(entered.day());
                out.one(entered.all() ? 1 : 0);
            }
            case Event.Exported exported -> {
                head(2, out);
                out.blob(exported.document().toBytes());
            }
            case Event.Ticked ticked -> {
                head(3, out);
                out.unsigned(ticked.sequence());
                out.unsigned(ticked.at());
                ticked.key().write(out);
            }
            case Event.Exporting inside -> throw staysInside(inside);
            case Event.Drawing inside -> throw staysInside(inside);
            case Event.Verdict verdict -> {
                head(11, out);
                Dues.writeReason(verdict.refusal(), out);
                out.one(verdict.again() ? 1 : 0);
                verdict.parcel().write(out);
            }
        }
    }

    public static Event read(Source in) {
        int head = in.one();
        if (head >>> KIND_BITS != VERSION) {
            throw new IllegalStateException(
                    "event of layout version %d; this program reads version %d".formatted(head >>> KIND_BITS, VERSION));
        }
        int kind = head & (1 << KIND_BITS) - 1;
        return switch (kind) {
            case 0 -> document(in);
            case 1 -> faulty(in);
            case 2 -> new Event.Exported(ExportDocument.read(in.blob()));
            case 3 -> new Event.Ticked(in.unsigned(), in.unsigned(), Key.read(in));
            case 6 -> new Event.Published(in.unsigned(), in.unsigned(), RiskTerms.read(in));
            case 7 ->
                new Event.Acted(
                        in.unsigned(),
                        new Key(Key.Space.ORDER, in.fixed(), in.fixed()),
                        in.fixed(),
                        OfficerDecision.read(in));
            case 20 -> new Event.Noted(Sighting.read(in), in.unsigned());
            case 8 -> {
                boolean held = in.one() == 1;
                yield new Event.Admitted(document(in), held);
            }
            case 9 -> {
                Key.Space station = space(in);
                boolean again = again(in);
                yield new Event.Ask(station, Case.read(in), again);
            }
            case 10 -> new Event.Release(space(in), Case.read(in));
            case 11 -> {
                Reason refusal = Dues.readReason(in);
                boolean again = again(in);
                yield new Event.Verdict(Case.read(in), refusal, again);
            }
            case 5 -> new Event.Booked(in.unsigned(), in.unsigned(), Key.read(in), booking(in), in.unsigned());
            case 16 -> new Event.Entered(Key.read(in), booking(in), in.unsigned(), (int) in.unsigned(), again(in));
            default -> throw new IllegalStateException("no kind of event %d".formatted(kind));
        };
    }

    private static void head(int kind, Sink out) {
        out.one(VERSION << KIND_BITS | kind);
    }

    private static void document(Event.Filed filed, Sink out) {
        out.one(filed.facts().type().ordinal());
        out.one(filed.action().ordinal() | (filed.declares() ? 4 : 0));
        out.six(filed.sequence());
        out.six(filed.at());
        out.six(filed.appTime());
        out.fixed(filed.sending());
        out.fixed(filed.order().high());
        out.fixed(filed.order().low());
        Key claim = filed.claim();
        if (claim != null) {
            out.fixed(claim.high());
        }
        FactsBytes.write(filed.facts(), out);
    }

    private static Event.Filed document(Source in) {
        MessageType type = Label.type(in.one());
        int flags = in.one();
        if ((flags & 3) >= ACTIONS.length || flags > 7) {
            throw new IllegalStateException("no flags of a document: %d".formatted(flags));
        }
        long sequence = in.six();
        long at = in.six();
        long appTime = in.six();
        long sending = in.fixed();
        Key order = new Key(Key.Space.ORDER, in.fixed(), in.fixed());
        boolean claims = FiledBytes.claims(type);
        long high = claims ? in.fixed() : 0;
        Facts facts = FactsBytes.read(type, in);
        return new Event.Filed(
                sequence,
                at,
                sending,
                order,
                claims ? new Key(Key.Space.CLAIM, high, facts.number()) : null,
                ACTIONS[flags & 3],
                flags >= 4,
                appTime,
                facts);
    }

    private static void faulty(Event.Faulty faulty, Sink out) {
        out.unsigned(faulty.sequence());
        out.unsigned(faulty.at());
        out.fixed(faulty.sending());
        out.fixed(faulty.order().high());
        out.fixed(faulty.order().low());
        out.one(faulty.type().ordinal());
        out.unsigned(faulty.errors().size());
        for (FieldError error : faulty.errors()) {
            out.text(error.code());
            out.text(error.field());
            out.text(error.value());
            out.text(error.message());
        }
    }

    private static Event.Faulty faulty(Source in) {
        long sequence = in.unsigned();
        long at = in.unsigned();
        long sending = in.fixed();
        Key order = new Key(Key.Space.ORDER, in.fixed(), in.fixed());
        MessageType type = Label.type(in.one());
        int count = in.count();
        List<FieldError> errors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            errors.add(new FieldError(in.text(), in.text(), in.text(), in.text()));
        }
        return new Event.Faulty(sequence, at, sending, order, type, errors);
    }

    private static IllegalArgumentException staysInside(Event event) {
        return new IllegalArgumentException("exports are decided on one machine; %s does not travel".formatted(event));
    }

    private static Key.Space space(Source in) {
        int place = in.one();
        if (place >= SPACES.length) {
            throw new IllegalStateException("no space %d".formatted(place));
        }
        return SPACES[place];
    }

    private static Event.Booking booking(Source in) {
        int place = in.one();
        if (place >= BOOKINGS.length) {
            throw new IllegalStateException("no booking %d".formatted(place));
        }
        return BOOKINGS[place];
    }

    private static boolean again(Source in) {
        return in.one() == 1;
    }
}
