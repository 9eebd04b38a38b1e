package io.shibo.meet.internal.solve;

/**
 * A least number of meetings, wished and not owed: the first meetings of who wants at least so many are worth a bonus, the
 * first the most. A bonus is more than any pair can be worth, so a meeting that closes such a gap is preferred to one that does
 * not; and it falls from one meeting to the next, so that where there are too few meetings for all, everybody has a first
 * before anybody has a third. A sum that falls is concave, which is what keeps prices and the bound exact.
 */
public final class Least {
    /** More than any pair can be worth. */
    private static final int BASE = 2_500;

    private static final int STEP = 50;

    /** No bonus is above this. */
    public static final int MOST_BONUS = BASE + STEP * 1024;

    private Least() {}

    /**
     * What one more meeting adds.
     *
     * @param held meetings there are already
     * @param least how many are wanted at least, at most 1,024
     */
    public static int bonus(int held, int least) {
        return held < least ? BASE + STEP * (least - held) : 0;
    }

    /** What so many meetings add together. */
    public static long total(int held, int least) {
        long total = 0;
        for (int k = 0; k < Math.min(held, least); k++) {
            total += bonus(k, least);
        }
        return total;
    }
}
