package io.shibo.clear.retail;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.formula.Amounts;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.sale.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running totals of one line, or of the whole declaration, as formulas look at them. */
final class Sheet implements Amounts {
    /** Bits of a choice: which of at most 14 measures a layer took, or none. */
    static final int BITS = 4;

    private final Map<String, Integer> names;
    private final @Nullable Exact[] totals;
    /** The whole declaration's, where this is a line's; null where this is the whole. */
    private final @Nullable Sheet entry;

    private final List<Quantity> quantities;
    private final @Nullable BigDecimal sheets;
    private long choices;
    private int layer;

    /** @param totals what is known already, by slot; kept, so the caller gives its own */
    Sheet(
            Map<String, Integer> names,
            @Nullable Exact[] totals,
            @Nullable Sheet entry,
            List<Quantity> quantities,
            @Nullable BigDecimal sheets) {
        this.names = names;
        this.totals = totals;
        this.entry = entry;
        this.quantities = quantities;
        this.sheets = sheets;
    }

    void put(int slot, @Nullable Exact amount) {
        totals[slot] = amount;
    }

    @Nullable
    Exact own(int slot) {
        return totals[slot];
    }

    /** Remembers which measure a layer took; 0 for none. */
    void choose(int chosen) {
        choices |= (long) chosen << layer++ * BITS;
    }

    /** Whether a layer, counted from 0, took a measure. */
    boolean took(int one) {
        return (choices >>> one * BITS & (1 << BITS) - 1) != 0;
    }

    /** What all layers took, in their order. */
    long choices() {
        return choices;
    }

    @Override
    public @Nullable Exact total(String name) {
        Integer slot = names.get(name);
        if (slot == null) {
            return null;
        }
        Exact own = totals[slot];
        return own == null && entry != null ? entry.totals[slot] : own;
    }

    @Override
    public @Nullable Exact measured(Measured what) {
        for (String choice : what.choices()) {
            BigDecimal found = find(choice);
            if (found != null) {
                return Exact.of(found);
            }
        }
        return null;
    }

    private @Nullable BigDecimal find(String choice) {
        Unit unit = Measured.unit(choice);
        if (unit == null) {
            return choice.equals("sheet") ? sheets : null;
        }
        for (Quantity quantity : quantities) {
            if (quantity.unit().dimension() == unit.dimension()) {
                return quantity.to(unit).value();
            }
        }
        return null;
    }

    @Override
    public @Nullable Exact converted(Money amount) {
        return amount.currency().equals(RetailSale.YUAN) ? Exact.of(amount.amount()) : null;
    }

    @Override
    public Answer fact(String name) {
        return Answer.UNKNOWN;
    }

    @Override
    public Answer originates(String agreement) {
        return Answer.UNKNOWN;
    }

    @Override
    public boolean stated(String name) {
        return total(name) != null || find(name) != null;
    }
}
