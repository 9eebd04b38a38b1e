package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.SliceTable;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.Guarantee;
import org.jspecify.annotations.Nullable;

/**
 * Guarantors' accounts at hand: a few companies vouch for nearly all parcels, and an account has a line for each of the last
 * days. Those that were vouched with last are kept as two sums for the day, and written to their slices before anybody else
 * reads or changes these. What is written is what reservation after reservation would have written.
 */
final class Accounts {
    private static final int KEPT = 64;

    /** No parcel owes so much (fen); beyond it sums are left to {@link Guarantee}, which checks them. */
    private static final long MOST = 1L << 40;

    /** What an account may have vouched for before it is written. */
    private static final long MOST_BILLS = 1L << 20;

    private final SliceTable guarantors;
    private final Source source = new Source(new byte[0]);
    private final Sink sink = new Sink();
    private final @Nullable Line[] kept = new Line[KEPT];

    /** An account on a day: as its slice has it, advanced to that day, and what was reserved since. */
    static final class Line {
        private final long guarantor;
        private final int day;
        private Guarantee written;
        private long free;
        private long bills;
        private long fen;

        private Line(long guarantor, int day, Guarantee written) {
            this.guarantor = guarantor;
            this.day = day;
            this.written = written;
            free = written.available();
        }

        /** What the guarantee has left, as {@link Grants} tells it. */
        long before() {
            return written.limited() ? free : Grants.NOT_LIMITED;
        }

        boolean reaches(long tax) {
            return tax >= 0 && tax <= MOST && bills < MOST_BILLS && (!written.limited() || tax <= free);
        }

        void reserve(long tax) {
            bills++;
            fen += tax;
            free -= tax;
        }
    }

    Accounts(SliceTable guarantors) {
        this.guarantors = guarantors;
    }

    /** The account on a day; null where bills fall due by then, or it has seen a later day: no usual case. */
    @Nullable
    Line on(int day, long guarantor) {
        int place = place(guarantor);
        Line line = kept[place];
        if (line != null && line.guarantor == guarantor && line.day == day && line.bills < MOST_BILLS) {
            return line;
        }
        write(line);
        kept[place] = null;
        Guarantee account = read(guarantor);
        Guarantee.Advanced advanced = account.advance(day);
        if (account.day() > day || !advanced.settlements().isEmpty()) {
            return null;
        }
        line = new Line(guarantor, day, advanced.account());
        kept[place] = line;
        return line;
    }

    private Guarantee read(long guarantor) {
        return guarantors.find(guarantor, 0, source) && StateBytes.read(source) instanceof State.Account known
                ? known.guarantee()
                : Guarantee.NONE;
    }

    /** Writes all that was reserved: the slices may be read. */
    void write() {
        for (Line line : kept) {
            write(line);
        }
    }

    /** Writes what was reserved with a guarantor and forgets it: the slice may be changed. */
    void letGo(long guarantor) {
        int place = place(guarantor);
        Line line = kept[place];
        if (line != null && line.guarantor == guarantor) {
            write(line);
            kept[place] = null;
        }
    }

    private void write(@Nullable Line line) {
        if (line != null && line.bills > 0) {
            line.written = line.written.reserved(line.day, line.bills, line.fen);
            line.bills = 0;
            line.fen = 0;
            StateBytes.write(new State.Account(line.written), sink.reset());
            guarantors.put(line.guarantor, 0, sink.array(), sink.length());
        }
    }

    private static int place(long guarantor) {
        return (int) (guarantor * 0x9E3779B97F4A7C15L >>> 58);
    }
}
