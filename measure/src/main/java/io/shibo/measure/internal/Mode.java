package io.shibo.measure.internal;

import io.shibo.measure.Answer;
import io.shibo.measure.Measure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The disjoint modes of trade that the two answers allow. Every published measure is a sum of these, which is why nothing
 * can be counted twice.
 */
public enum Mode {
    ORDERED_ONLY(Measure.DIGITAL, Measure.ORDERED),
    ORDERED_DELIVERY_UNKNOWN(Measure.DIGITAL, Measure.ORDERED, Measure.PARTLY_UNKNOWN),
    DELIVERED_ONLY(Measure.DIGITAL, Measure.DELIVERED),
    DELIVERED_ORDER_UNKNOWN(Measure.DIGITAL, Measure.DELIVERED, Measure.PARTLY_UNKNOWN),
    BOTH(Measure.DIGITAL, Measure.ORDERED, Measure.DELIVERED, Measure.BOTH),
    NEITHER(Measure.NOT_DIGITAL),
    UNKNOWN(Measure.UNKNOWN);

    /** The modes that make up each measure. */
    static final Map<Measure, Set<Mode>> OF = new EnumMap<>(Measure.class);

    static {
        for (Measure measure : Measure.values()) {
            EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
            Arrays.stream(values())
                    .filter(mode -> mode.measures.contains(measure))
                    .forEach(modes::add);
            OF.put(measure, modes);
        }
    }

    private final Set<Measure> measures;

    Mode(Measure first, Measure... more) {
        this.measures = EnumSet.of(Measure.TOTAL, more);
        this.measures.add(first);
    }

    static Mode of(Answer ordered, Answer delivered) {
        return switch (ordered) {
            case YES ->
                switch (delivered) {
                    case YES -> BOTH;
                    case NO -> ORDERED_ONLY;
                    case UNKNOWN -> ORDERED_DELIVERY_UNKNOWN;
                };
            case NO ->
                switch (delivered) {
                    case YES -> DELIVERED_ONLY;
                    case NO -> NEITHER;
                    case UNKNOWN -> UNKNOWN;
                };
            case UNKNOWN -> delivered == Answer.YES ? DELIVERED_ORDER_UNKNOWN : UNKNOWN;
        };
    }
}
