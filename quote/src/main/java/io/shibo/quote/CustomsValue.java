package io.shibo.quote;

import io.shibo.codes.Money;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.internal.PriceScope;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customs value holds, from the price to the value: a table whose counted amounts add up.
 *
 * @param basis what the rules of the destination start from
 * @param rows in the sale's currency; counted amounts carry their sign, others tell what is known and not counted
 * @param inSaleCurrency the sum of the counted rows
 * @param value the same in the destination's currency, as figures rest on it
 */
public record CustomsValue(Basis basis, List<Row> rows, Money inSaleCurrency, Money value) {
    /** What the destination's rules start from (WTO Customs Valuation Agreement, Article 8.2 leaves it to them). */
    public enum Basis {
        CIF,
        FOB,
        /** The price as it stands. */
        PRICE
    }

    /** What a row is about. */
    public enum Part {
        PRICE,
        /** Duties and taxes in a price under DDP. */
        DUTIES,
        FREIGHT,
        INSURANCE,
        /** Carriage after importation. */
        INLAND,
        /** What a rule of the destination adds, takes off or rounds. */
        RULE
    }

    /** How it counts. */
    public enum Treatment {
        /** Where the table starts. */
        START,
        ADDED,
        TAKEN_OUT,
        /** In the price, and belongs to the value: nothing to do. */
        IN_PRICE,
        /** Neither in the price nor in the value. */
        OUTSIDE,
        /** Not stated, though the value needs it. */
        NOT_STATED
    }

    /**
     * One row.
     *
     * @param amount with its sign where it counts; null where not stated
     * @param formula of the rule that makes a {@link Part#RULE}; null for others
     */
    public record Row(
            Part part,
            Treatment treatment,
            @Nullable Money amount,
            @Nullable String formula) {
        /** Whether it belongs to the sum. */
        public boolean counts() {
            return treatment == Treatment.START
                    || treatment == Treatment.ADDED
                    || treatment == Treatment.TAKEN_OUT
                    || part == Part.RULE;
        }
    }

    public CustomsValue {
        rows = List.copyOf(rows);
    }

    /** The table behind an assessment. */
    public static CustomsValue of(Assessment assessment) {
        Sale sale = assessment.sale();
        Formula formula = formula(assessment);
        Basis basis = sale.goods() ? basis(formula) : Basis.PRICE;
        List<Row> rows = new ArrayList<>();
        DutyPaid paid = assessment.dutyPaid();
        Money price = PriceScope.price(sale);
        rows.add(new Row(Part.PRICE, Treatment.START, price, null));
        if (paid != null) {
            rows.add(new Row(Part.DUTIES, Treatment.TAKEN_OUT, paid.goods().minus(price), null));
        }
        if (sale.goods()) {
            PriceScope terms = PriceScope.of(sale);
            add(rows, Part.INLAND, sale.inland().orNull(), terms.inland(), false, basis);
            add(rows, Part.FREIGHT, sale.freight().orNull(), terms.carriage(), basis == Basis.CIF, basis);
            add(rows, Part.INSURANCE, sale.insurance().orNull(), terms.insurance(), basis == Basis.CIF, basis);
        }
        Money sum = Money.zero(sale.currency());
        for (Row row : rows) {
            sum = row.counts() && row.amount() != null ? sum.plus(row.amount()) : sum;
        }
        Money stated = assessment.inSaleCurrency(assessment.customsValue());
        Money difference = stated.minus(sum);
        if (!assessment
                .inSaleCurrency(toDestination(assessment, sum).minus(assessment.customsValue()))
                .isZero()) {
            rows.add(new Row(
                    Part.RULE,
                    difference.isNegative() ? Treatment.TAKEN_OUT : Treatment.ADDED,
                    difference,
                    formula.toString()));
            sum = stated;
        }
        return new CustomsValue(basis, rows, sum, assessment.customsValue());
    }

    private static void add(
            List<Row> rows, Part part, @Nullable Money amount, boolean inPrice, boolean belongs, Basis basis) {
        boolean takenOut = inPrice && !belongs && basis != Basis.PRICE;
        if (amount == null) {
            // Carriage after importation is seldom told apart; only what the value needs is missed.
            if (part != Part.INLAND && (takenOut || !inPrice && belongs)) {
                rows.add(new Row(part, Treatment.NOT_STATED, null, null));
            }
            return;
        }
        if (takenOut) {
            rows.add(new Row(part, Treatment.TAKEN_OUT, amount.negated(), null));
        } else if (inPrice) {
            rows.add(new Row(part, Treatment.IN_PRICE, amount, null));
        } else {
            rows.add(new Row(part, belongs ? Treatment.ADDED : Treatment.OUTSIDE, amount, null));
        }
    }

    /** The rule that makes the customs value; the CIF value where the pack names none. */
    private static Formula formula(Assessment assessment) {
        for (Step step : assessment.channel().steps()) {
            if (step instanceof Step.Base base && base.name().equals("customs-value")) {
                return base.formula();
            }
        }
        return new Formula.Total("cif");
    }

    private static Basis basis(Formula formula) {
        Set<String> names = new HashSet<>();
        formula.names(names::add);
        if (names.contains("fob")) {
            return Basis.FOB;
        }
        boolean priceAlone = names.contains("price") || names.contains("goods");
        return priceAlone && !names.contains("cif") ? Basis.PRICE : Basis.CIF;
    }

    private static Money toDestination(Assessment assessment, Money amount) {
        var rate = assessment.rate();
        if (rate == null || amount.currency().equals(assessment.pack().currency())) {
            return amount;
        }
        Exact exact = Exact.of(amount.amount());
        Exact converted =
                rate.from().equals(amount.currency()) ? exact.times(rate.rate()) : exact.dividedBy(rate.rate());
        return converted.money(assessment.pack().currency());
    }
}
