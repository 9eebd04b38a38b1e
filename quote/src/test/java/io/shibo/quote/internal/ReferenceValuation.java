package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Valuation} the straightforward way, in money and lists.
 *
 * @param price of the goods; under DDP what is left of the stated price after duties and taxes
 * @param freight share of the line; null where not stated
 * @param fob null where it cannot be told because carriage or insurance in the price is not stated
 * @param cif a lower bound where carriage or insurance outside the price is not stated
 */
record ReferenceValuation(
        Money price,
        @Nullable Money freight,
        @Nullable Money insurance,
        @Nullable Money inland,
        @Nullable Money fob,
        Money cif) {

    /**
     * One a line.
     *
     * @param net prices without import duties and taxes, one a line; null where the stated prices hold
     */
    static List<ReferenceValuation> of(Sale sale, @Nullable List<Money> net) {
        List<Money> prices =
                net == null ? sale.lines().stream().map(Line::price).toList() : net;
        List<@Nullable Money> freights = shares(sale.freight(), prices, sale);
        List<@Nullable Money> insurances = shares(sale.insurance(), prices, sale);
        List<@Nullable Money> inlands = shares(sale.inland(), prices, sale);
        List<ReferenceValuation> values = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            values.add(of(prices.get(i), freights.get(i), insurances.get(i), inlands.get(i), sale));
        }
        return values;
    }

    private static ReferenceValuation of(
            Money price, @Nullable Money freight, @Nullable Money insurance, @Nullable Money inland, Sale sale) {
        boolean carriageInside = Valuation.carriageIncluded(sale);
        boolean insuranceInside = Valuation.insuranceIncluded(sale);
        Money border =
                inland != null && !inland.isZero() && Valuation.inlandIncluded(sale) ? price.minus(inland) : price;
        Money fob = less(less(border, freight, carriageInside), insurance, insuranceInside);
        Money cif = plus(plus(border, freight, !carriageInside), insurance, !insuranceInside);
        return new ReferenceValuation(price, freight, insurance, inland, fob, cif);
    }

    private static @Nullable Money less(@Nullable Money from, @Nullable Money what, boolean inside) {
        if (!inside) {
            return from;
        }
        return from == null || what == null ? null : what.isZero() ? from : from.minus(what);
    }

    private static Money plus(Money to, @Nullable Money what, boolean outside) {
        return outside && what != null && !what.isZero() ? to.plus(what) : to;
    }

    private static List<@Nullable Money> shares(Fact<Money> whole, List<Money> prices, Sale sale) {
        List<@Nullable Money> shares = new ArrayList<>();
        Money amount = sale.goods() ? whole.orNull() : Money.zero(sale.currency());
        if (amount == null || prices.size() == 1) {
            prices.forEach(price -> shares.add(amount));
            return shares;
        }
        split(amount, prices).forEach(shares::add);
        return shares;
    }

    /** By largest remainder, so that the parts add up to the whole. */
    static List<Money> split(Money whole, List<Money> weights) {
        int digits = Math.max(0, whole.currency().getDefaultFractionDigits());
        BigDecimal unit =
                BigDecimal.ONE.movePointLeft(Math.max(digits, whole.amount().scale()));
        BigDecimal sum = weights.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean even = sum.signum() == 0;
        BigDecimal total = even ? BigDecimal.valueOf(weights.size()) : sum;
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> cut = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (Money weight : weights) {
            BigDecimal numerator = whole.amount().multiply(even ? BigDecimal.ONE : weight.amount());
            BigDecimal part = numerator
                    .divide(total.multiply(unit), 0, RoundingMode.FLOOR)
                    .multiply(unit);
            parts.add(part);
            // Remainders over the same total: comparable without dividing.
            cut.add(numerator.subtract(part.multiply(total)));
            given = given.add(part);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> cut.get(b).compareTo(cut.get(a)));
        BigDecimal rest = whole.amount().subtract(given);
        for (int i = 0; rest.signum() > 0; i++, rest = rest.subtract(unit)) {
            int at = order.get(i);
            parts.set(at, parts.get(at).add(unit));
        }
        return parts.stream().map(part -> Money.of(part, whole.currency())).toList();
    }
}
