package io.shibo.meet.badge;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The badges that open nothing from some day on: lost, or withdrawn. A check for an earlier day is not changed by them, so
 * that what was let in rightly stays so.
 */
public final class Revocations {
    public static final Revocations NONE = new Revocations(List.of());

    private static final Csv.Header HEADER = Csv.Header.of("badge", "from").withOptional("reason");
    private static final int MAX_REASON = 200;

    private final List<Revocation> list;
    private final Map<BadgeId, Revocation> byBadge = new HashMap<>();

    /**
     * @param from first day on which the badge opens nothing
     * @param reason for who asks at the gate; may be empty
     */
    public record Revocation(BadgeId badge, LocalDate from, String reason) {}

    /** A badge that is there more than once is revoked from the earliest day. */
    public Revocations(List<Revocation> list) {
        this.list = List.copyOf(list);
        for (Revocation each : list) {
            byBadge.merge(each.badge(), each, (a, b) -> b.from().isBefore(a.from()) ? b : a);
        }
    }

    /** Reads {@code badge,from,[reason]}, as in {@code B00042/1,2026-03-25,lost}. */
    public static Revocations read(String file, InputStream in) throws IOException {
        Problems problems = new Problems();
        List<Revocation> list = new ArrayList<>();
        Csv.read(file, in, HEADER, problems, row -> {
            @Nullable BadgeId badge = row.parse("badge", BadgeId::parse);
            @Nullable LocalDate from = row.parse("from", Values::date);
            String reason = row.text("reason");
            if (reason.length() > MAX_REASON) {
                row.problem("reason", "has %d characters; at most %d are kept.".formatted(reason.length(), MAX_REASON));
            } else if (badge != null && from != null) {
                list.add(new Revocation(badge, from, reason));
            }
        });
        problems.throwIfAny();
        return new Revocations(list);
    }

    public List<Revocation> list() {
        return list;
    }

    /** Why the badge opens nothing on that day; empty where it is not revoked by then. */
    public Optional<Revocation> find(BadgeId badge, LocalDate day) {
        return Optional.ofNullable(byBadge.get(badge)).filter(each -> !day.isBefore(each.from()));
    }
}
