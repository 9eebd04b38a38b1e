package io.shibo.quote.internal;

import io.shibo.quote.Charge;
import io.shibo.quote.formula.Formula;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A formula ready to charge by: its value, and how an answer shows it, as shares of a base.
 *
 * @param shares the shares in front of the base, multiplied; null where the formula does not begin with one
 * @param base what is left when those shares are taken off
 * @param baseFormula the same as it is written
 * @param baseNames slots of the running totals in the base
 */
record ReadyFormula(
        Formula source, Expr expr, Charge.@Nullable Share shares, Expr base, Formula baseFormula, int[] baseNames) {
    static ReadyFormula of(Formula source, Preparation preparation, Slots slots) {
        BigDecimal part = BigDecimal.ONE;
        BigDecimal over = BigDecimal.ONE;
        Formula at = source;
        while (at instanceof Formula.Share share) {
            part = part.multiply(share.part());
            over = over.multiply(share.over());
            at = share.of();
        }
        List<Integer> names = new ArrayList<>();
        at.names(name -> names.add(slots.of(name)));
        return new ReadyFormula(
                source,
                preparation.expr(source),
                at == source ? null : new Charge.Share(part, over),
                preparation.expr(at),
                at,
                names.stream()
                        .mapToInt(Integer::intValue)
                        .filter(slot -> slot != Slots.NONE)
                        .toArray());
    }
}
