package io.shibo.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many times within a window from one address, and no more. Bounded: at most {@value #MOST} addresses are remembered, the
 * longest unseen is forgotten first. Thread-safe.
 */
public final class AddressLimit {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final int free;
    private final Duration window;
    private final LinkedHashMap<String, Taken> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
            return size() > MOST;
        }
    };

    private record Taken(int count, Instant until) {}

    /** @param free how many times, 1 or more */
    public AddressLimit(Clock clock, int free, Duration window) {
        this.clock = clock;
        this.free = free;
        this.window = window;
    }

    /** Takes one; false where none is left in the window that the first one opened. */
    public synchronized boolean take(String address) {
        Instant now = clock.instant();
        Taken before = byAddress.get(address);
        Taken after = before == null || !now.isBefore(before.until)
                ? new Taken(1, now.plus(window))
                : new Taken(Math.min(free + 1, before.count + 1), before.until);
        byAddress.put(address, after);
        return after.count <= free;
    }

    /**
     * Where a request is from. A proxy on this machine speaks for others: the last address it names is the one it saw. From
     * anywhere else such a header is anybody's to write, and is not looked at.
     */
    public static String of(HttpServletRequest request) {
        String remote = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        boolean local = remote.equals("127.0.0.1") || remote.equals("0:0:0:0:0:0:0:1") || remote.equals("::1");
        if (!local || forwarded == null || forwarded.isBlank()) {
            return remote;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.substring(0, Math.min(64, last.length()));
    }
}
