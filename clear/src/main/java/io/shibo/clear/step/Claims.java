package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Key.Space#CLAIM}: a payment's or waybill's number serves one order. */
final class Claims {
    /** A carrier may use a waybill number again after this many months (schema of CEB511, logisticsNo). */
    private static final int WAYBILL_MONTHS = 6;

    /** No six months are longer or shorter than this; between, the calendar decides. */
    private static final long LONGEST = 185L * 24 * 3600 * 1000;

    private Claims() {}

    static Decision claim(State.@Nullable Claim claim, Event.Filed filed) {
        long order = filed.order().low();
        if (claim != null && claim.order() != order && !lapsed(claim, filed)) {
            return new Decision(claim, List.of(new Effect.Forward(new Event.Admitted(filed, true))));
        }
        return new Decision(
                new State.Claim(order, filed.at()), List.of(new Effect.Forward(new Event.Admitted(filed, false))));
    }

    private static boolean lapsed(State.Claim claim, Event.Filed filed) {
        if (filed.facts().type() != MessageType.CEB511) {
            return false;
        }
        long age = filed.at() - claim.at();
        return age > LONGEST
                || ChinaTime.of(filed.at()).isAfter(ChinaTime.of(claim.at()).plusMonths(WAYBILL_MONTHS));
    }
}
