package io.shibo.quote.internal;

import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds base and rate of an amount. A charge built on a notional amount ("70 % of the full consumption tax") is followed
 * down to the rate the law names, and carries that rule too.
 */
final class ReferenceChargeMaker {
    private ReferenceChargeMaker() {}

    static Charge charge(Layer layer, ReferenceEntryAmounts amounts, Measure measure, Exact exact, Exact amount) {
        List<Measure> measures = new ArrayList<>(2);
        measures.add(measure);
        BigDecimal part = BigDecimal.ONE;
        BigDecimal over = BigDecimal.ONE;
        Formula at = measure.formula();
        boolean shares = false;
        while (true) {
            if (at instanceof Formula.Share share) {
                part = part.multiply(share.part());
                over = over.multiply(share.over());
                at = share.of();
                shares = true;
            } else if (at instanceof Formula.Total(String name) && notional(amounts, name) instanceof Measure inner) {
                measures.add(inner);
                at = inner.formula();
            } else {
                break;
            }
        }
        addNotional(at, amounts, measures);
        return new Charge(
                amounts.line(),
                layer,
                shares ? at.value(amounts) : null,
                shares ? new Charge.Share(part, over) : null,
                exact,
                amount,
                amounts.pack.currency(),
                amounts.pack.name(),
                measures);
    }

    private static @Nullable Measure notional(ReferenceEntryAmounts amounts, String name) {
        return amounts instanceof ReferenceLineAmounts line ? line.notional.get(name) : null;
    }

    /** Notional amounts inside the base made the figure as well, so their rules are cited. */
    private static void addNotional(Formula base, ReferenceEntryAmounts amounts, List<Measure> measures) {
        base.names(name -> {
            Measure inner = notional(amounts, name);
            List<Measure> ofLines = amounts.notionalOfLines.getOrDefault(name, List.of());
            for (Measure each : inner == null ? ofLines : List.of(inner)) {
                if (!measures.contains(each)) {
                    measures.add(each);
                }
            }
        });
    }
}
