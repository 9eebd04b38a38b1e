package io.shibo.meet.internal.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SlotsTest {
    /** Random pairs of a bipartite graph in which nobody has more than {@code degree}. */
    private static Ways random(long seed, int slots, int degree, boolean alwaysThere) {
        SplittableRandom random = new SplittableRandom(seed);
        int left = random.nextInt(2, 12);
        int right = random.nextInt(2, 20);
        int[] atLeft = new int[left];
        int[] atRight = new int[right];
        List<int[]> pairs = new ArrayList<>();
        for (int l = 0; l < left; l++) {
            for (int r = 0; r < right; r++) {
                if (random.nextInt(2) == 0 && atLeft[l] < degree && atRight[r] < degree) {
                    atLeft[l]++;
                    atRight[r]++;
                    pairs.add(new int[] {l, r});
                }
            }
        }
        int words = (slots + 63) / 64;
        long[] allowed = new long[pairs.size() * words];
        for (int p = 0; p < pairs.size(); p++) {
            for (int s = 0; s < slots; s++) {
                if (alwaysThere || random.nextInt(3) > 0) {
                    allowed[p * words + s / 64] |= 1L << s;
                }
            }
        }
        return Ways.of(
                pairs.stream().mapToInt(p -> p[0]).toArray(),
                pairs.stream().mapToInt(p -> p[1]).toArray(),
                allowed,
                slots);
    }

    private static void neverTwoAtOnce(Ways pairs, int[] slotOf) {
        Set<List<Integer>> busy = new HashSet<>();
        for (int p = 0; p < pairs.pairs(); p++) {
            int slot = slotOf[p];
            if (slot >= 0) {
                assertThat(busy.add(List.of(0, pairs.left()[p], slot))).isTrue();
                assertThat(busy.add(List.of(1, pairs.right()[p], slot))).isTrue();
                assertThat(pairs.allowed()[p * pairs.words() + slot / 64] >>> slot & 1)
                        .isEqualTo(1);
            }
        }
    }

    @Property(tries = 500)
    void nobodyMeetsTwiceAtOnceOrWhileAway(@ForAll long seed, @ForAll @IntRange(min = 1, max = 130) int slots) {
        Ways pairs = random(seed, slots, slots + 2, false);
        neverTwoAtOnce(pairs, Slots.place(pairs, seed));
    }

    @Property(tries = 500)
    void asManySlotsAsMeetingsSufficeWhereAllAreAlwaysThere(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int slots) {
        // König 1916: a bipartite graph of degree k has its edges coloured with k colours.
        Ways pairs = random(seed, slots, slots - 1, true);
        int[] slotOf = Slots.place(pairs, seed);
        neverTwoAtOnce(pairs, slotOf);
        assertThat(slotOf).doesNotContain(-1);
    }

    @Property(tries = 200)
    void theSameSeedGivesTheSameSlots(@ForAll long seed) {
        Ways pairs = random(seed, 9, 8, false);
        assertThat(Slots.place(pairs, 7)).isEqualTo(Slots.place(pairs, 7));
    }

    @Property(tries = 300)
    void placesAsManyAsAnExhaustiveSearch(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 3;
        int size = random.nextInt(1, 7);
        int[] left = random.ints(size, 0, 3).toArray();
        int[] right = random.ints(size, 0, 3).toArray();
        long[] allowed = random.longs(size, 0, 8).toArray();
        Ways pairs = Ways.of(left, right, allowed, slots);
        int[] slotOf = Slots.place(pairs, seed);
        neverTwoAtOnce(pairs, slotOf);
        long placed = Arrays.stream(slotOf).filter(s -> s >= 0).count();
        // Where all can be placed, all are; elsewhere the search may stop one short.
        int best = exhaustive(pairs, 0, new int[size]);
        assertThat(placed).isLessThanOrEqualTo(best);
        if (best == size) {
            assertThat(placed).isEqualTo(best);
        }
    }

    private static int exhaustive(Ways pairs, int at, int[] slotOf) {
        if (at == pairs.pairs()) {
            return 0;
        }
        slotOf[at] = -1;
        int best = exhaustive(pairs, at + 1, slotOf);
        for (int slot = 0; slot < pairs.slots(); slot++) {
            boolean free = (pairs.allowed()[at] >>> slot & 1) == 1;
            for (int other = 0; other < at && free; other++) {
                boolean shared = pairs.left()[other] == pairs.left()[at] || pairs.right()[other] == pairs.right()[at];
                free = !(shared && slotOf[other] == slot);
            }
            if (free) {
                slotOf[at] = slot;
                best = Math.max(best, 1 + exhaustive(pairs, at + 1, slotOf));
            }
        }
        slotOf[at] = -1;
        return best;
    }

    @Property(tries = 300)
    void whatIsSharedIsNeverUsedTwice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int slots) {
        Ways pairs = random(seed, slots, slots + 2, false);
        SplittableRandom random = new SplittableRandom(seed);
        int[] capacity = {random.nextInt(3), 1 + random.nextInt(3), random.nextInt(3)};
        int[] pools = new int[2 * pairs.pairs()];
        int[] place = new int[pairs.pairs()];
        for (int p = 0; p < pairs.pairs(); p++) {
            pools[2 * p] = random.nextInt(3) - 1;
            pools[2 * p + 1] = random.nextBoolean() ? 2 : -1;
            place[p] = random.nextInt(4) - 1;
        }
        int[][] minutes = {{0, 3, 9}, {3, 0, 9}, {9, 9, 0}};
        int[] begins = new int[slots];
        int[] over = new int[slots];
        for (int t = 0; t < slots; t++) {
            begins[t] = t == 0 ? 0 : over[t - 1] + random.nextInt(12);
            over[t] = begins[t] + 1 + random.nextInt(5);
        }
        int[] inSlots = new int[3 * slots];
        java.util.Arrays.setAll(inSlots, i -> capacity[i / slots]);
        Ways ways = new Ways(pairs.start(), pairs.left(), pairs.right(), pairs.allowed(), pools, place, slots);
        Slots solved = new Slots(ways, new Resources(inSlots, minutes, begins, over), Rules.none(pairs.pairs()), seed);
        solved.place(IntStream.range(0, pairs.pairs()).toArray(), () -> false);
        int[] slotOf = IntStream.range(0, pairs.pairs()).map(solved::slotOf).toArray();
        neverTwoAtOnce(pairs, slotOf);
        int[][] used = new int[3][slots];
        for (int p = 0; p < pairs.pairs(); p++) {
            for (int i = 2 * p; slotOf[p] >= 0 && i < 2 * p + 2; i++) {
                if (pools[i] >= 0) {
                    assertThat(++used[pools[i]][slotOf[p]]).isLessThanOrEqualTo(capacity[pools[i]]);
                }
            }
            for (int q = 0; q < pairs.pairs(); q++) {
                boolean later = slotOf[p] >= 0 && slotOf[q] > slotOf[p] && pairs.right()[p] == pairs.right()[q];
                if (later && place[p] >= 0 && place[q] >= 0) {
                    assertThat(minutes[place[p]][place[q]]).isLessThanOrEqualTo(begins[slotOf[q]] - over[slotOf[p]]);
                }
            }
        }
    }
}
