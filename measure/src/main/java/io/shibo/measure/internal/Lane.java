package io.shibo.measure.internal;

import io.shibo.measure.Regime;
import io.shibo.measure.TradeRecord;
import org.jspecify.annotations.Nullable;

/** Services, or goods by regime: the finest parts of a flow that have nothing to do with partners. */
final class Lane {
    /** Services first, then the regimes in their order. */
    static final int COUNT = 1 + Regime.values().length;

    static final int SERVICES = 0;

    private Lane() {}

    static int of(TradeRecord record) {
        Regime regime = record.regime();
        return regime == null ? SERVICES : of(regime);
    }

    static int of(Regime regime) {
        return 1 + regime.ordinal();
    }

    /** The regime of a lane; null for services. */
    static @Nullable Regime regime(int lane) {
        return lane == SERVICES ? null : Regime.values()[lane - 1];
    }
}
