package io.shibo.quote.origin;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Production;
import org.jspecify.annotations.Nullable;

/**
 * Goods whose origin is asked, with how they are made. Amounts are for one unit, all in one currency.
 *
 * @param code their goods code; six digits or more decide every rule
 * @param exporter where they are produced, and whose origin they would have
 * @param importer where they go; null where that does not matter or is not known
 * @param fob price free on board, 0 or more; null where not known
 * @param exWorks price at the factory gate, 0 or more, at most {@code fob}; null where not known
 * @param netKg kilograms, 0 or more; null where not known
 */
public record Good(
        HsCode code,
        Country exporter,
        @Nullable Country importer,
        @Nullable Exact fob,
        @Nullable Exact exWorks,
        @Nullable Exact netKg,
        Production production) {
    public Good {
        for (Exact amount : new @Nullable Exact[] {fob, exWorks, netKg}) {
            if (amount != null && amount.compareTo(Exact.ZERO) < 0) {
                throw new IllegalArgumentException("a price or mass of %s is below 0.".formatted(amount));
            }
        }
    }

    /** The same, made otherwise. */
    public Good made(Production how) {
        return new Good(code, exporter, importer, fob, exWorks, netKg, how);
    }

    /** The same at other prices. */
    public Good priced(@Nullable Exact otherFob, @Nullable Exact otherExWorks) {
        return new Good(code, exporter, importer, otherFob, otherExWorks, netKg, production);
    }

    @Nullable
    Exact price(PriceBasis basis) {
        return basis == PriceBasis.FOB ? fob : exWorks;
    }
}
