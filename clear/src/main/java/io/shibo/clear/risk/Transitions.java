package io.shibo.clear.risk;

import static io.shibo.clear.risk.OfficerAction.CLOSE;
import static io.shibo.clear.risk.OfficerAction.HOLD_CLEARANCE;
import static io.shibo.clear.risk.OfficerAction.HOLD_LEGAL;
import static io.shibo.clear.risk.OfficerAction.HOLD_OTHER;
import static io.shibo.clear.risk.OfficerAction.HOLD_SMUGGLING;
import static io.shibo.clear.risk.OfficerAction.INSPECT;
import static io.shibo.clear.risk.OfficerAction.RELEASE;
import static io.shibo.clear.risk.OfficerAction.RETURN;
import static io.shibo.clear.risk.OfficerAction.SEND_BACK;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an officer may decide, by where the parcel stands; everything else is refused. The whole state machine:
 *
 * <pre>
 *   120 ─ papers together ─▶ 800 green   300 yellow   500 red        (the rules decide)
 *   300 ─▶ 800, 500, 100, 501, 502, 503, 599
 *   500 ─▶ 800, 100, 700, 501, 502, 503, 599
 *   501, 502, 503, 599 ─▶ each other, 800, 700
 *   800, 700 ─▶ 899
 * </pre>
 *
 * A released parcel is never released again, and never held: a recall of goods that have left is no clearance decision. What
 * was sent back, returned or closed stays so.
 */
public final class Transitions {
    private static final Set<OfficerAction> HOLDS = EnumSet.of(HOLD_CLEARANCE, HOLD_SMUGGLING, HOLD_LEGAL, HOLD_OTHER);

    private Transitions() {}

    /** What may be decided about a parcel that stands so. */
    public static Set<OfficerAction> from(ParcelStatus status) {
        EnumSet<OfficerAction> actions = switch (status) {
            case STORED, RETURNED, CLOSED -> EnumSet.noneOf(OfficerAction.class);
            case REVIEW -> with(HOLDS, RELEASE, INSPECT, RETURN);
            case INSPECTION -> with(HOLDS, RELEASE, RETURN, SEND_BACK);
            case DETAINED_CLEARANCE, DETAINED_SMUGGLING, DETAINED_LEGAL, DETAINED_OTHER ->
                with(HOLDS, RELEASE, SEND_BACK);
            case RELEASED, SENT_BACK -> EnumSet.of(CLOSE);
        };
        actions.removeIf(action -> action.leadsTo() == status);
        return Collections.unmodifiableSet(actions);
    }

    public static boolean allows(ParcelStatus status, OfficerAction action) {
        return from(status).contains(action);
    }

    private static EnumSet<OfficerAction> with(Set<OfficerAction> some, OfficerAction... more) {
        EnumSet<OfficerAction> all = EnumSet.copyOf(some);
        Collections.addAll(all, more);
        return all;
    }
}
