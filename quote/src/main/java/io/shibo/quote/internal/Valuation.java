package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each line is worth where, from its price and the delivery term (WTO Customs Valuation Agreement, Article 8.2 leaves
 * it to each country whether carriage and insurance belong to the customs value; so both FOB and CIF are given).
 *
 * <p>Carriage and insurance of the sale are shared over lines by price, to the currency's minor unit, the remainder to the
 * lines with the largest part cut off. Under EXW the stated freight is taken to reach from the seller's door. Carriage
 * after importation belongs to neither value where it is told apart from the price (Note to Article 1, paragraph 3(b)).
 *
 * <p>A line's registers get, by {@link Slots}: {@code PRICE}, under DDP what is left of the stated one after duties and taxes;
 * {@code FREIGHT}, {@code INSURANCE} and {@code INLAND}, unknown where not stated; {@code FOB}, unknown where carriage or
 * insurance in the price is not stated; {@code CIF}, a lower bound where carriage or insurance outside the price is not
 * stated. All are in the sale's currency.
 */
final class Valuation {
    private Valuation() {}

    /**
     * Values every line.
     *
     * @param net prices without import duties and taxes, one a line; null where the stated prices hold
     * @param lines registers of each line
     */
    static void put(Sale sale, @Nullable List<Money> net, Registers[] lines) {
        for (int i = 0; i < lines.length; i++) {
            Line line = sale.lines().get(i);
            if (net == null) {
                lines[i].putProduct(
                        Slots.PRICE, line.unitPrice().amount(), line.quantity().value());
            } else {
                lines[i].put(Slots.PRICE, net.get(i).amount());
            }
        }
        Money none = sale.goods() ? null : Money.zero(sale.currency());
        share(Slots.FREIGHT, none == null ? sale.freight().orNull() : none, lines);
        share(Slots.INSURANCE, none == null ? sale.insurance().orNull() : none, lines);
        share(Slots.INLAND, none == null ? sale.inland().orNull() : none, lines);
        boolean carriage = carriageIncluded(sale);
        boolean insurance = insuranceIncluded(sale);
        boolean inland = inlandIncluded(sale);
        for (Registers line : lines) {
            line.copy(Slots.FOB, line, Slots.PRICE);
            if (inland && line.known(Slots.INLAND)) {
                line.subtract(Slots.FOB, line, Slots.INLAND);
            }
            line.copy(Slots.CIF, line, Slots.FOB);
            settle(Slots.FREIGHT, carriage, line);
            settle(Slots.INSURANCE, insurance, line);
        }
    }

    /** Takes out of FOB what the price includes, and adds to CIF what it does not. */
    private static void settle(int slot, boolean included, Registers line) {
        if (included) {
            line.subtract(Slots.FOB, line, slot);
        } else if (line.known(slot)) {
            line.add(Slots.CIF, line, slot);
        }
    }

    /** Shares an amount of the sale by price. */
    private static void share(int slot, @Nullable Money whole, Registers[] lines) {
        if (whole == null || whole.isZero() || lines.length == 1) {
            for (Registers line : lines) {
                line.put(slot, whole == null ? null : whole.amount());
            }
            return;
        }
        int digits = Math.max(0, whole.currency().getDefaultFractionDigits());
        Exact unit = Exact.of(
                BigDecimal.ONE.movePointLeft(Math.max(digits, whole.amount().scale())));
        if (Registers.putShares(lines, slot, Slots.PRICE, Exact.of(whole.amount()), unit)) {
            return;
        }
        Exact[] prices = new Exact[lines.length];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = Objects.requireNonNull(lines[i].get(Slots.PRICE));
        }
        Exact[] parts = Shares.of(Exact.of(whole.amount()), prices, unit);
        for (int i = 0; i < parts.length; i++) {
            lines[i].put(slot, parts[i]);
        }
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
}
