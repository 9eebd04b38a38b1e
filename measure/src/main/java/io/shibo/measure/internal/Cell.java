package io.shibo.measure.internal;

import io.shibo.measure.Measure;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sum of atoms after conversion, kept apart by mode. Immutable. */
final class Cell {
    static final Cell EMPTY = new Cell(Map.of());

    private final Map<Mode, Part> parts;

    /**
     * What one mode holds.
     *
     * @param enterprises distinct, complete only while fewer than the threshold
     */
    private record Part(BigDecimal cny, BigDecimal usd, long records, Set<String> enterprises) {
        Part plus(Part other) {
            Set<String> together = new HashSet<>(enterprises);
            together.addAll(other.enterprises);
            return new Part(cny.add(other.cny), usd.add(other.usd), records + other.records, together);
        }
    }

    private Cell(Map<Mode, Part> parts) {
        this.parts = parts;
    }

    static Cell of(Mode mode, BigDecimal cny, BigDecimal usd, long records, List<String> enterprises) {
        return new Cell(Map.of(mode, new Part(cny, usd, records, Set.copyOf(enterprises))));
    }

    Cell plus(Cell other) {
        Map<Mode, Part> sum = new EnumMap<>(Mode.class);
        sum.putAll(parts);
        other.parts.forEach((mode, part) -> sum.merge(mode, part, Part::plus));
        return new Cell(Collections.unmodifiableMap(sum));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Whether each mode has no enterprise or at least {@code threshold} of them. Each published measure is a sum of
     * modes, and differences of measures give single modes back; so the modes themselves must be safe.
     */
    boolean safe(int threshold) {
        return parts.values().stream().allMatch(part -> part.enterprises.size() >= threshold);
    }

    BigDecimal cny(Measure measure) {
        return parts(measure).stream().map(Part::cny).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal usd(Measure measure) {
        return parts(measure).stream().map(Part::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long records(Measure measure) {
        return parts(measure).stream().mapToLong(Part::records).sum();
    }

    private List<Part> parts(Measure measure) {
        return Mode.OF.getOrDefault(measure, Set.of()).stream()
                .filter(parts::containsKey)
                .map(mode -> java.util.Objects.requireNonNull(parts.get(mode)))
                .toList();
    }
}
