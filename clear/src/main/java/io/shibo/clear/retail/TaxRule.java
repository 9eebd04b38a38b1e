package io.shibo.clear.retail;

import io.shibo.codes.Citation;
import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a tax beside its amount; the same for every line that is charged by the same rules.
 *
 * @param kind name of the layer: {@code duty}, {@code consumption-tax}, {@code vat}
 * @param share of the base; null where the tax is not a plain share
 */
record TaxRule(String kind, Charge.@Nullable Share share, String rate, String rule, String citation, boolean verified) {
    static TaxRule of(Charge charge) {
        Charge.AppliedRule first = charge.rule();
        String rate = charge.rate();
        return new TaxRule(
                charge.layer().name(),
                charge.share(),
                rate == null ? charge.formula() : rate,
                first == null ? "" : first.id(),
                charge.rules().stream()
                        .map(rule -> rule.citation().toString())
                        .distinct()
                        .collect(Collectors.joining("；")),
                charge.rules().stream().map(Charge.AppliedRule::citation).noneMatch(Citation::unverified));
    }

    Assessment.Tax tax(@Nullable BigDecimal base, BigDecimal amount) {
        return new Assessment.Tax(kind, base, rate, amount, rule, citation, verified);
    }

    /** Whether the base can be told from the tax: it cannot where the share is 0. */
    boolean givesBase() {
        return share == null || share.part().signum() != 0;
    }

    /** The base that a tax is this share of; null where it is not a plain share. */
    @Nullable
    BigDecimal base(Exact tax) {
        return share == null
                ? null
                : tax.times(share.over())
                        .dividedBy(share.part())
                        .money(RetailSale.YUAN)
                        .amount();
    }
}
