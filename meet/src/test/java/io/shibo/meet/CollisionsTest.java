package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Language;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.expo.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Impossible input says which rules collide, by name, and no rule that could be spared. */
class CollisionsTest {
    private static Collision only(Expo expo, String key) {
        List<Collision> found = Collisions.of(expo);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().what().key()).isEqualTo(key);
        for (Language language : Language.values()) {
            assertThat(found.getFirst().what().text(language)).doesNotContain("{");
            assertThat(found.getFirst().advice().text(language)).doesNotContain("{");
        }
        assertThatThrownBy(() -> MeetPlan.make(expo, 1, stage -> {})).isInstanceOf(CollisionException.class);
        return found.getFirst();
    }

    @Test
    void whoMustMeetSomebodyWhoSaysNo() {
        Collision found =
                only(Tiny.slots(3).all(1, 1, 3).must("E0", "B0").no("B0", "E0").expo(), "collision.veto");
        assertThat(found.what().text(Language.EN))
                .isEqualTo("Firm E0 must meet Firm B0, who wants no meeting with it.");
        assertThat(found.rules())
                .containsExactlyInAnyOrder(
                        new Collision.Rule.Wished(new Wish("E0", "B0", Wish.Kind.MUST_MEET)),
                        new Collision.Rule.Wished(new Wish("B0", "E0", Wish.Kind.NO_THANKS)));
    }

    @Test
    void threePeopleAndOneSlot() {
        Collision found = only(
                Tiny.slots(1).all(1, 2, 2).must("B0", "E0").must("E0", "B1").expo(), "collision.slots");
        assertThat(found.what().text(Language.EN))
                .isEqualTo(
                        "Firm E0: 2 meetings that are owed (Firm E0 – Firm B0, Firm E0 – Firm B1) have only 1 slots between them: 2026-03-24 08:00.");
        assertThat(found.rules()).hasSize(2);
    }

    @Test
    void onlyTheMeetingsThatShareTheFewSlotsAreNamed() {
        Collision found = only(
                Tiny.slots(5)
                        .all(1, 4, 5)
                        .only("B0", 2, 3)
                        .only("B1", 2, 3)
                        .must("E0", "B0")
                        .must("E0", "B1")
                        .must("E0", "B2")
                        .must("E0", "B3")
                        .expo(),
                "collision.slots");
        assertThat(found.rules())
                .containsExactlyInAnyOrder(
                        new Collision.Rule.Wished(new Wish("E0", "B0", Wish.Kind.MUST_MEET)),
                        new Collision.Rule.Wished(new Wish("E0", "B1", Wish.Kind.MUST_MEET)));
    }

    @Test
    void fixedMeetingsAtOnce() {
        Collision found = only(
                Tiny.slots(3)
                        .all(2, 1, 3)
                        .fixed("E0", "B0", 1)
                        .fixed("E1", "B0", 1)
                        .expo(),
                "collision.slots");
        assertThat(found.rules())
                .containsExactly(
                        new Collision.Rule.Agreed(new FixedMeeting("E0", "B0", 1)),
                        new Collision.Rule.Agreed(new FixedMeeting("E1", "B0", 1)));
    }

    @Test
    void aFixedMeetingWithSomebodyWhoSaysNo() {
        only(Tiny.slots(3).all(1, 1, 3).fixed("E0", "B0", 1).no("E0", "B0").expo(), "collision.veto.fixed");
    }

    @Test
    void aRingOfPrecedences() {
        Collision found = only(
                Tiny.slots(5)
                        .all(2, 2, 5)
                        .before("E1", "B1", "E0", "B0")
                        .before("E0", "B0", "E0", "B1")
                        .before("E0", "B1", "E1", "B0")
                        .before("E1", "B0", "E0", "B0")
                        .expo(),
                "collision.ring");
        assertThat(found.rules()).hasSize(3);
        assertThat(found.what().text(Language.EN))
                .contains("Firm E0 – Firm B0 → Firm E0 – Firm B1 → Firm E1 – Firm B0 →");
    }

    @Test
    void anOrderThatDoesNotFit() {
        Collision found = only(
                Tiny.slots(4)
                        .all(2, 2, 5)
                        .fixed("E0", "B0", 2)
                        .must("B1", "E0")
                        .must("B1", "E1")
                        .before("E0", "B0", "E0", "B1")
                        .before("E0", "B1", "E1", "B1")
                        .expo(),
                "collision.order");
        assertThat(found.rules()).hasSize(5);
    }

    @Test
    void moreMeetingsThanOneWants() {
        Collision found = only(
                Tiny.slots(4)
                        .all(3, 1, 2)
                        .must("B0", "E0")
                        .must("B0", "E1")
                        .must("E2", "B0")
                        .expo(),
                "collision.capacity");
        assertThat(found.rules()).contains(new Collision.Rule.Most("B0")).hasSize(4);
    }

    @Test
    void twoWhoAreNeverThereTogether() {
        Collision found = only(
                Tiny.slots(4)
                        .all(1, 1, 2)
                        .only("E0", 0, 2)
                        .only("B0", 2, 4)
                        .must("B0", "E0")
                        .expo(),
                "collision.never");
        assertThat(found.rules()).contains(new Collision.Rule.There("E0"), new Collision.Rule.There("B0"));
    }

    @Test
    void aHallWithoutTables() {
        Collision found = only(
                Tiny.slots(4)
                        .all(1, 1, 2)
                        .withoutBooth("E0", "2B")
                        .tables("2B", 0)
                        .must("B0", "E0")
                        .expo(),
                "collision.table");
        assertThat(found.rules()).contains(new Collision.Rule.Tables("2B"));
    }

    @Test
    void fewerTablesThanMeetingsOwed() {
        Collision found = only(
                Tiny.slots(1)
                        .all(3, 3, 2)
                        .withoutBooth("E0", "2B")
                        .withoutBooth("E1", "2B")
                        .tables("2B", 1)
                        .must("B0", "E0")
                        .must("B1", "E1")
                        .must("B2", "E2")
                        .expo(),
                "collision.tables");
        assertThat(found.rules()).contains(new Collision.Rule.Tables("2B")).hasSize(3);
    }

    @Test
    void anInterpreterWhoIsThereWhenTheyAreNot() {
        Collision found = only(
                Tiny.slots(4)
                        .all(1, 1, 2)
                        .speaks("B0", "ar")
                        .only("B0", 0, 2)
                        .interpreters("ar", "en", 3, 2, 4)
                        .must("B0", "E0")
                        .expo(),
                "collision.interpreter");
        assertThat(found.rules()).contains(new Collision.Rule.Interpreted(Venue.Languages.of("ar", "en")));
    }

    @Test
    void onePersonOfADelegationIsAskedByTwoAtOnce() {
        Tiny tiny = Tiny.slots(1).all(1, 2, 2).person("P0", "E0", "en", 0, 1).person("P1", "E0", "en", 0, 1);
        assertThat(Collisions.of(tiny.must("B0", "P0").must("B1", "E0").expo())).isEmpty();
        Collision found = only(tiny.must("B1", "P0").expo(), "collision.slots");
        assertThat(found.what().text(Language.EN)).startsWith("Person P0: 2 meetings");
    }

    @Test
    void severalCollisionsAreAllTold() {
        Expo expo = Tiny.slots(2)
                .all(3, 3, 2)
                .must("E0", "B0")
                .no("B0", "E0")
                .fixed("E1", "B1", 0)
                .fixed("E1", "B2", 0)
                .before("E2", "B2", "E2", "B1")
                .before("E2", "B1", "E2", "B2")
                .expo();
        assertThat(Collisions.of(expo))
                .extracting(each -> each.what().key())
                .containsExactlyInAnyOrder("collision.veto", "collision.slots", "collision.ring");
    }
}
