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
 * What each line is worth where, from its price and the delivery term (WTO Customs Valuation Agreement, Article 8.2 leaves
 * it to each country whether carriage and insurance belong to the customs value; so both FOB and CIF are given).
 *
 * <p>Carriage and insurance of the sale are shared over lines by price, to the currency's minor unit, the remainder to the
 * lines with the largest part cut off. Under EXW the stated freight is taken to reach from the seller's door. Carriage
 * after importation belongs to neither value where it is told apart from the price (Note to Article 1, paragraph 3(b)).
 *
 * @param price of the goods; under DDP what is left of the stated price after duties and taxes
 * @param freight share of the line; null where not stated
 * @param fob null where it cannot be told because carriage or insurance in the price is not stated
 * @param cif a lower bound where carriage or insurance outside the price is not stated
 */
record Valuation(
        Money price,
        @Nullable Money freight,
        @Nullable Money insurance,
        @Nullable Money inland,
        @Nullable Money fob,
        Money cif) {

    /** One a line. */
    static List<Valuation> of(Sale sale) {
        return of(sale, null);
    }

    /**
     * One a line.
     *
     * @param net prices without import duties and taxes, one a line; null where the stated prices hold
     */
    static List<Valuation> of(Sale sale, @Nullable List<Money> net) {
        return sale.lines().size() == 1 ? List.of(ofOne(sale, net)) : ofSeveral(sale, net);
    }

    /** Nothing is shared: the line has all carriage and insurance. */
    private static Valuation ofOne(Sale sale, @Nullable List<Money> net) {
        Money price = net == null ? sale.lines().getFirst().price() : net.getFirst();
        Money freight = sale.goods() ? sale.freight().orNull() : Money.zero(sale.currency());
        Money insurance = sale.goods() ? sale.insurance().orNull() : Money.zero(sale.currency());
        Money inland = sale.inland().orNull();
        return of(price, freight, insurance, inland, sale);
    }

    private static Valuation of(
            Money price, @Nullable Money freight, @Nullable Money insurance, @Nullable Money inland, Sale sale) {
        boolean carriageInside = carriageIncluded(sale);
        boolean insuranceInside = insuranceIncluded(sale);
        Money border = inland != null && !inland.isZero() && inlandIncluded(sale) ? price.minus(inland) : price;
        Money fob = less(less(border, freight, carriageInside), insurance, insuranceInside);
        Money cif = plus(plus(border, freight, !carriageInside), insurance, !insuranceInside);
        return new Valuation(price, freight, insurance, inland, fob, cif);
    }

    private static List<Valuation> ofSeveral(Sale sale, @Nullable List<Money> net) {
        List<Money> prices =
                net == null ? sale.lines().stream().map(Line::price).toList() : net;
        List<@Nullable Money> freights = shares(sale.freight(), prices, sale);
        List<@Nullable Money> insurances = shares(sale.insurance(), prices, sale);
        List<@Nullable Money> inlands = shares(sale.inland(), prices, sale);
        List<Valuation> values = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            values.add(of(prices.get(i), freights.get(i), insurances.get(i), inlands.get(i), sale));
        }
        return values;
    }

    /** Whether the price includes main carriage. Without a delivery term, what is stated apart is paid apart. */
    static boolean carriageIncluded(Sale sale) {
        return sale.terms() != null && sale.terms().incoterm().includesMainCarriage();
    }

    /** Terms other than CIF and CIP leave insurance to the one who bears the risk; D terms deliver it inside the price. */
    static boolean insuranceIncluded(Sale sale) {
        if (sale.terms() == null) {
            return false;
        }
        return switch (sale.terms().incoterm()) {
            case CIF, CIP, DAP, DPU, DDP -> true;
            case EXW, FCA, FAS, FOB, CFR, CPT -> false;
        };
    }

    /** Whether the price reaches beyond the border. CFR and CIF end at the port; without a term, what is apart is paid apart. */
    static boolean inlandIncluded(Sale sale) {
        if (sale.terms() == null) {
            return false;
        }
        return switch (sale.terms().incoterm()) {
            case CPT, CIP, DAP, DPU, DDP -> true;
            case EXW, FCA, FAS, FOB, CFR, CIF -> false;
        };
    }

    /** Whether the price holds import duties and taxes, so that they have to be taken out first. */
    static boolean dutyIncluded(Sale sale) {
        return sale.goods() && sale.terms() != null && sale.terms().incoterm().includesImportDuty();
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
