package io.shibo.meet;

import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How idle and how fair a timetable is. A gap is a longest run of slots without a meeting between somebody's first and last of
 * a day; lunch does not divide it, a night ends it. A participant is a person of a delegation, or an organisation that names nobody.
 *
 * @param participants who have a meeting
 * @param gaps of all together
 * @param idleSlots slots in all gaps together
 * @param meanGaps gaps a participant, two decimals
 * @param spread standard deviation of the gaps a participant, two decimals: 0 where all have the same
 * @param most gaps of the one who has most
 * @param without how many have none
 */
public record Gaps(
        int participants, int gaps, int idleSlots, BigDecimal meanGaps, BigDecimal spread, int most, int without) {
    /** Counts the gaps of these meetings, by nothing but the meetings. */
    public static Gaps of(Expo expo, List<Meeting> meetings) {
        Map<String, BitSet> busy = new HashMap<>();
        for (Meeting meeting : meetings) {
            busy.computeIfAbsent(meeting.exhibitorSeat(), id -> new BitSet()).set(meeting.slot());
            busy.computeIfAbsent(meeting.buyerSeat(), id -> new BitSet()).set(meeting.slot());
        }
        List<Edition.Slot> slots = expo.calendar().slots();
        int[][] counted = busy.values().stream().map(own -> count(own, slots)).toArray(int[][]::new);
        int[] gaps = Arrays.stream(counted).mapToInt(each -> each[0]).toArray();
        double mean = Arrays.stream(gaps).average().orElse(0);
        double variance = Arrays.stream(gaps)
                .mapToDouble(each -> (each - mean) * (each - mean))
                .average()
                .orElse(0);
        return new Gaps(
                gaps.length,
                Arrays.stream(gaps).sum(),
                Arrays.stream(counted).mapToInt(each -> each[1]).sum(),
                rounded(mean),
                rounded(Math.sqrt(variance)),
                Arrays.stream(gaps).max().orElse(0),
                (int) Arrays.stream(gaps).filter(each -> each == 0).count());
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private static int[] count(BitSet busy, List<Edition.Slot> slots) {
        int gaps = 0;
        int idle = 0;
        for (int at = busy.nextSetBit(0); at >= 0; ) {
            int next = busy.nextSetBit(at + 1);
            if (next > at + 1 && slots.get(at).day().equals(slots.get(next).day())) {
                gaps++;
                idle += next - at - 1;
            }
            at = next;
        }
        return new int[] {gaps, idle};
    }
}
