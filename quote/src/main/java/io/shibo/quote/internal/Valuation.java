package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
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
 * <p>All amounts are in the sale's currency.
 *
 * @param price of the goods; under DDP what is left of the stated price after duties and taxes
 * @param freight share of the line; null where not stated
 * @param fob null where it cannot be told because carriage or insurance in the price is not stated
 * @param cif a lower bound where carriage or insurance outside the price is not stated
 */
record Valuation(
        Exact price,
        @Nullable Exact freight,
        @Nullable Exact insurance,
        @Nullable Exact inland,
        @Nullable Exact fob,
        Exact cif) {

    /** One a line. */
    static Valuation[] of(Sale sale) {
        return of(sale, null);
    }

    /**
     * One a line.
     *
     * @param net prices without import duties and taxes, one a line; null where the stated prices hold
     */
    static Valuation[] of(Sale sale, @Nullable List<Money> net) {
        Exact[] prices = new Exact[sale.lines().size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = net == null
                    ? price(sale.lines().get(i))
                    : Exact.of(net.get(i).amount());
        }
        Money none = sale.goods() ? null : Money.zero(sale.currency());
        Money freight = none == null ? sale.freight().orNull() : none;
        Money insurance = none == null ? sale.insurance().orNull() : none;
        Money inland = none == null ? sale.inland().orNull() : none;
        if (prices.length == 1) {
            // Nothing is shared: the line has all carriage and insurance.
            return new Valuation[] {of(prices[0], exact(freight), exact(insurance), exact(inland), sale)};
        }
        @Nullable Exact[] freights = shares(freight, prices);
        @Nullable Exact[] insurances = shares(insurance, prices);
        @Nullable Exact[] inlands = shares(inland, prices);
        Valuation[] values = new Valuation[prices.length];
        for (int i = 0; i < prices.length; i++) {
            values[i] = of(prices[i], freights[i], insurances[i], inlands[i], sale);
        }
        return values;
    }

    private static Exact price(Line line) {
        return Exact.of(line.unitPrice().amount()).times(line.quantity().value());
    }

    private static @Nullable Exact exact(@Nullable Money money) {
        return money == null ? null : money.isZero() ? Exact.ZERO : Exact.of(money.amount());
    }

    private static Valuation of(
            Exact price, @Nullable Exact freight, @Nullable Exact insurance, @Nullable Exact inland, Sale sale) {
        boolean carriageInside = carriageIncluded(sale);
        boolean insuranceInside = insuranceIncluded(sale);
        Exact border = inland != null && !inland.isZero() && inlandIncluded(sale) ? price.minus(inland) : price;
        Exact fob = less(less(border, freight, carriageInside), insurance, insuranceInside);
        Exact cif = plus(plus(border, freight, !carriageInside), insurance, !insuranceInside);
        return new Valuation(price, freight, insurance, inland, fob, cif);
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

    private static @Nullable Exact less(@Nullable Exact from, @Nullable Exact what, boolean inside) {
        if (!inside) {
            return from;
        }
        return from == null || what == null ? null : what.isZero() ? from : from.minus(what);
    }

    private static Exact plus(Exact to, @Nullable Exact what, boolean outside) {
        return outside && what != null && !what.isZero() ? to.plus(what) : to;
    }

    /** An amount shared by price; nulls where it is not stated. */
    private static @Nullable Exact[] shares(@Nullable Money whole, Exact[] prices) {
        if (whole == null) {
            return new Exact[prices.length];
        }
        int digits = Math.max(0, whole.currency().getDefaultFractionDigits());
        int scale = Math.max(digits, whole.amount().scale());
        return Shares.of(Exact.of(whole.amount()), prices, Exact.of(BigDecimal.ONE.movePointLeft(scale)));
    }
}
