package io.shibo.bench.peers;

import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.LandedCost;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.List;

/** Shibo: {@link LandedCost#assess}, which also gives totals, questions, requirements and a trace on demand. */
final class ShiboContestant implements Contestant {
    private final LandedCost engine;
    private final List<Sale> sales;

    ShiboContestant(LandedCost engine, List<Sale> sales) {
        this.engine = engine;
        this.sales = sales;
    }

    @Override
    public String name() {
        return "Shibo";
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public void assess(int from, int to, Due[] due) {
        for (int i = from; i < to; i++) {
            due[i] = due(engine.assess(sales.get(i)));
        }
    }

    private static Due due(Assessment assessment) {
        if (!assessment.complete() || !assessment.admitted()) {
            throw new IllegalStateException(
                    "left open: %s %s".formatted(assessment.questions(), assessment.refusals()));
        }
        BigDecimal duty = BigDecimal.ZERO;
        BigDecimal additional = BigDecimal.ZERO;
        BigDecimal excise = BigDecimal.ZERO;
        BigDecimal vat = BigDecimal.ZERO;
        for (Charge charge : assessment.charges()) {
            BigDecimal amount = charge.amount().amount();
            switch (charge.layer().name()) {
                case "duty" -> duty = duty.add(amount);
                case "additional" -> additional = additional.add(amount);
                case "excise" -> excise = excise.add(amount);
                case "vat" -> vat = vat.add(amount);
                default -> throw new IllegalStateException("unknown layer " + charge.layer());
            }
        }
        return new Due(duty, additional, excise, vat);
    }
}
