package io.shibo.clear.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.risk.Sighting;
import io.shibo.clear.risk.Subject;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state that forgets watches cannot be told from one that does not, but by its size. */
class ForgettingTest {
    private static final long DAY = 24L * 3_600_000;
    private static final int EVENTS = 30_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsWatchesOfTheLastMonthAndDecidesAsBefore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Slices forgetful = new Slices();
        Slices faithful = new Slices();
        long at = 1_780_000_000_000L;
        for (int i = 0; i < EVENTS; i++) {
            at += random.nextInt(400) == 0 ? random.nextLong(20 * DAY) : random.nextLong(DAY / 150);
            Event.Noted noted = new Event.Noted(sighting(random, at), at);
            forgetful.apply(noted, effect -> {});
            faithful.apply(noted, effect -> {});
            if (i % 50 == 0) {
                forgetful.forget();
            }
            if (i % 3_000 == 0) {
                assertThat(forgetful.hash()).isEqualTo(faithful.hash());
            }
        }
        // The last sightings bring the days up to date; then there is nothing left to forget.
        for (int i = 0; i < 100; i++) {
            forgetful.forget();
        }
        assertThat(forgetful.hash()).isEqualTo(faithful.hash());
        assertThat(faithful.count(Key.Space.WATCH)).isGreaterThan(EVENTS / 2);
        assertThat(forgetful.count(Key.Space.WATCH)).isBetween(100L, EVENTS / 4L);
    }

    /** Some things come again after months, most never. */
    private static Sighting sighting(SplittableRandom random, long at) {
        boolean regular = random.nextInt(10) == 0;
        Subject subject = switch (random.nextInt(6)) {
            case 0 -> Subject.BUYER;
            case 1 -> Subject.TELEPHONE;
            case 2 -> Subject.BASKET;
            case 3 -> Subject.PURCHASE;
            case 4 -> Subject.PAYMENT_COMPANY;
            default -> random.nextInt(10) == 0 ? Subject.SHOP : Subject.ADDRESS;
        };
        long key = regular ? random.nextInt(30) : at * 31 + random.nextInt();
        return new Sighting(subject, key, random.nextInt(1_000), random.nextInt(5));
    }
}
