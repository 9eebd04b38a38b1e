package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.DutyPaid;
import io.shibo.quote.Refusal;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes duties and taxes out of a price that holds them (DDP). They are functions of the value that is looked for, with
 * steps (rounding), bends (caps, floors) and jumps (reliefs), so no formula is turned around. Instead:
 *
 * <ol>
 *   <li>Each line's value is scaled by price / (value + its charges) until nothing moves; where charges are shares of the
 *       value, one round is exact. Charges on the whole entry are shared over lines by price.
 *   <li>Then the value of the dearest line is searched by halving for the largest one whose landed total does not pass the
 *       price. Landed totals rise with the value, except where a relief begins above a threshold; there any value found
 *       keeps to the price as well.
 * </ol>
 *
 * <p>All sums are exact fractions; values are whole minor units of the sale's currency.
 */
final class DutyPaidPrice {
    /** Rounds of scaling: shares of up to 300 % with fixed parts settle in fewer. */
    private static final int ROUNDS = 30;

    private final Sale sale;
    private final CompiledPack compiled;
    private final Channel channel;
    private final Assumption assumed;
    private final Rates rates;
    private final BigDecimal unit;
    private final List<BigDecimal> stated;
    private final Exact price;

    DutyPaidPrice(Sale sale, CompiledPack compiled, Channel channel, Assumption assumed) {
        this.sale = sale;
        this.compiled = compiled;
        this.channel = channel;
        this.assumed = assumed;
        this.rates = new Rates(sale, compiled.pack());
        this.unit = Minor.of(sale.currency());
        this.stated = sale.lines().stream().map(Line::price).map(Money::amount).toList();
        this.price = converted(sum(stated));
    }

    Assessment assess() {
        List<BigDecimal> values = new ArrayList<>(stated);
        values.replaceAll(this::whole);
        Assessment found = at(values);
        for (int round = 0; round < ROUNDS; round++) {
            List<BigDecimal> next = scaled(values, found);
            if (next.equals(values)) {
                break;
            }
            values = next;
            found = at(values);
        }
        return finish(values, search(values));
    }

    private Assessment at(List<BigDecimal> values) {
        List<Money> net =
                values.stream().map(value -> Money.of(value, sale.currency())).toList();
        return new Assessor(sale, compiled, channel, assumed.at(net)).assess();
    }

    private List<BigDecimal> scaled(List<BigDecimal> values, Assessment found) {
        Map<String, BigDecimal> charges = new HashMap<>();
        BigDecimal ofEntry = BigDecimal.ZERO;
        for (Charge charge : found.charges()) {
            if (charge.line() == null) {
                ofEntry = ofEntry.add(charge.amount().amount());
            } else {
                charges.merge(charge.line(), charge.amount().amount(), BigDecimal::add);
            }
        }
        BigDecimal sum = sum(stated);
        List<BigDecimal> next = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal share = sum.signum() == 0
                    ? BigDecimal.ZERO
                    : ofEntry.multiply(stated.get(i)).divide(sum, MathContext.DECIMAL128);
            BigDecimal own = charges.getOrDefault(sale.lines().get(i).id(), BigDecimal.ZERO)
                    .add(share);
            BigDecimal total = converted(values.get(i)).plus(Exact.of(own)).shown();
            BigDecimal goal = converted(stated.get(i)).shown();
            next.add(
                    total.signum() <= 0
                            ? values.get(i)
                            : whole(values.get(i).multiply(goal).divide(total, MathContext.DECIMAL128)));
        }
        return next;
    }

    /** Puts the dearest line on the largest value that keeps to the price. */
    private Assessment search(List<BigDecimal> values) {
        int dearest = 0;
        for (int i = 1; i < stated.size(); i++) {
            dearest = stated.get(i).compareTo(stated.get(dearest)) > 0 ? i : dearest;
        }
        BigDecimal low = BigDecimal.ZERO.subtract(unit);
        BigDecimal high = whole(stated.get(dearest)).add(unit);
        Assessment best = null;
        BigDecimal probe = values.get(dearest);
        BigDecimal stride = unit;
        while (high.subtract(low).compareTo(unit) > 0) {
            values.set(dearest, probe);
            Assessment found = at(values);
            boolean fits = landed(found, values).compareTo(price) <= 0;
            if (fits) {
                low = probe;
                best = found;
            } else {
                high = probe;
            }
            // Strides that double from the guess, then halves of what is left.
            BigDecimal stepped = fits ? low.add(stride) : high.subtract(stride);
            stride = stride.add(stride);
            probe = stepped.compareTo(low) > 0 && stepped.compareTo(high) < 0 ? stepped : middle(low, high);
        }
        values.set(dearest, low.max(BigDecimal.ZERO));
        return best == null ? at(values) : best;
    }

    private BigDecimal middle(BigDecimal low, BigDecimal high) {
        return low.add(high)
                .divide(unit.add(unit), 0, RoundingMode.FLOOR)
                .multiply(unit)
                .max(low.add(unit));
    }

    private Assessment finish(List<BigDecimal> values, Assessment found) {
        Exact remainder = price.minus(landed(found, values));
        List<Refusal> refusals = new ArrayList<>(found.refusals());
        if (remainder.compareTo(Exact.ZERO) < 0) {
            refusals.add(new Refusal(
                    Step.Refusal.NOT_SUPPORTED,
                    null,
                    "%s/%s/terms".formatted(compiled.pack().name(), channel.name()),
                    Messages.wording("refusal.ddp", found.totals().charges().toString()),
                    List.of(),
                    DutyPaid.RULE));
        }
        List<Pack.Requirement> requirements = new ArrayList<>(found.requirements());
        requirements.add(
                new Pack.Requirement("duties-apart", Messages.wording("requirement.duties-apart"), DutyPaid.RULE));
        DutyPaid paid = new DutyPaid(
                Money.of(sum(stated), sale.currency()),
                Money.of(sum(values), sale.currency()),
                values.stream().map(value -> Money.of(value, sale.currency())).toList(),
                remainder.money(compiled.pack().currency()));
        return found.dutyPaid(paid, refusals, requirements);
    }

    private Exact landed(Assessment found, List<BigDecimal> values) {
        return converted(sum(values)).plus(Exact.of(found.totals().charges().amount()));
    }

    private Exact converted(BigDecimal amount) {
        Exact exact =
                rates.convert(Money.of(amount, sale.currency()), compiled.pack().currency());
        if (exact == null) {
            throw new IllegalArgumentException("no exchange rate leads from %s to %s. State one with its source."
                    .formatted(sale.currency(), compiled.pack().currency()));
        }
        return exact;
    }

    /** Down to whole minor units. */
    private BigDecimal whole(BigDecimal amount) {
        return amount.divide(unit, 0, RoundingMode.FLOOR).multiply(unit);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
