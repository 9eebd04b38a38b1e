package io.shibo.hub.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing: after {@value #FREE} failures from one address within {@link #WINDOW}, that address waits out the window.
 *
 * <p>Counted by address, not by account: nobody can lock another out by failing in their name. Bounded: at most
 * {@value #MOST} addresses are remembered, the longest unseen is forgotten first. Thread-safe.
 */
final class SignInLimit {
    static final int FREE = 10;
    static final int MOST = 10_000;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final LinkedHashMap<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private record Failures(int count, Instant until) {}

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether this address may try now. */
    synchronized boolean allows(String address) {
        Failures failures = byAddress.get(address);
        return failures == null || failures.count < FREE || !clock.instant().isBefore(failures.until);
    }

    synchronized void failed(String address) {
        Instant now = clock.instant();
        Failures before = byAddress.get(address);
        int count = before == null || !now.isBefore(before.until) ? 1 : before.count + 1;
        byAddress.put(address, new Failures(count, now.plus(WINDOW)));
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }
}
