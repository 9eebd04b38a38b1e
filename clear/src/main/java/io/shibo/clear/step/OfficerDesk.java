package io.shibo.clear.step;

import io.shibo.clear.risk.Judgement;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.Transitions;
import io.shibo.clear.step.State.Parcel;
import java.util.List;

/** {@link Key.Space#ORDER}: the desk where officers decide about parcels. Lives for one step. */
final class OfficerDesk {
    private final OpenDossier open;

    OfficerDesk(Key order, State.Dossier dossier) {
        open = new OpenDossier(order, dossier);
    }

    /** An officer decides: what the parcel's standing allows is done, anything else declined. */
    Decision act(Event.Acted acted) {
        OfficerDecision decision = acted.decision();
        Parcel known = open.parcel(acted.platform());
        ParcelStatus stands = known == null ? null : known.stands();
        Review review = known == null ? null : known.review();
        boolean room = review == null || review.open();
        if (known == null || stands == null || !room || !Transitions.allows(stands, decision.action())) {
            open.effects.add(new Effect.Declined(acted, stands));
            return open.done();
        }
        Case asked = known.asked();
        Ending ending = known.ending();
        if (asked != null && asked.review() != null) {
            actOn(asked.judged(asked.review().with(decision)), decision);
        } else if (ending != null) {
            Review before = ending.review();
            Review after = (before == null ? Review.of(Judgement.CLEAN) : before).with(decision);
            open.replace(new Parcel(acted.platform(), null, false, ending.reviewed(after)));
            open.effects.add(new Effect.Moved(
                    open.order, acted.platform(), decision.action().leadsTo(), null, ending, decision, false));
        }
        return open.done();
    }

    private void actOn(Case held, OfficerDecision decision) {
        switch (decision.action()) {
            case RELEASE -> {
                open.enter(Event.Booking.TAKE, held.dues(), held.dues().lines(), held.at());
                open.end(held.platform(), held.label(), Ending.of(held, null), List.of());
            }
            case RETURN, SEND_BACK -> {
                open.effects.addAll(Route.givenBack(held));
                Reason reason = decision.action() == OfficerAction.RETURN ? Reason.BY_OFFICER : Reason.SENT_BACK;
                open.end(held.platform(), held.label(), Ending.of(held, reason), List.of());
            }
            case INSPECT, HOLD_CLEARANCE, HOLD_SMUGGLING, HOLD_LEGAL, HOLD_OTHER, CLOSE ->
                open.hold(held, decision.action().leadsTo(), decision);
        }
    }
}
