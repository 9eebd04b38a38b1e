package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import org.jspecify.annotations.Nullable;

/** Value added tax at import, which is due on the value and the duties before it. */
final class Vat {
    private Vat() {}

    /** The same percentage of {@code import-value}; null where it is none. */
    static @Nullable Formula on(Formula rate) {
        return switch (rate) {
            case Formula.Free free -> free;
            case Formula.Share share
            when share.percent() && share.of().equals(DutyPieces.CUSTOMS_VALUE) ->
                new Formula.Share(share.part(), share.over(), new Formula.Total("import-value"));
            default -> null;
        };
    }
}
