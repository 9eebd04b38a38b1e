package io.shibo.meet.internal.solve;

/**
 * What holds for single pairs beyond their ways.
 *
 * @param hold the slot a pair must be in; -1 where any will do
 * @param kept whether a pair must have a slot: it may be moved, and gives way to others last
 * @param earlier of each pair, those that must be in an earlier slot where both have one
 * @param later of each pair, those that must be in a later slot
 */
@SuppressWarnings("ArrayRecordComponent") // As Ways.
public record Rules(int[] hold, boolean[] kept, int[][] earlier, int[][] later) {
    private static final int[] NOBODY = {};

    /** No rules for so many pairs. */
    public static Rules none(int pairs) {
        int[] hold = new int[pairs];
        java.util.Arrays.fill(hold, Ways.NONE);
        int[][] nobody = new int[pairs][];
        java.util.Arrays.fill(nobody, NOBODY);
        return new Rules(hold, new boolean[pairs], nobody, nobody.clone());
    }

    /** Says that one pair is to be before another. */
    public void precede(int first, int then) {
        later[first] = with(later[first], then);
        earlier[then] = with(earlier[then], first);
    }

    private static int[] with(int[] some, int one) {
        int[] more = java.util.Arrays.copyOf(some, some.length + 1);
        more[some.length] = one;
        return more;
    }
}
