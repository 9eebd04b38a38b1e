package io.shibo.bench.peers;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What one line owes, layer by layer, in euro and cents. Two decimals always, so that equal amounts are equal records. */
record Due(BigDecimal duty, BigDecimal additional, BigDecimal excise, BigDecimal vat) {
    Due {
        // Amounts come rounded; one with a fraction of a cent is a mistake of the peer and must not pass.
        duty = duty.setScale(2, RoundingMode.UNNECESSARY);
        additional = additional.setScale(2, RoundingMode.UNNECESSARY);
        excise = excise.setScale(2, RoundingMode.UNNECESSARY);
        vat = vat.setScale(2, RoundingMode.UNNECESSARY);
    }
}
