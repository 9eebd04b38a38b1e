package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessment.Refusal;
import io.shibo.clear.retail.Assessment.Tax;
import io.shibo.clear.retail.Assessment.TaxLine;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rulebook for tests: VAT at 9.1 % of the price on everything, and a short list of what may not come in. */
public final class FixedRates implements Assessor {
    private static final BigDecimal PER_ORDER = new BigDecimal("5000");
    private static final BigDecimal PER_YEAR = new BigDecimal("26000");
    private static final Set<String> REFUSED = Set.of("2402200000", "3004909099");

    @Override
    public Assessment assess(Declaration declaration, LocalDate day) {
        BigDecimal value = declaration.freight().add(declaration.insuredFee());
        List<TaxLine> lines = new ArrayList<>();
        List<Finding> unlisted = new ArrayList<>();
        for (Declaration.Line line : declaration.lines()) {
            value = value.add(line.totalPrice());
            BigDecimal vat = line.totalPrice().multiply(new BigDecimal("0.091")).setScale(2, RoundingMode.HALF_UP);
            lines.add(new TaxLine(
                    line.gnum(),
                    line.gcode(),
                    List.of(new Tax("vat", line.totalPrice(), "13% × 70%", vat, "test/vat", "test", false))));
            if (REFUSED.contains(line.gcode())) {
                unlisted.add(new Finding("gcode", line.gcode(), "list", "no"));
            }
        }
        if (!unlisted.isEmpty()) {
            return refused(value, Reason.NOT_ON_LIST, unlisted);
        }
        if (value.compareTo(PER_ORDER) > 0) {
            return refused(
                    value,
                    Reason.OVER_ORDER_LIMIT,
                    List.of(new Finding("value", value.toPlainString(), "per-order", PER_ORDER.toPlainString())));
        }
        return new Assessment("test", value, PER_YEAR, lines, null);
    }

    private static Assessment refused(BigDecimal value, Reason reason, List<Finding> findings) {
        return new Assessment("test", value, PER_YEAR, List.of(), new Refusal(reason, findings));
    }
}
