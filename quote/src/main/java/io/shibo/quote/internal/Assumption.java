package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.rule.MeasureTable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed about measures and prices, to see what would follow.
 *
 * @param granted ids of measures whose condition is taken to hold
 * @param denied ids of measures that are taken not to apply
 * @param net prices without import duties and taxes, one a line, in the sale's currency; null where the stated ones hold
 */
public record Assumption(
        Set<String> granted, Set<String> denied, @Nullable List<Money> net) {
    /** Nothing is supposed. */
    public static final Assumption NONE = new Assumption(Set.of(), Set.of());

    /** About measures alone. */
    public Assumption(Set<String> granted, Set<String> denied) {
        this(granted, denied, null);
    }

    public Assumption {
        granted = Set.copyOf(granted);
        denied = Set.copyOf(denied);
        net = net == null ? null : List.copyOf(net);
    }

    /** Whether a measure is taken to hold, by its row. */
    boolean grants(MeasureTable table, int row) {
        return names(granted, table, row);
    }

    /** Whether a measure is taken not to apply. */
    boolean denies(MeasureTable table, int row) {
        return names(denied, table, row);
    }

    private static boolean names(Set<String> ids, MeasureTable table, int row) {
        for (String id : ids) {
            if (table.hasId(row, id)) {
                return true;
            }
        }
        return false;
    }

    /** The same with other prices. */
    Assumption at(List<Money> prices) {
        return new Assumption(granted, denied, prices);
    }
}
