package io.shibo.quote.internal;

import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a pack's running totals, each with a number, so that a sale keeps its totals in an array. */
final class Slots {
    /** The slot of a name that nothing in the pack gives. */
    static final int NONE = -1;

    static final int PRICE = 0;
    static final int GOODS = 1;
    static final int FREIGHT = 2;
    static final int INSURANCE = 3;
    static final int INLAND = 4;
    static final int FOB = 5;
    static final int CIF = 6;
    static final int LINE_COUNT = 7;
    static final int PIECES = 8;
    static final int DISTINCT_CODES = 9;
    static final int CUSTOMS_VALUE = 10;

    /** In the order of the constants. */
    private static final List<String> GIVEN = List.of(
            "price",
            "goods",
            "freight",
            "insurance",
            "inland",
            "fob",
            "cif",
            "line-count",
            "pieces",
            "distinct-codes",
            "customs-value");

    private final Map<String, Integer> byName = new HashMap<>();

    Slots(Pack pack) {
        GIVEN.forEach(this::add);
        pack.state().keySet().forEach(this::add);
        pack.values().keySet().forEach(this::add);
        for (Channel channel : pack.channels()) {
            for (Step step : channel.steps()) {
                add(step.name());
            }
        }
    }

    private void add(String name) {
        byName.putIfAbsent(name, byName.size());
    }

    /** The slot of a name, or {@link #NONE}. */
    int of(String name) {
        return byName.getOrDefault(name, NONE);
    }

    int size() {
        return byName.size();
    }
}
