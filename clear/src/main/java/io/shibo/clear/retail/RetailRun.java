package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.retail.RetailPlan.Placed;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declaration going through the steps of a channel as the engine takes them, over the {@link CodeRules} of its lines.
 * It ends as soon as anything is refused or unknown.
 */
final class RetailRun {
    private final RetailPlan plan;
    private final Declaration declaration;
    private final CodeRules[] rules;
    private final Sheet entry;
    private final Sheet[] lines;
    private final List<Layer> layers = new ArrayList<>(8);
    private final List<Exact[]> amounts = new ArrayList<>(8);

    RetailRun(RetailPlan plan, Declaration declaration, CodeRules[] rules) {
        this.plan = plan;
        this.declaration = declaration;
        this.rules = rules;
        entry = new Sheet(plan.names(), plan.limits(), null, List.of(), null);
        lines = new Sheet[rules.length];
        List<BigDecimal> prices = new ArrayList<>(rules.length);
        BigDecimal pieces = BigDecimal.ZERO;
        for (Declaration.Line line : declaration.lines()) {
            prices.add(line.totalPrice());
            pieces = pieces.add(line.qty());
        }
        List<BigDecimal> freight = Apportion.byValue(declaration.freight(), prices);
        List<BigDecimal> insurance = Apportion.byValue(declaration.insuredFee(), prices);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = sheet(declaration.lines().get(i), freight.get(i), insurance.get(i));
        }
        for (int slot = RetailPlan.PRICE; slot <= RetailPlan.CIF; slot++) {
            sum(slot);
        }
        entry.put(RetailPlan.LINE_COUNT, Exact.of(lines.length));
        entry.put(RetailPlan.PIECES, Exact.of(pieces));
        entry.put(RetailPlan.DISTINCT_CODES, Exact.of(distinctCodes()));
    }

    private Sheet sheet(Declaration.Line line, BigDecimal freight, BigDecimal insurance) {
        List<Quantity> quantities = new ArrayList<>(3);
        quantities.add(new Quantity(line.qty(), Unit.H87));
        quantities.addAll(RetailSale.quantities(declaration, line));
        Sheet sheet =
                new Sheet(plan.names(), new Exact[plan.names().size()], entry, quantities, RetailSale.sheets(line));
        Exact price = Exact.of(line.totalPrice());
        sheet.put(RetailPlan.PRICE, price);
        sheet.put(RetailPlan.GOODS, price);
        sheet.put(RetailPlan.FOB, price);
        sheet.put(RetailPlan.FREIGHT, Exact.of(freight));
        sheet.put(RetailPlan.INSURANCE, Exact.of(insurance));
        sheet.put(
                RetailPlan.CIF,
                freight.signum() == 0 && insurance.signum() == 0
                        ? price
                        : Exact.of(line.totalPrice().add(freight).add(insurance)));
        return sheet;
    }

    private long distinctCodes() {
        return lines.length == 1
                ? 1
                : declaration.lines().stream()
                        .map(Declaration.Line::gcode)
                        .distinct()
                        .count();
    }

    private void sum(int slot) {
        Exact sum = lines[0].own(slot);
        for (int i = 1; i < lines.length && sum != null; i++) {
            Exact more = lines[i].own(slot);
            sum = more == null ? null : sum.plus(more);
        }
        entry.put(slot, sum);
    }

    /** Takes all steps; false where the rulebook itself has to speak. */
    boolean admits() {
        for (Placed placed : plan.steps()) {
            boolean taken = switch (placed.step()) {
                case Step.Base base -> compute(base, placed.slot());
                case Step.Check check ->
                    check.require() == null || check.require().test(entry) != Answer.NO;
                case Layer layer -> charge(layer, placed);
            };
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    private boolean compute(Step.Base base, int slot) {
        if (base.rounding() != null || base.within() != null) {
            return false;
        }
        if (base.at() == Step.Level.ENTRY) {
            Exact amount = base.formula().value(entry);
            entry.put(slot, amount);
            return amount != null;
        }
        for (Sheet line : lines) {
            Exact amount = base.formula().value(line);
            if (amount == null) {
                return false;
            }
            line.put(slot, amount);
        }
        sum(slot);
        return true;
    }

    private boolean charge(Layer layer, Placed placed) {
        Exact[] exact = new Exact[lines.length];
        for (int i = 0; i < lines.length; i++) {
            Exact amount = rules[i].charge(placed.layer(), layer, placed.slot(), lines[i]);
            if (amount == null) {
                return false;
            }
            exact[i] = amount;
        }
        sum(placed.slot());
        layers.add(layer);
        amounts.add(exact);
        return true;
    }

    void learn(Charge charge) {
        int layer = layers.indexOf(charge.layer());
        for (int i = 0; i < lines.length && layer >= 0; i++) {
            if (declaration.lines().get(i).gnum() == RetailSale.gnum(charge.line())) {
                rules[i].learn(lines[i].choices(), layer, TaxRule.of(charge));
            }
        }
    }

    /** Null where a citation is not known yet. */
    RetailMemo.@Nullable Found found() {
        List<RetailAnswer.Due> dues = new ArrayList<>(lines.length * 3);
        for (int layer = 0; layer < layers.size(); layer++) {
            Layer step = layers.get(layer);
            for (int i = 0; i < lines.length && step.charged(); i++) {
                if (lines[i].took(layer)) {
                    TaxRule rule = rules[i].find(lines[i].choices(), layer);
                    if (rule == null) {
                        return null;
                    }
                    Exact exact = amounts.get(layer)[i];
                    dues.add(new RetailAnswer.Due(
                            declaration.lines().get(i).gnum(),
                            rule,
                            rule.base(exact),
                            exact,
                            CodeRules.rounded(step, exact)
                                    .money(RetailSale.YUAN)
                                    .amount()));
                }
            }
        }
        Exact value = entry.total("customs-value");
        return value == null
                ? null
                : new RetailMemo.Found(declaration, value.money(RetailSale.YUAN).amount(), dues);
    }
}
