package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;

/** What a sale's price includes, by its delivery term. */
public record PriceScope(boolean carriage, boolean insurance, boolean inland) {
    public static PriceScope of(Sale sale) {
        return new PriceScope(
                Valuation.carriageIncluded(sale), Valuation.insuranceIncluded(sale), Valuation.inlandIncluded(sale));
    }

    /** The stated price of all lines. */
    public static Money price(Sale sale) {
        return sale.lines().stream().map(Line::price).reduce(Money.zero(sale.currency()), Money::plus);
    }
}
