package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.expo.Expo;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FewestMovesTest {
    /** Crowded little expos: no plan loses less than the one found, and none that loses as little moves fewer. */
    @Property(tries = 300)
    void noPlanLosesLessOrMovesFewer(@ForAll long seed) {
        Random random = new Random(seed);
        int slots = 3 + random.nextInt(3);
        Tiny tiny = Tiny.slots(slots);
        int exhibitors = 2 + random.nextInt(2);
        int buyers = 2 + random.nextInt(3);
        for (int e = 0; e < exhibitors; e++) {
            tiny.exhibitor("E" + e, 1 + random.nextInt(slots), 0, random.nextInt(2));
        }
        for (int b = 0; b < buyers; b++) {
            tiny.buyer("B" + b, 1 + random.nextInt(3), 0, random.nextInt(2));
        }
        if (random.nextBoolean()) {
            tiny.only("B0", random.nextInt(2), slots - random.nextInt(2));
        }
        if (random.nextBoolean()) {
            tiny.withoutBooth("E0", "1A").withoutBooth("E1", "1A").tables("1A", 1);
        }
        if (random.nextInt(3) == 0) {
            tiny.before("E0", "B0", "E1", "B1");
        }
        Expo expo = tiny.expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        Change change = random.nextInt(4) == 0
                ? new Change.Closed("1A", some(random, slots, 1))
                : new Change.Away(
                        random.nextBoolean() ? "E" + random.nextInt(exhibitors) : "B" + random.nextInt(buyers),
                        some(random, slots, 1 + random.nextInt(2)));
        Replan replan = Replan.of(expo, plan.meetings(), List.of(change), Set.of(), 1);
        assertThat(TimetableCheck.check(expo, replan.meetings(), replan.changes()))
                .isEmpty();
        FewestMoves.Cost found = FewestMoves.Cost.of(replan);
        assertThat(found)
                .as("%s in %s", change, plan.meetings())
                .isEqualTo(FewestMoves.least(expo, plan.meetings(), List.of(change), found));
    }

    private static Set<Integer> some(Random random, int slots, int many) {
        return IntStream.range(0, many).mapToObj(i -> random.nextInt(slots)).collect(Collectors.toSet());
    }
}
