package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The running median of prices, in fen: a histogram whose classes widen by a tenth, so that the median is right to within 5 %
 * whatever the prices, in a few dozen bytes. Whole numbers throughout: the order of arrival within a season does not
 * matter, and every machine comes to the same. At each turn of 90 days all counts are halved, so that old prices fade.
 */
final class Prices {
    /** Prices before a median is told; fewer say nothing of what is usual. */
    static final int LEAST = 20;

    static final Prices NONE = new Prices(0, new int[0], new long[0]);

    private static final int SEASON_DAYS = 90;
    /** Fen; a higher price counts as this. */
    static final long HIGHEST = 100_000_000_000L;
    /** Where classes begin: 1, 2, … 10, then each a tenth above the one before. */
    private static final long[] STARTS = starts();

    private final int day;
    /** Classes that have prices, ascending. */
    private final int[] classes;

    private final long[] counts;

    private Prices(int day, int[] classes, long[] counts) {
        this.day = day;
        this.classes = classes;
        this.counts = counts;
    }

    private static long[] starts() {
        long[] starts = new long[400];
        int length = 0;
        for (long start = 0; start <= HIGHEST; start += Math.max(1, start / 10)) {
            starts[length++] = start;
        }
        return Arrays.copyOf(starts, length);
    }

    static int classOf(long price) {
        int found = Arrays.binarySearch(STARTS, Math.clamp(price, 0, HIGHEST));
        return found >= 0 ? found : -found - 2;
    }

    /** What stands for the prices of a class: its middle. */
    static long middle(int priceClass) {
        return priceClass + 1 < STARTS.length
                ? (STARTS[priceClass] + STARTS[priceClass + 1] - 1) / 2
                : STARTS[priceClass];
    }

    /** One more price; {@code today} is the day, counted from 1970, and not before any earlier one. */
    Prices plus(long price, int today) {
        Prices faded = at(today);
        int added = classOf(price);
        int place = Arrays.binarySearch(faded.classes, added);
        if (place >= 0) {
            long[] more = faded.counts.clone();
            more[place]++;
            return new Prices(today, faded.classes, more);
        }
        int before = -place - 1;
        int length = faded.classes.length;
        int[] moreClasses = new int[length + 1];
        long[] moreCounts = new long[length + 1];
        System.arraycopy(faded.classes, 0, moreClasses, 0, before);
        System.arraycopy(faded.counts, 0, moreCounts, 0, before);
        moreClasses[before] = added;
        moreCounts[before] = 1;
        System.arraycopy(faded.classes, before, moreClasses, before + 1, length - before);
        System.arraycopy(faded.counts, before, moreCounts, before + 1, length - before);
        return new Prices(today, moreClasses, moreCounts);
    }

    /** These prices as they count on a day. */
    private Prices at(int today) {
        int turns = classes.length == 0 ? 0 : Math.floorDiv(today, SEASON_DAYS) - Math.floorDiv(day, SEASON_DAYS);
        if (turns <= 0) {
            return this;
        }
        int[] keptClasses = new int[classes.length];
        long[] keptCounts = new long[classes.length];
        int kept = 0;
        for (int i = 0; i < classes.length; i++) {
            long half = turns >= Long.SIZE ? 0 : counts[i] >>> turns;
            if (half > 0) {
                keptClasses[kept] = classes[i];
                keptCounts[kept++] = half;
            }
        }
        return new Prices(today, Arrays.copyOf(keptClasses, kept), Arrays.copyOf(keptCounts, kept));
    }

    /** The median on a day, fen; empty while there are fewer than {@value #LEAST} prices. */
    OptionalLong median(int today) {
        Prices faded = at(today);
        long total = 0;
        for (long count : faded.counts) {
            total += count;
        }
        if (total < LEAST) {
            return OptionalLong.empty();
        }
        long below = 0;
        for (int i = 0; i < faded.classes.length; i++) {
            below += faded.counts[i];
            if (2 * below >= total) {
                return OptionalLong.of(Math.max(1, middle(faded.classes[i])));
            }
        }
        throw new IllegalStateException("the classes hold fewer prices than their sum");
    }

    int day() {
        return day;
    }

    /** The day; how many classes; of each the distance from the one before, and its count. */
    void write(Sink out) {
        out.signed(day);
        out.unsigned(classes.length);
        int before = 0;
        for (int i = 0; i < classes.length; i++) {
            out.unsigned((long) classes[i] - before);
            out.unsigned(counts[i]);
            before = classes[i];
        }
    }

    static Prices read(Source in) {
        int day = Math.toIntExact(in.signed());
        int length = in.count();
        int[] classes = new int[length];
        long[] counts = new long[length];
        int before = 0;
        for (int i = 0; i < length; i++) {
            before += Math.toIntExact(in.unsigned());
            if (before >= STARTS.length) {
                throw new IllegalStateException(
                        "price class %d is not known; there are %d".formatted(before, STARTS.length));
            }
            classes[i] = before;
            counts[i] = in.unsigned();
        }
        return new Prices(day, classes, counts);
    }
}
