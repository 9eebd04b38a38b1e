package io.shibo.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final SignInLimit limit = new SignInLimit(new Clock() {
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
    });

    @Test
    void tenFailuresCloseTheDoorForFiveMinutes() {
        fail("192.0.2.1", SignInLimit.FREE - 1);
        assertThat(limit.allows("192.0.2.1")).isTrue();
        fail("192.0.2.1", 1);
        assertThat(limit.allows("192.0.2.1")).isFalse();
        assertThat(limit.allows("192.0.2.2")).as("nobody else is kept out").isTrue();
        now = now.plus(SignInLimit.WINDOW).minusSeconds(1);
        assertThat(limit.allows("192.0.2.1")).isFalse();
        now = now.plusSeconds(1);
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }

    @Test
    void successForgetsEarlierFailures() {
        fail("192.0.2.1", SignInLimit.FREE - 1);
        limit.succeeded("192.0.2.1");
        fail("192.0.2.1", SignInLimit.FREE - 1);
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }

    @Test
    void oldFailuresDoNotAddUp() {
        for (int i = 0; i < 3 * SignInLimit.FREE; i++) {
            fail("192.0.2.1", 1);
            now = now.plus(SignInLimit.WINDOW).plus(Duration.ofSeconds(1));
        }
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        fail("192.0.2.1", SignInLimit.FREE);
        for (int i = 0; i < SignInLimit.MOST; i++) {
            fail("address-" + i, 1);
        }
        assertThat(limit.allows("192.0.2.1"))
                .as("the longest unseen is forgotten")
                .isTrue();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(address);
        }
    }
}
