package io.shibo.clear.risk;

/**
 * How far back a figure looks from the moment of the parcel, which is always included.
 *
 * <p>Spans slide by slots: an hour is the running ten minutes and the five slots before them, a day the running hour and the 23
 * before it, 30 days today and the 29 days before it. Slots are cut by China's time.
 */
public enum Span {
    /** The parcel by itself. */
    NOW("", 1, 1),
    HOUR("1h", 1, 6),
    DAY("1d", 6, 24),
    MONTH("30d", 144, 30);

    /** China has had one time, eight hours before UTC, and no summer time since 1992. */
    private static final long OFFSET_MILLIS = 8 * 3_600_000L;

    private static final long SLOT_MILLIS = 600_000L;
    private static final int SLOTS_A_DAY = 144;

    private final String written;
    private final int width;
    private final int length;

    Span(String written, int width, int length) {
        this.written = written;
        this.width = width;
        this.length = length;
    }

    /** As rules write it: {@code 1h}, {@code 1d}, {@code 30d}. */
    public String written() {
        return written;
    }

    /** The ten minutes that a time lies in, counted from 1970 in China's time. */
    static int slot(long at) {
        return Math.toIntExact(Math.floorDiv(at + OFFSET_MILLIS, SLOT_MILLIS));
    }

    static int day(int slot) {
        return Math.floorDiv(slot, SLOTS_A_DAY);
    }

    /** How many of its slots it has: 30 days, for one. */
    int length() {
        return length;
    }

    /** The first slot of this span's unit that a slot lies in: of its ten minutes, its hour, its day. */
    int start(int slot) {
        return Math.floorDiv(slot, width) * width;
    }

    /** Whether a slot lies in the span that ends with {@code now}. */
    boolean covers(int slot, int now) {
        return Math.floorDiv(slot, width) > Math.floorDiv(now, width) - length;
    }
}
