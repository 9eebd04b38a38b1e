package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.score.Scoring;
import org.junit.jupiter.api.Test;

/** One meeting more or less: a slot is taken by what two have agreed on, and by nothing else. */
class ArrangementTest {
    private static final Expo EXPO = Samples.expo(40, 160);

    @Test
    void whatIsDeclinedGivesItsPlacesBackAndIsRecommendedAgain() {
        MeetPlan plan = MeetPlan.make(EXPO, 1, stage -> {});
        Scoring scoring = new Scoring(EXPO);
        Owed owed = new Owed(EXPO);
        Meeting declined = plan.meetings().stream()
                .filter(m -> !owed.has(m.exhibitor(), m.buyer()))
                .findFirst()
                .orElseThrow();
        Arrangement before = new Arrangement(EXPO, plan);
        MeetPlan without =
                before.without(declined.exhibitor(), declined.buyer()).orElseThrow();
        assertThat(without.meetings()).hasSize(plan.meetings().size() - 1).doesNotContain(declined);
        assertThat(TimetableCheck.check(EXPO, without.meetings())).isEmpty();
        assertThat(without.certificate().verify(EXPO, without.meetings())).isEmpty();
        Arrangement after = new Arrangement(EXPO, without);
        assertThat(after.recommended(scoring, EXPO.get(declined.buyer()), 50))
                .anyMatch(each -> each.partner().id().equals(declined.exhibitor()) && each.value() == declined.value());
        MeetPlan again =
                after.with(scoring, declined.exhibitor(), declined.buyer()).orElseThrow();
        assertThat(again.certificate().kept()).isEqualTo(plan.certificate().kept());
        assertThat(TimetableCheck.check(EXPO, again.meetings())).isEmpty();
        assertThat(again.certificate().verify(EXPO, again.meetings())).isEmpty();
        assertThat(new Arrangement(EXPO, again).with(scoring, declined.exhibitor(), declined.buyer()))
                .isEmpty();
    }

    @Test
    void whatIsOwedIsNotDeclined() {
        Expo expo = Tiny.slots(2).all(1, 1, 1).must("E0", "B0").expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(new Arrangement(expo, plan).without("E0", "B0")).isEmpty();
    }

    @Test
    void whoHasNoPlaceLeftIsRecommendedNobody() {
        Expo expo = Tiny.slots(2).all(2, 1, 1).expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(new Arrangement(expo, plan).recommended(new Scoring(expo), expo.get("B0"), 5))
                .isEmpty();
    }
}
