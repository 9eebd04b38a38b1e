package io.shibo.clear.step;

/** The number a list gets: nine digits of its place in the log, so that it can be found again from the number. */
public final class Serial {
    private static final long NUMBERS = 1_000_000_000L;

    private Serial() {}

    /**
     * Of a place in the log.
     *
     * @param place the sequence, from 1
     * @return 0 to 999,999,999
     */
    public static long of(long place) {
        return place % NUMBERS;
    }

    /**
     * The nine digits.
     *
     * @param place the sequence, from 1
     * @return with leading zeros
     */
    public static String digits(long place) {
        // One digit too many, which keeps the zeros.
        return Long.toString(NUMBERS + of(place)).substring(1);
    }
}
