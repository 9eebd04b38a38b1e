package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Criterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Must-meets, vetoes, wishes, least numbers, fixed meetings, orders and delegations, in matching, timetable and check. */
class PromisesTest {
    /** Up to three exhibitors and three buyers who say all sorts of things. */
    private static Expo random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = random.nextInt(1, 4);
        Tiny tiny = Tiny.slots(slots);
        List<String> exhibitors = new ArrayList<>();
        List<String> buyers = new ArrayList<>();
        int most = random.nextInt(1, 4);
        for (int i = 0; i < random.nextInt(1, 4); i++) {
            exhibitors.add("E" + i);
            tiny.exhibitor("E" + i, most, random.nextInt(most + 1), random.nextInt(3));
        }
        for (int i = 0; i < random.nextInt(1, 4); i++) {
            buyers.add("B" + i);
            tiny.buyer("B" + i, random.nextInt(1, 4), random.nextInt(2), random.nextInt(3));
        }
        Set<String> fixed = new HashSet<>();
        for (String e : exhibitors) {
            for (String b : buyers) {
                int said = random.nextInt(24);
                switch (said) {
                    case 0, 1 -> tiny.must(e, b);
                    case 2 -> tiny.must(b, e);
                    case 3 -> tiny.no(b, e);
                    case 4 -> tiny.no(e, b);
                    case 5, 6 -> tiny.would(b, e).would(e, b);
                    case 7 -> tiny.would(b, e);
                    case 8 -> tiny.must(e, b).no(b, e);
                    default -> {}
                }
                if (said > 20 && fixed.add(b)) {
                    tiny.fixed(e, b, random.nextInt(slots));
                }
            }
        }
        if (random.nextInt(3) == 0 && exhibitors.size() > 1) {
            tiny.before("E0", "B0", "E1", "B0");
        }
        return tiny.expo();
    }

    private static long worth(MeetPlan plan) {
        return plan.certificate().kept() + plan.certificate().bonus();
    }

    /** The matching is exactly optimal and its bound is reached; the timetable is right, and is found where there is one. */
    @Property(tries = 150)
    void agreesWithTryingEverything(@ForAll long seed) {
        Expo expo = random(seed);
        long best = Exhaustive.timetable(expo);
        if (best == Exhaustive.IMPOSSIBLE) {
            assertThat(impossible(expo)).isTrue();
            return;
        }
        MeetPlan plan = MeetPlan.make(expo, seed, stage -> {});
        assertThat(TimetableCheck.check(expo, plan.meetings())).isEmpty();
        assertThat(plan.certificate().verify(expo, plan.meetings())).isEmpty();
        assertThat(plan.certificate().matched())
                .isEqualTo(Exhaustive.matching(expo))
                .isEqualTo(plan.certificate().bound());
        assertThat(worth(plan)).isLessThanOrEqualTo(best);
        // Where everybody is there all day, the matching itself can be scheduled but for what is fixed or ordered.
        if (expo.particulars().fixed().isEmpty()
                && expo.particulars().precedences().isEmpty()) {
            assertThat(worth(plan)).isEqualTo(best);
        }
    }

    private static boolean impossible(Expo expo) {
        try {
            MeetPlan.make(expo, 1, stage -> {});
            return false;
        } catch (CollisionException collides) {
            return !collides.collisions().isEmpty();
        }
    }

    @Test
    void whoMustMeetDoesAlthoughItIsWorthLess() {
        Expo expo = Tiny.slots(3)
                .all(1, 2, 1)
                .exhibitor("E9", 1, 0, 2)
                .must("E9", "B0")
                .expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(plan.of("E9")).hasSize(1);
        assertThat(plan.of("B1")).hasSize(1);
        List<Meeting> without = plan.meetings().stream()
                .filter(m -> !m.exhibitor().equals("E9"))
                .toList();
        assertThat(TimetableCheck.check(expo, without))
                .extracting(TimetableCheck.Violation::rule)
                .containsExactly(TimetableCheck.Rule.MUST_MEET);
    }

    @Test
    void aVetoIsNeverBrokenAndNoticedWhereItIs() {
        Tiny tiny = Tiny.slots(3).all(1, 1, 1);
        List<Meeting> held = MeetPlan.make(tiny.expo(), 1, stage -> {}).meetings();
        assertThat(held).hasSize(1);
        Expo expo = tiny.no("B0", "E0").expo();
        assertThat(MeetPlan.make(expo, 1, stage -> {}).meetings()).isEmpty();
        assertThat(TimetableCheck.check(expo, held))
                .extracting(TimetableCheck.Violation::rule)
                .contains(TimetableCheck.Rule.VETO);
    }

    @Test
    void aWishIsWorthItsPointsToTheSideThatHasIt() {
        Expo expo = Tiny.slots(1).all(2, 1, 1).would("B0", "E1").expo();
        Meeting meeting = MeetPlan.make(expo, 1, stage -> {}).meetings().getFirst();
        Expo without = Tiny.slots(1).all(2, 1, 1).expo();
        assertThat(meeting.exhibitor()).isEqualTo("E1");
        assertThat(meeting.value())
                .isEqualTo(MeetPlan.make(without, 1, stage -> {})
                                .meetings()
                                .getFirst()
                                .value()
                        + Criterion.WISH.mostToBuyer());
    }

    @Test
    void whoIsToHaveALeastNumberComesBeforeWhoHasMany() {
        Tiny tiny = Tiny.slots(4).exhibitor("E0", 4, 0, 0).exhibitor("E1", 4, 1, 1);
        for (int b = 0; b < 4; b++) {
            tiny.buyer("B" + b, 1, 0, 0);
        }
        MeetPlan plan = MeetPlan.make(tiny.expo(), 1, stage -> {});
        assertThat(plan.of("E1")).hasSize(1);
        assertThat(plan.of("E0")).hasSize(3);
        assertThat(plan.certificate().bonus()).isPositive();
        assertThat(plan.certificate().verify(tiny.expo(), plan.meetings())).isEmpty();
    }

    @Test
    void aFixedMeetingIsInItsSlotAndAnOrderIsKept() {
        Expo expo = Tiny.slots(3)
                .all(3, 1, 3)
                .fixed("E1", "B0", 1)
                .before("E1", "B0", "E0", "B0")
                .expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(plan.of("B0")).extracting(Meeting::exhibitor).containsExactly("E2", "E1", "E0");
        List<Meeting> turned = new ArrayList<>();
        for (Meeting m : plan.of("B0")) {
            turned.add(new Meeting(
                    m.exhibitor(), m.buyer(), 2 - m.slot(), m.attendance(), m.value(), m.offer(), m.need()));
        }
        assertThat(TimetableCheck.check(expo, turned))
                .extracting(TimetableCheck.Violation::rule)
                .containsExactly(TimetableCheck.Rule.PRECEDENCE);
    }

    @Test
    void aDelegationMeetsSeveralAtOnceByWhoSpeaksTheLanguage() {
        Expo expo = Tiny.slots(1)
                .all(1, 2, 2)
                .speaks("B1", "ar")
                .person("P0", "E0", "en", 0, 1)
                .person("P1", "E0", "ar", 0, 1)
                .expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(TimetableCheck.check(expo, plan.meetings())).isEmpty();
        assertThat(plan.of("B0")).extracting(Meeting::exhibitorPerson).containsExactly("P0");
        assertThat(plan.of("B1")).extracting(Meeting::exhibitorPerson).containsExactly("P1");
        // If one of them is away the other cannot sit in both.
        Replan replan = Replan.of(expo, plan, List.of(new Change.Away("P1", Set.of(0))), Set.of(), 1);
        assertThat(replan.lost()).hasSize(1);
        assertThat(TimetableCheck.check(expo, replan.meetings(), replan.changes()))
                .isEmpty();
    }

    @Test
    void anotherOfTheDelegationStepsInAndTheMeetingKeepsItsTime() {
        Expo expo = Tiny.slots(2)
                .all(1, 1, 1)
                .person("P0", "E0", "en", 0, 2)
                .person("P1", "E0", "en", 0, 2)
                .expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        Meeting before = plan.meetings().getFirst();
        String ill = before.exhibitorSeat();
        Replan replan = Replan.of(expo, plan, List.of(new Change.Away(ill, Set.of(0, 1))), Set.of(), 1);
        assertThat(replan.moves()).hasSize(1);
        assertThat(replan.meetings().getFirst().slot()).isEqualTo(before.slot());
        assertThat(replan.meetings().getFirst().exhibitorPerson()).isEqualTo(ill.equals("P0") ? "P1" : "P0");
    }

    @Test
    void aNoToOnePersonLeavesTheOthers() {
        Expo expo = Tiny.slots(1)
                .all(1, 1, 1)
                .person("P0", "E0", "en", 0, 1)
                .person("P1", "E0", "en", 0, 1)
                .no("B0", "P0")
                .expo();
        assertThat(MeetPlan.make(expo, 1, stage -> {}).meetings())
                .extracting(Meeting::exhibitorPerson)
                .containsExactly("P1");
    }

    @Test
    void interpretersAreOnlyWhereTheyAre() {
        Tiny tiny =
                Tiny.slots(3).all(1, 1, 1).speaks("B0", "ar").would("B0", "E0").would("E0", "B0");
        Expo expo = tiny.interpreters("ar", "en", 1, 2, 3).expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(plan.meetings()).extracting(Meeting::slot).containsExactly(2);
        Meeting m = plan.meetings().getFirst();
        assertThat(TimetableCheck.check(
                        expo,
                        List.of(new Meeting(
                                m.exhibitor(), m.buyer(), 1, m.attendance(), m.value(), m.offer(), m.need()))))
                .extracting(TimetableCheck.Violation::rule)
                .containsExactly(TimetableCheck.Rule.INTERPRETERS);
    }

    @Test
    void stoppedAtOnceItIsStillAPlanWhoseBoundHolds() {
        Expo expo = Samples.expo(40, 200);
        MeetPlan plan = MeetPlan.make(expo, 1, new Watch() {
            @Override
            public void stage(Stage stage) {}

            @Override
            public boolean stop() {
                return true;
            }
        });
        assertThat(TimetableCheck.check(expo, plan.meetings())).isEmpty();
        assertThat(plan.certificate().verify(expo, plan.meetings())).isEmpty();
        assertThat(expo.list(Role.BUYER)).extracting(Organisation::id).isNotEmpty();
        assertThat(plan.meetings()).allMatch(m -> m.attendance() == Attendance.ONLINE || m.value() >= 0);
    }
}
