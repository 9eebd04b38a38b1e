package io.shibo.quote.internal;

import io.shibo.quote.Assessment;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.sale.Sale;

/** Sends sales through a channel, whatever their delivery term; all suppositions and comparisons go this way. */
public final class Passes {
    private Passes() {}

    /** @throws IllegalArgumentException if no exchange rate leads from the sale's currency to the pack's */
    public static Assessment assess(Sale sale, CompiledPack compiled, Channel channel, Assumption assumed) {
        return Valuation.dutyIncluded(sale)
                ? new DutyPaidPrice(sale, compiled, channel, assumed).assess()
                : new Assessor(sale, compiled, channel, assumed).assess();
    }
}
