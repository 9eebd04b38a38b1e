package io.shibo.quote.internal;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an amount is said: base, rate, formula. A charge built on a notional amount ("70 % of the full consumption tax") is
 * written out down to the rate the law names, and carries that rule's citation too.
 */
final class ChargeText {
    private ChargeText() {}

    static Charge charge(Pack pack, Layer layer, EntryAmounts amounts, Measure measure, Exact exact, Money amount) {
        List<Charge.AppliedRule> rules = new ArrayList<>();
        rules.add(rule(pack, measure));
        BigDecimal part = BigDecimal.ONE;
        BigDecimal over = BigDecimal.ONE;
        Formula at = measure.formula();
        String formula = at.toString();
        boolean shares = false;
        while (true) {
            if (at instanceof Formula.Share share) {
                part = part.multiply(share.part());
                over = over.multiply(share.over());
                at = share.of();
                shares = true;
            } else if (at instanceof Formula.Total(String name) && notional(amounts, name) instanceof Measure inner) {
                rules.add(rule(pack, inner));
                String written = inner.formula() instanceof Formula.Share
                        ? inner.formula().toString()
                        : "(" + inner.formula() + ")";
                formula = formula.replaceAll(
                        "(?<![a-z0-9-])" + Pattern.quote(name) + "(?![a-z0-9-])", Matcher.quoteReplacement(written));
                at = inner.formula();
            } else {
                break;
            }
        }
        addNotional(pack, at, amounts, rules);
        Exact base = shares ? at.value(amounts) : null;
        return new Charge(
                amounts.line(),
                layer,
                base == null ? null : base.money(pack.currency()),
                shares ? percent(part, over) : null,
                formula,
                exact.money(pack.currency()),
                amount,
                rules);
    }

    private static @Nullable Measure notional(EntryAmounts amounts, String name) {
        return amounts instanceof LineAmounts line ? line.notional.get(name) : null;
    }

    /** Notional amounts inside the base made the figure as well, so their rules are cited. */
    private static void addNotional(Pack pack, Formula base, EntryAmounts amounts, List<Charge.AppliedRule> rules) {
        base.names(name -> {
            Measure inner = notional(amounts, name);
            List<Measure> ofLines = amounts.notionalOfLines.getOrDefault(name, List.of());
            for (Measure each : inner == null ? ofLines : List.of(inner)) {
                if (rules.stream().noneMatch(r -> r.id().equals(id(pack, each)))) {
                    rules.add(rule(pack, each));
                }
            }
        });
    }

    private static Charge.AppliedRule rule(Pack pack, Measure measure) {
        return new Charge.AppliedRule(
                id(pack, measure), measure.program(), measure.date(), measure.valid(), measure.citation());
    }

    private static String id(Pack pack, Measure measure) {
        return pack.name() + "/" + measure.id();
    }

    /** The share as a percentage where it has a short one, else as a fraction. */
    private static String percent(BigDecimal part, BigDecimal over) {
        BigDecimal percent = part.movePointRight(2).divide(over, 10, RoundingMode.HALF_UP);
        boolean finite = percent.multiply(over).compareTo(part.movePointRight(2)) == 0;
        return finite
                ? Decimals.normalise(percent).toPlainString() + "%"
                : Decimals.normalise(part).toPlainString() + "/"
                        + Decimals.normalise(over).toPlainString();
    }
}
