package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.expo.Expo;
import org.junit.jupiter.api.Test;

/** What is scarce is named with what one more of it would gain. */
class BottlenecksTest {
    @Test
    void aTableTooFewIsCountedWithWhatOneMoreIsWorth() {
        Expo expo = Tiny.slots(1)
                .all(2, 2, 1)
                .withoutBooth("E0", "2B")
                .withoutBooth("E1", "2B")
                .tables("2B", 1)
                .expo();
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        Bottlenecks found = Bottlenecks.of(expo, plan);
        assertThat(plan.meetings()).hasSize(1);
        assertThat(found.things()).hasSize(1);
        Bottlenecks.Thing tables = found.things().getFirst();
        assertThat(tables.kind()).isEqualTo(Bottlenecks.Kind.TABLES);
        assertThat(tables.name()).isEqualTo("2B");
        assertThat(tables.used()).containsExactly(1);
        assertThat(tables.usedPercent()).isEqualTo(100);
        assertThat(tables.refused()).isEqualTo(1);
        assertThat(tables.mostWorth()).isEqualTo(plan.meetings().getFirst().value());
        assertThat(found.hours().getFirst().busyPercent()).isEqualTo(50);
        Expo more = Tiny.slots(1)
                .all(2, 2, 1)
                .withoutBooth("E0", "2B")
                .withoutBooth("E1", "2B")
                .tables("2B", 2)
                .expo();
        MeetPlan better = MeetPlan.make(more, 1, stage -> {});
        assertThat(better.certificate().kept() - plan.certificate().kept()).isEqualTo(tables.mostWorth());
    }

    @Test
    void anInterpreterTooFewIsNamedByItsLanguages() {
        Expo expo = Tiny.slots(1)
                .all(2, 2, 1)
                .speaks("B0", "ar")
                .speaks("B1", "ar")
                .would("B0", "E0")
                .would("E0", "B0")
                .would("B1", "E1")
                .would("E1", "B1")
                .interpreters("ar", "en", 1, 0, 1)
                .expo();
        Bottlenecks found = Bottlenecks.of(expo, MeetPlan.make(expo, 1, stage -> {}));
        assertThat(found.things()).extracting(Bottlenecks.Thing::name).containsExactly("ar–en");
        assertThat(found.things().getFirst().refused()).isEqualTo(1);
        assertThat(found.things().getFirst().fullSlots()).isEqualTo(1);
    }
}
