package io.shibo.measure;

import io.shibo.codes.Period;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of a release: a flow of a period, whole or one part of it, with all its measures or, where it is confidential,
 * with none.
 *
 * @param period the period that it is about
 * @param side exports, imports or both
 * @param breakdown how trade is cut
 * @param item which part, in the words of {@link Breakdown}; empty for {@link Breakdown#ALL}
 * @param figures every measure, or empty where the row is suppressed
 */
public record Row(Period period, Side side, Breakdown breakdown, String item, Map<Measure, Figure> figures) {
    /** The item that stands for what is not shown by itself. */
    public static final String OTHER = "other";

    /** The item for all e-commerce regimes together. */
    public static final String E_COMMERCE = "e-commerce";

    public Row {
        Objects.requireNonNull(period);
        Objects.requireNonNull(side);
        if ((breakdown == Breakdown.ALL) != item.isEmpty()) {
            throw new IllegalArgumentException(
                    "row '%s' of breakdown %s: the whole has no item, and a part has one.".formatted(item, breakdown));
        }
        if (!figures.isEmpty() && figures.size() != Measure.values().length) {
            throw new IllegalArgumentException("row %s %s %s has %d measures; it needs all or, if suppressed, none."
                    .formatted(side, breakdown, item, figures.size()));
        }
        figures = figures.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /** Whether its figures are confidential, flag {@code c}. */
    public boolean suppressed() {
        return figures.isEmpty();
    }

    /** The figure of a measure; empty where the row is suppressed. */
    public Optional<Figure> find(Measure measure) {
        return Optional.ofNullable(figures.get(measure));
    }

    /** Whether it is the row of that place. */
    public boolean is(Period otherPeriod, Side otherSide, Breakdown otherBreakdown, String otherItem) {
        return period.equals(otherPeriod) && side == otherSide && breakdown == otherBreakdown && item.equals(otherItem);
    }
}
