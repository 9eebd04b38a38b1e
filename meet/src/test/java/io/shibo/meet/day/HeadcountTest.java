package io.shibo.meet.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.Samples;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeToken;
import io.shibo.meet.badge.BadgeVerifier;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.badge.Keys;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.expo.Expo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadcountTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NINE = Instant.parse("2026-03-24T01:00:00Z");
    private static final Expo EXPO = Samples.expo(10, 30);
    private static final Holder ONE = Roster.of(EXPO).registered().getFirst();

    private final List<Entry> written = new ArrayList<>();
    private Revocations revoked = Revocations.NONE;

    private void scan(String device, Duration after, String zone, Direction direction, Seen seen) {
        int number =
                (int) written.stream().filter(e -> e.device().equals(device)).count() + 1;
        written.add(new Entry(device, number, NINE.plus(after), new Fact.Scan(zone, direction, seen)));
    }

    private static Seen valid(String holder) {
        return new Seen(new BadgeId(holder, 1), BadgeCheck.Outcome.VALID, "");
    }

    private Headcount count(Duration after) {
        BadgeVerifier verifier = new BadgeVerifier("2026", List.of(Keys.OURS.getPublic()), revoked);
        return Headcount.of(
                Timeline.of(Journal.of(written), EXPO.edition(), ZONE), Roster.of(EXPO), verifier, NINE.plus(after));
    }

    @Test
    void goingToAnotherHallIsLeavingTheFirst() {
        scan("A", Duration.ZERO, Zones.SITE, Direction.IN, valid(ONE.id()));
        scan("B", Duration.ofMinutes(5), "1A", Direction.IN, valid(ONE.id()));
        scan("C", Duration.ofMinutes(40), "2B", Direction.IN, valid(ONE.id()));
        scan("C", Duration.ofMinutes(70), "2B", Direction.OUT, valid(ONE.id()));
        assertThat(count(Duration.ofMinutes(6)).inside()).containsOnlyKeys("1A");
        assertThat(count(Duration.ofMinutes(41)).inside()).containsOnlyKeys("2B");
        assertThat(count(Duration.ofMinutes(71)).inside()).containsOnlyKeys(Zones.SITE);
        assertThat(count(Duration.ofHours(24)).inside()).isEmpty();
        assertThat(count(Duration.ofHours(24)).entries()).isEqualTo(3);
        assertThat(count(Duration.ofHours(24)).remarks()).isEmpty();
    }

    @Test
    void aCodeThatADeviceCouldNotCheckIsCheckedAfterwards() {
        String token = BadgeToken.sign(ONE.badge(EXPO.edition(), 1), Keys.OURS.getPrivate());
        String forged = BadgeToken.sign(ONE.badge(EXPO.edition(), 1), Keys.STRANGERS.getPrivate());
        BadgeId id = new BadgeId(ONE.id(), 1);
        scan("A", Duration.ZERO, "1A", Direction.IN, new Seen(id, BadgeCheck.Outcome.NOT_CHECKED, forged));
        assertThat(count(Duration.ofHours(1)).remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.why()).isEqualTo(Headcount.Why.REFUSED);
            assertThat(remark.outcome()).isEqualTo(BadgeCheck.Outcome.NOT_GENUINE);
        });
        assertThat(count(Duration.ofHours(1)).firstVisits()).isEmpty();
        scan("A", Duration.ofMinutes(1), "1A", Direction.IN, new Seen(id, BadgeCheck.Outcome.NOT_CHECKED, token));
        assertThat(count(Duration.ofHours(1)).firstVisits()).containsOnlyKeys(ONE.id());
        // The code of one badge does not vouch for another.
        String other = Roster.of(EXPO).registered().get(1).id();
        scan(
                "A",
                Duration.ofMinutes(2),
                "1A",
                Direction.IN,
                new Seen(new BadgeId(other, 1), BadgeCheck.Outcome.NOT_CHECKED, token));
        assertThat(count(Duration.ofHours(1)).firstVisits()).containsOnlyKeys(ONE.id());
    }

    @Test
    void aNumberTypedByHandCountsWhereSomebodyIsRegisteredUnderIt() {
        scan(
                "A",
                Duration.ZERO,
                "1A",
                Direction.IN,
                new Seen(new BadgeId(ONE.id(), 1), BadgeCheck.Outcome.NOT_CHECKED, ""));
        scan(
                "A",
                Duration.ZERO,
                "1A",
                Direction.IN,
                new Seen(new BadgeId("NOBODY", 1), BadgeCheck.Outcome.NOT_CHECKED, ""));
        Headcount count = count(Duration.ofHours(1));
        assertThat(count.byHand()).isEqualTo(1);
        assertThat(count.firstVisits()).containsOnlyKeys(ONE.id());
        assertThat(count.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.why()).isEqualTo(Headcount.Why.UNKNOWN));
        assertThat(count.noShows()).hasSize(Roster.of(EXPO).registered().size() - 1);
    }

    @Test
    void whatAPersonShouldLookAtIsNamed() {
        scan("A", Duration.ZERO, "1A", Direction.IN, valid(ONE.id()));
        scan("A", Duration.ofMinutes(2), "1A", Direction.IN, valid(ONE.id()));
        scan("A", Duration.ofMinutes(3), "2B", Direction.OUT, valid(ONE.id()));
        revoked = new Revocations(
                List.of(new Revocations.Revocation(new BadgeId(ONE.id(), 1), LocalDate.of(2026, 3, 25), "lost")));
        scan("A", Duration.ofHours(24), "1A", Direction.IN, valid(ONE.id()));
        assertThat(count(Duration.ofHours(30)).remarks())
                .extracting(Headcount.Remark::why)
                .containsExactly(Headcount.Why.ALREADY_INSIDE, Headcount.Why.NOT_INSIDE, Headcount.Why.REVOKED_BY_THEN);
    }

    @Test
    void aClockSetBackOrGoneWildDoesNotTurnADevicesOrder() {
        scan("A", Duration.ofMinutes(30), "1A", Direction.IN, valid(ONE.id()));
        scan("A", Duration.ofMinutes(10), "1A", Direction.OUT, valid(ONE.id()));
        scan("A", Duration.ofDays(-9000), "2B", Direction.IN, valid(ONE.id()));
        assertThat(count(Duration.ofMinutes(31)).inside()).containsOnlyKeys("2B");
        assertThat(count(Duration.ofMinutes(31)).remarks()).isEmpty();
    }
}
