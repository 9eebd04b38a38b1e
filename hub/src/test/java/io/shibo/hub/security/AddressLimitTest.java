package io.shibo.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
    private Instant now = Instant.parse("2026-03-24T09:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void soManyWithinTheWindowAndThenNoMoreUntilItIsOver() {
        AddressLimit limit = new AddressLimit(clock, 3, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isTrue();
        }
        assertThat(limit.take("a")).isFalse();
        assertThat(limit.take("b")).as("another address").isTrue();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(limit.take("a"))
                .as("to ask again does not lengthen the window")
                .isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(limit.take("a")).isTrue();
    }
}
