package io.shibo.meet.day;

import io.shibo.codes.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of meetings, by the word of each side. The two are kept apart: neither overwrites the other. */
public final class Outcomes {
    private final Map<List<String>, Told> byPair = new TreeMap<>((a, b) -> {
        int exhibitor = a.getFirst().compareTo(b.getFirst());
        return exhibitor != 0 ? exhibitor : a.getLast().compareTo(b.getLast());
    });

    /** What the two together say. */
    public enum Verdict {
        /** One says so, or both. */
        HELD,
        NOT_HELD,
        MOVED,
        /** They contradict each other. */
        DISPUTED
    }

    /** One side's latest word, and the entry it is from. */
    public record Word(Fact.Stated stated, String source) {}

    /** @param exhibitor null where it said nothing; the same for {@code buyer}; never both */
    public record Told(
            String exhibitorId,
            String buyerId,
            @Nullable Word exhibitor,
            @Nullable Word buyer) {
        public Verdict verdict() {
            Fact.Held one = exhibitor == null ? null : exhibitor.stated().held();
            Fact.Held other = buyer == null ? null : buyer.stated().held();
            if (one != null && other != null && one != other) {
                return Verdict.DISPUTED;
            }
            return switch (one != null ? one : other) {
                case HELD -> Verdict.HELD;
                case NOT_HELD -> Verdict.NOT_HELD;
                case MOVED -> Verdict.MOVED;
                case null -> throw new IllegalStateException("nobody said anything");
            };
        }

        public List<String> sources() {
            List<String> sources = new ArrayList<>();
            if (exhibitor != null) {
                sources.add(exhibitor.source());
            }
            if (buyer != null) {
                sources.add(buyer.source());
            }
            return sources;
        }

        /** The value each side states. */
        public Optional<Money> byExhibitor() {
            return Optional.ofNullable(exhibitor).map(word -> word.stated().value());
        }

        public Optional<Money> byBuyer() {
            return Optional.ofNullable(buyer).map(word -> word.stated().value());
        }
    }

    private Outcomes() {}

    public static Outcomes of(Timeline timeline) {
        Outcomes outcomes = new Outcomes();
        for (Timeline.Timed timed : timeline.list()) {
            if (timed.entry().fact() instanceof Fact.Stated stated) {
                outcomes.take(new Word(stated, timed.entry().reference()));
            }
        }
        return outcomes;
    }

    private void take(Word word) {
        Fact.Stated stated = word.stated();
        boolean exhibits = stated.by().equals(stated.exhibitor());
        byPair.compute(List.of(stated.exhibitor(), stated.buyer()), (pair, before) -> {
            @Nullable Word exhibitor = exhibits ? word : before == null ? null : before.exhibitor();
            @Nullable Word buyer = !exhibits ? word : before == null ? null : before.buyer();
            return new Told(stated.exhibitor(), stated.buyer(), exhibitor, buyer);
        });
    }

    /** By exhibitor, then buyer; meetings of which nobody said anything are not among them. */
    public List<Told> list() {
        return List.copyOf(byPair.values());
    }

    public Optional<Told> find(String exhibitor, String buyer) {
        return Optional.ofNullable(byPair.get(List.of(exhibitor, buyer)));
    }
}
