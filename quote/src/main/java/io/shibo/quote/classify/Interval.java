package io.shibo.quote.classify;

/**
 * A share and how far it may be off.
 *
 * @param share hits of all, 0 to 1
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
public record Interval(double share, double low, double high) {
    /** The normal distribution's quantile for 95 %, two-sided. */
    private static final double Z = 1.959963984540054;

    /**
     * The score interval of E. B. Wilson (1927), which keeps within 0 and 1 and holds for few cases too.
     *
     * @throws IllegalArgumentException unless {@code 0 <= hits <= of} and {@code of > 0}
     */
    public static Interval wilson(int hits, int of) {
        if (hits < 0 || hits > of || of == 0) {
            throw new IllegalArgumentException("%d hits of %d is no share.".formatted(hits, of));
        }
        double share = (double) hits / of;
        double z2 = Z * Z;
        double middle = (share + z2 / (2 * of)) / (1 + z2 / of);
        double half = Z / (1 + z2 / of) * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of));
        return new Interval(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
