package io.shibo.clear.ledger;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of a guarantor: the platform, shop, carrier or agent that vouches for the tax of parcels and collects it from
 * the buyers (财关税〔2016〕18号; announcements 2016-26 and 2018-194 of China Customs).
 *
 * <pre>
 *   available = deposited − withdrawn (in {@code deposited}) − open − settled + paid      never below 0
 * </pre>
 *
 * A parcel's tax is open from before its release. What is returned within {@value TaxedLines#APPLY_DAYS} days is open no
 * longer. What is left is settled between day {@value #FIRST_DAY} and day {@value #LAST_DAY}: with the last day of the month
 * where one falls into that time, else on day {@value #LAST_DAY}. Settled tax weighs on the guarantee until it is paid.
 *
 * <p>Nobody can say that tax is beyond a guarantee whose amount was never told: an account without a deposit is not limited,
 * and says so ({@link #limited}). Open tax is kept as a sum a day of release, so that an account stays small however many
 * parcels it vouches for.
 *
 * @param limited whether a deposit was ever told
 * @param deposited fen; ≥ 0
 * @param settled fen, all settlements so far
 * @param paid fen of {@code settled} that were paid
 * @param day up to which settlements are made; 0 before the first event
 * @param open by day of release, ascending
 */
public record Guarantee(boolean limited, long deposited, long settled, long paid, int day, List<Open> open) {
    /** Days after release from which the collecting agent pays. */
    public static final int FIRST_DAY = 31;
    /** Days after release by which the collecting agent pays. */
    public static final int LAST_DAY = 45;

    public static final Guarantee NONE = new Guarantee(false, 0, 0, 0, 0, List.of());

    /** No amount of an account may come near what a sum of longs can hold. */
    private static final long MAX = 1L << 60;

    /**
     * Tax of the parcels released on one day.
     *
     * @param bills parcels whose bill is not void
     * @param fen above 0, or 0 where those parcels owe nothing
     */
    public record Open(int released, long bills, long fen) {}

    /**
     * A settlement: the bills of some days are summarised (CEB818, status 2) and the account is debited.
     *
     * @param on the day of settlement
     * @param first earliest day of release
     * @param last latest day of release
     */
    public record Settlement(int on, int first, int last, long bills, long fen) {}

    /** The account after some days have passed, and what was settled on them. */
    public record Advanced(Guarantee account, List<Settlement> settlements) {}

    public Guarantee {
        open = List.copyOf(open);
    }

    /** What open bills vouch for, fen. */
    public long reserved() {
        long sum = 0;
        for (Open one : open) {
            sum += one.fen;
        }
        return sum;
    }

    /** What further parcels may owe, fen; without meaning where the account is not limited. */
    public long available() {
        return deposited - reserved() - settled + paid;
    }

    /** Raises the guarantee; a first deposit makes the account limited. */
    public Guarantee deposit(long fen) {
        check(fen, MAX - deposited);
        return new Guarantee(true, deposited + fen, settled, paid, day, open);
    }

    /** Lowers the guarantee; null where that much is not free. */
    public @Nullable Guarantee withdraw(long fen) {
        check(fen, MAX);
        return fen > available() ? null : new Guarantee(limited, deposited - fen, settled, paid, day, open);
    }

    /** The collecting agent has paid; null where that much is not settled and unpaid. */
    public @Nullable Guarantee pay(long fen) {
        check(fen, MAX);
        return fen > settled - paid ? null : new Guarantee(limited, deposited, settled, paid + fen, day, open);
    }

    /**
     * Vouches for a parcel about to be released.
     *
     * @param released its day, not before the account's own
     * @return null where the guarantee does not reach
     */
    public @Nullable Guarantee reserve(int released, long fen) {
        check(fen, MAX);
        if (limited && fen > available()) {
            return null;
        }
        return with(released, 1, fen);
    }

    /**
     * What {@link #reserve} comes to for several parcels of one day that it was granted for.
     *
     * @param bills ≥ 1
     * @param fen all of them together
     */
    public Guarantee reserved(int released, long bills, long fen) {
        return with(released, bills, fen);
    }

    /**
     * A bill is lowered by a return, or void since all came back or the list was cancelled.
     *
     * @param released day of release of the parcel
     * @param voids whether the bill no longer counts
     */
    public Guarantee release(int released, long fen, boolean voids) {
        if (due(released) <= day) {
            // Settled meanwhile: the settlement is less by that much, and what was paid too much is no longer counted.
            check(fen, settled);
            return new Guarantee(limited, deposited, settled - fen, Math.min(paid, settled - fen), day, open);
        }
        return with(released, voids ? -1 : 0, -fen);
    }

    private Guarantee with(int released, long bills, long fen) {
        List<Open> next = new ArrayList<>(open.size() + 1);
        boolean found = false;
        for (Open one : open) {
            if (one.released == released) {
                found = true;
                add(next, new Open(released, one.bills + bills, one.fen + fen));
            } else {
                if (one.released > released && !found) {
                    found = true;
                    add(next, new Open(released, bills, fen));
                }
                next.add(one);
            }
        }
        if (!found) {
            add(next, new Open(released, bills, fen));
        }
        return new Guarantee(limited, deposited, settled, paid, day, next);
    }

    private static void add(List<Open> next, Open one) {
        if (one.bills < 0 || one.fen < 0 || one.bills == 0 && one.fen != 0) {
            throw new IllegalArgumentException(
                    "day %d of a guarantee: %d bills with %d fen".formatted(one.released, one.bills, one.fen));
        }
        if (one.bills > 0) {
            next.add(one);
        }
    }

    /** Whether something falls due by a day. */
    public boolean isDue(int by) {
        return next(day, by) <= by;
    }

    /** Lets days pass up to and including {@code to}; an earlier day than the account's changes nothing. */
    public Advanced advance(int to) {
        Guarantee account = this;
        List<Settlement> settlements = new ArrayList<>();
        if (to > day) {
            for (int on = next(day, to); on <= to; on = account.next(on, to)) {
                account = account.settle(on, settlements);
            }
            account = new Guarantee(limited, deposited, account.settled, paid, to, account.open);
        }
        return new Advanced(account, settlements);
    }

    /** The next day after {@code after} on which something falls due; later than {@code to} where nothing does by then. */
    private int next(int after, int to) {
        int next = to + 1;
        for (Open one : open) {
            next = Math.min(next, Math.max(due(one.released), after + 1));
        }
        return next;
    }

    /** The day on which bills of a day of release are settled. */
    public static int due(int released) {
        LocalDate first = LocalDate.ofEpochDay(released + (long) FIRST_DAY);
        int end = (int) first.withDayOfMonth(first.lengthOfMonth()).toEpochDay();
        return Math.min(end, released + LAST_DAY);
    }

    private Guarantee settle(int on, List<Settlement> settlements) {
        List<Open> left = new ArrayList<>();
        List<Open> due = new ArrayList<>();
        for (Open one : open) {
            (due(one.released) <= on ? due : left).add(one);
        }
        long bills = due.stream().mapToLong(Open::bills).sum();
        long fen = due.stream().mapToLong(Open::fen).sum();
        if (!due.isEmpty()) {
            settlements.add(new Settlement(on, due.getFirst().released, due.getLast().released, bills, fen));
        }
        return new Guarantee(limited, deposited, settled + fen, paid, day, left);
    }

    private static void check(long fen, long most) {
        if (fen < 0 || fen > most) {
            throw new IllegalArgumentException("%d fen; from 0 to %d are possible".formatted(fen, most));
        }
    }

    /** {@code limited (1) deposited settled paid day count [released bills fen]…}, varints but for the first. */
    public void write(Sink out) {
        out.one(limited ? 1 : 0);
        out.unsigned(deposited);
        out.unsigned(settled);
        out.unsigned(paid);
        out.unsigned(day);
        out.unsigned(open.size());
        for (Open one : open) {
            out.unsigned(one.released);
            out.unsigned(one.bills);
            out.unsigned(one.fen);
        }
    }

    public static Guarantee read(Source in) {
        boolean limited = in.one() == 1;
        long deposited = in.unsigned();
        long settled = in.unsigned();
        long paid = in.unsigned();
        int day = (int) in.unsigned();
        int count = in.count();
        List<Open> open = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            open.add(new Open((int) in.unsigned(), in.unsigned(), in.unsigned()));
        }
        return new Guarantee(limited, deposited, settled, paid, day, open);
    }
}
