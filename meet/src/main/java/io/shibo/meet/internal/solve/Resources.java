package io.shibo.meet.internal.solve;

import java.util.Arrays;

/**
 * What ways to meet share: pools of tables and interpreters, and time to walk between places.
 *
 * @param capacity of each pool in each slot: {@code capacity[pool * slots + slot]}
 * @param minutes from place to place, {@code minutes[from][to]}
 * @param begins of each slot, in minutes from any moment, in order
 * @param over when one is free to walk after each slot, in minutes from the same moment
 */
@SuppressWarnings("ArrayRecordComponent") // As Ways.
public record Resources(int[] capacity, int[][] minutes, int[] begins, int[] over) {
    /** Nothing is shared. */
    public static final Resources NONE = new Resources(new int[0], new int[0][], new int[0], new int[0]);

    /** The longest walk there is. */
    int farthest() {
        return Arrays.stream(minutes).flatMapToInt(Arrays::stream).max().orElse(0);
    }
}
