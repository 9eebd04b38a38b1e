package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;

/**
 * How many parcels, and how much of something, in the hour, the day and the 30 days that end now.
 *
 * <p>Each parcel is kept once, in the finest slot that a span still needs: ten minutes while it is younger than an hour, then
 * the hour, then the day; older ones are forgotten. A coarser slot begins no later than the finer one did, and the finer one
 * had already left the shorter span, so that merging changes no figure. At most 6 + 24 + 30 entries, usually one.
 *
 * <p>Time never runs backwards here: a parcel earlier than the last one counts at the last one's time.
 */
final class Tally {
    private static final int FORGOTTEN = Integer.MIN_VALUE;

    static final Tally EMPTY = new Tally(0, 0, new int[0], new long[0], new long[0]);

    private final int firstDay;
    private final int last;
    private final int[] slots;
    private final long[] counts;
    private final long[] sums;

    private Tally(int firstDay, int last, int[] slots, long[] counts, long[] sums) {
        this.firstDay = firstDay;
        this.last = last;
        this.slots = slots;
        this.counts = counts;
        this.sums = sums;
    }

    /** One more parcel. */
    Tally plus(int slot, long amount) {
        boolean first = slots.length == 0;
        int now = first ? slot : Math.max(slot, last);
        int[] keptSlots = new int[slots.length + 1];
        long[] keptCounts = new long[keptSlots.length];
        long[] keptSums = new long[keptSlots.length];
        int kept = 0;
        for (int i = 0; i <= slots.length; i++) {
            boolean added = i == slots.length;
            int start = coarse(added ? now : slots[i], now);
            if (start == FORGOTTEN) {
                continue;
            }
            if (kept == 0 || keptSlots[kept - 1] != start) {
                keptSlots[kept++] = start;
            }
            keptCounts[kept - 1] += added ? 1 : counts[i];
            keptSums[kept - 1] += added ? amount : sums[i];
        }
        return new Tally(
                first ? Span.day(now) : firstDay,
                now,
                Arrays.copyOf(keptSlots, kept),
                Arrays.copyOf(keptCounts, kept),
                Arrays.copyOf(keptSums, kept));
    }

    private static int coarse(int slot, int now) {
        if (Span.HOUR.covers(slot, now)) {
            return slot;
        }
        if (Span.DAY.covers(slot, now)) {
            return Span.DAY.start(slot);
        }
        return Span.MONTH.covers(slot, now) ? Span.MONTH.start(slot) : FORGOTTEN;
    }

    /** Parcels in the span that ends with the last of them. */
    long count(Span span) {
        return total(span, counts);
    }

    /** What they sum up to. */
    long sum(Span span) {
        return total(span, sums);
    }

    private long total(Span span, long[] of) {
        long total = 0;
        for (int i = 0; i < slots.length; i++) {
            if (span.covers(slots[i], last)) {
                total += of[i];
            }
        }
        return total;
    }

    /** Days from the first parcel's to the last one's. */
    int age() {
        return Span.day(last) - firstDay;
    }

    /** The day of the last parcel, counted from 1970. */
    int lastDay() {
        return Span.day(last);
    }

    /** The last slot; then how many days before its day the first was; then entries: slots back, parcels, sum. */
    void write(Sink out) {
        out.signed(last);
        out.unsigned(age());
        out.unsigned(slots.length);
        for (int i = 0; i < slots.length; i++) {
            out.unsigned((long) last - slots[i]);
            out.unsigned(counts[i]);
            out.signed(sums[i]);
        }
    }

    static Tally read(Source in) {
        int last = Math.toIntExact(in.signed());
        int firstDay = Math.toIntExact(Span.day(last) - in.unsigned());
        int length = in.count();
        int[] slots = new int[length];
        long[] counts = new long[length];
        long[] sums = new long[length];
        for (int i = 0; i < length; i++) {
            slots[i] = Math.toIntExact(last - in.unsigned());
            counts[i] = in.unsigned();
            sums[i] = in.signed();
        }
        return new Tally(firstDay, last, slots, counts, sums);
    }
}
