package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.Restored;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.step.Paper.Standing;
import io.shibo.clear.step.State.Parcel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The papers and parcels of one order number, open for one step: a copy that may be written on, and what the step called forth.
 * What every desk does with them is here; {@link Desk}, {@link OfficerDesk} and {@link ApplicationDesk} decide.
 */
final class OpenDossier {
    final Key order;
    final List<Paper> papers;
    final List<Parcel> parcels;
    final List<Effect> effects = new ArrayList<>(2);

    OpenDossier(Key order, State.Dossier dossier) {
        this.order = order;
        papers = new ArrayList<>(dossier.papers().size() + 1);
        papers.addAll(dossier.papers());
        parcels = new ArrayList<>(dossier.parcels());
    }

    Decision done() {
        return new Decision(new State.Dossier(papers, parcels), effects);
    }

    void add(Paper paper) {
        effects.add(new Effect.Reply(paper.bare(), false));
        if (papers.size() < State.Dossier.MAX_PAPERS) {
            papers.add(paper);
        }
    }

    /** Whether this very sending was answered before; then the same answers go out again. */
    boolean repeated(MessageType type, long sending) {
        for (Paper paper : papers) {
            if (paper.sending() == sending && paper.type() == type) {
                effects.add(new Effect.Reply(paper.bare(), true));
                if (type == MessageType.CEB621) {
                    parcels.forEach(parcel -> answerAgain(parcel, paper));
                }
                Parcel parcel = parcel(paper.number());
                if (paper.filed() && parcel != null && parcel.ending() != null && isApplication(type)) {
                    Restored restored = new Restored(paper.argument(), 0, 0, 0);
                    effects.add(new Effect.Granted(order, parcel.platform(), paper, parcel.ending(), restored, true));
                }
                return true;
            }
        }
        return false;
    }

    private void answerAgain(Parcel parcel, Paper paper) {
        Ending ending = parcel.ending();
        Case asked = parcel.asked();
        if (ending != null && ending.declared() == paper.sequence()) {
            OfficerDecision closing = ending.closing();
            effects.add(
                    closing == null
                            ? new Effect.Ended(order, parcel.platform(), null, ending, List.of(), true)
                            : new Effect.Moved(
                                    order, parcel.platform(), ParcelStatus.CLOSED, null, ending, closing, true));
        } else if (asked != null && asked.declared() == paper.sequence() && parcel.held() && asked.review() != null) {
            List<OfficerDecision> decisions = asked.review().decisions();
            effects.add(moved(asked, asked.review().status(), decisions.isEmpty() ? null : decisions.getLast(), true));
        } else if (asked != null && asked.declared() == paper.sequence()) {
            // A runtime whose verdicts are spoken elsewhere: the question follows the first one's way.
            effects.add(Route.begin(asked, true));
        }
    }

    private static boolean isApplication(MessageType type) {
        return type == MessageType.CEB623 || type == MessageType.CEB625;
    }

    /** A parcel that everything was granted to waits for an officer; its papers can change no more. */
    void hold(Case held, ParcelStatus status, @Nullable OfficerDecision decision) {
        letGo(held.platform(), held.declared());
        replace(new Parcel(held.platform(), held, true, null));
        effects.add(moved(held, status, decision, false));
    }

    private Effect moved(Case held, ParcelStatus status, @Nullable OfficerDecision decision, boolean again) {
        return new Effect.Moved(order, held.platform(), status, held, null, decision, again);
    }

    /** Tells the warehouse of each line: all of it is taken, or what came back of it. */
    void enter(Event.Booking booking, Dues dues, TaxedLines lines, long at) {
        for (int i = 0; i < dues.items().size(); i++) {
            TaxedLine line = lines.lines().get(i);
            long qty = booking == Event.Booking.TAKE ? line.qty() : line.returned();
            if (qty > 0) {
                effects.add(new Effect.Forward(new Event.Entered(
                        Key.stock(dues.items().get(i)), booking, qty, ChinaTime.epochDay(at), false)));
            }
        }
    }

    /** Writes the end of a parcel and lets go of its papers' facts: the log has the documents. */
    void end(long platform, Label label, Ending ending, List<Long> four) {
        replace(new Parcel(platform, null, false, ending));
        letGo(platform, ending.declared());
        effects.add(new Effect.Ended(order, platform, label, ending, four, false));
    }

    private void letGo(long platform, long declared) {
        long waybill = 0;
        for (Paper paper : papers) {
            if (paper.sequence() == declared && paper.facts() instanceof Facts.OfDeclaration declaration) {
                waybill = declaration.waybill();
            }
        }
        for (int i = 0; i < papers.size(); i++) {
            Paper paper = papers.get(i);
            boolean ends = switch (paper.facts()) {
                case Facts.OfOrder one -> one.platform() == platform;
                case Facts.OfPayment one -> one.platform() == platform;
                case Facts.OfDeclaration one -> one.platform() == platform;
                case Facts.OfWaybill one -> one.number() == waybill;
                case Facts.OfApplication one -> false;
                case null -> false;
            };
            if (ends) {
                papers.set(i, paper.as(paper.standing()));
            }
        }
    }

    void replace(Parcel parcel) {
        parcels.removeIf(old -> old.platform() == parcel.platform());
        parcels.add(parcel);
    }

    @Nullable
    Parcel parcel(long platform) {
        for (Parcel parcel : parcels) {
            if (parcel.platform() == platform) {
                return parcel;
            }
        }
        return null;
    }

    /** The paper of the same kind and number that was filed, or stored. */
    @Nullable
    Paper standing(Facts facts) {
        for (Paper paper : papers) {
            boolean stands = paper.filed() || paper.standing() == Standing.STORED;
            if (stands && paper.type() == facts.type() && paper.number() == facts.number()) {
                return paper;
            }
        }
        return null;
    }
}
