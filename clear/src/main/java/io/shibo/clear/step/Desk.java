package io.shibo.clear.step;

import io.shibo.clear.risk.Channel;
import io.shibo.clear.risk.Passage;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskFacts;
import io.shibo.clear.step.Paper.Standing;
import io.shibo.clear.step.State.Parcel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Key.Space#ORDER}: the desk where the four documents of a parcel meet. Lives for one step. */
final class Desk {
    private final OpenDossier open;

    Desk(Key order, State.Dossier dossier) {
        open = new OpenDossier(order, dossier);
    }

    /**
     * Files a document, or answers why not; decides what it completes.
     *
     * @param held whether its number serves another order
     */
    Decision file(Event.Filed filed, boolean held) {
        Facts facts = filed.facts();
        if (open.repeated(facts.type(), filed.sending())) {
            return open.done();
        }
        Paper standing = open.standing(facts);
        Objection objection = objection(filed, held, standing);
        boolean counts = objection == Objection.NONE && filed.action() != Event.Action.DELETE;
        boolean stored = objection == Objection.STORED_ONLY;
        if ((objection == Objection.NONE || stored) && standing != null) {
            open.papers.set(open.papers.indexOf(standing), standing.as(Standing.WITHDRAWN));
        }
        open.add(new Paper(
                facts.type(),
                filed.sending(),
                filed.sequence(),
                filed.at(),
                counts ? Standing.FILED : stored ? Standing.STORED : Standing.NOT_FILED,
                objection,
                objection == Objection.STALE && standing != null ? standing.appTime() : 0,
                facts.number(),
                counts ? filed.appTime() : 0,
                counts ? facts : null));
        if (counts) {
            for (Paper paper : List.copyOf(open.papers)) {
                if (paper.facts() instanceof Facts.OfDeclaration declaration
                        && open.parcel(declaration.platform()) == null
                        && reliesOn(declaration, facts)) {
                    match(paper, declaration, filed);
                }
            }
        }
        return open.done();
    }

    /** Answers and remembers a document that its own checks found wrong, or of a kind that decides nothing here. */
    Decision refuse(Event.Faulty faulty) {
        if (!open.repeated(faulty.type(), faulty.sending())) {
            open.add(new Paper(
                    faulty.type(),
                    faulty.sending(),
                    faulty.sequence(),
                    faulty.at(),
                    Standing.NOT_FILED,
                    Objection.FAULTY,
                    0,
                    0,
                    0,
                    null));
        }
        return open.done();
    }

    /** The stations have answered: release, hold or return. */
    Decision verdict(Event.Verdict verdict) {
        Case decided = verdict.parcel();
        Parcel known = open.parcel(decided.platform());
        Review review = decided.review();
        if (verdict.again()) {
            if (known != null && known.ending() != null) {
                open.effects.add(new Effect.Ended(
                        open.order, decided.platform(), decided.label(), known.ending(), List.of(), true));
            }
        } else if (known != null && known.ending() != null) {
            // Cancelled while the ledgers were asked
            if (verdict.refusal() == null) {
                open.effects.addAll(Route.givenBack(decided));
            }
        } else if (verdict.refusal() == null
                && review != null
                && review.judgement().channel() != Channel.GREEN) {
            open.hold(decided, review.status(), null);
        } else {
            if (verdict.refusal() == null) {
                open.enter(Event.Booking.TAKE, decided.dues(), decided.dues().lines(), decided.at());
            }
            open.end(decided.platform(), decided.label(), Ending.of(decided, verdict.refusal()), List.of());
        }
        return open.done();
    }

    /** Why a document cannot be filed as things stand. */
    private Objection objection(Event.Filed filed, boolean held, @Nullable Paper standing) {
        if (open.papers.size() >= State.Dossier.MAX_PAPERS) {
            return Objection.TOO_MANY;
        }
        if (held) {
            return Objection.HELD;
        }
        boolean stored = standing != null && standing.standing() == Standing.STORED;
        boolean deletes = filed.action() == Event.Action.DELETE;
        Objection good = filed.declares() || deletes ? Objection.NONE : Objection.STORED_ONLY;
        if (filed.action() == Event.Action.NEW) {
            // What was only stored may be declared by a document of its own.
            return standing == null || stored && filed.declares() ? good : Objection.EXISTS;
        }
        if (standing == null) {
            return Objection.NO_TARGET;
        }
        if (stored) {
            return good;
        }
        if (standing.facts() == null || declared(filed.facts()) || !filed.declares()) {
            return Objection.DECLARED;
        }
        return filed.appTime() < standing.appTime() ? Objection.STALE : Objection.NONE;
    }

    /** Whether a filed declaration relies on the document, so that it may not change any more. */
    private boolean declared(Facts facts) {
        if (facts instanceof Facts.OfDeclaration same) {
            return open.parcel(same.platform()) != null;
        }
        for (Paper paper : open.papers) {
            if (paper.facts() instanceof Facts.OfDeclaration declaration && reliesOn(declaration, facts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reliesOn(Facts.OfDeclaration declaration, Facts facts) {
        return switch (facts) {
            case Facts.OfOrder one -> one.platform() == declaration.platform();
            case Facts.OfPayment one -> one.platform() == declaration.platform();
            case Facts.OfWaybill one -> one.number() == declaration.waybill();
            case Facts.OfDeclaration one -> one.platform() == declaration.platform();
            case Facts.OfApplication one -> false;
        };
    }

    /** Decides a declaration if its four documents are together. */
    private void match(Paper declared, Facts.OfDeclaration declaration, Event.Filed cause) {
        Paper placed = null;
        Paper paid = null;
        Paper shipped = null;
        for (Paper paper : open.papers) {
            switch (paper.facts()) {
                case Facts.OfOrder one when one.platform() == declaration.platform() -> placed = paper;
                case Facts.OfWaybill one when one.number() == declaration.waybill() -> shipped = paper;
                case null, default -> {}
            }
        }
        if (placed != null && placed.facts() instanceof Facts.OfOrder one) {
            paid = payment(one);
        }
        if (placed == null || paid == null || shipped == null) {
            return;
        }
        if (placed.facts() instanceof Facts.OfOrder one
                && paid.facts() instanceof Facts.OfPayment payment
                && shipped.facts() instanceof Facts.OfWaybill waybill) {
            decide(
                    declared,
                    declaration,
                    cause,
                    Matching.compare(one, payment, waybill, declaration)
                            | Matching.withheld(one.withheld(), declaration.dues()),
                    payment,
                    shipped.appTime() - payment.payTime(),
                    List.of(placed.sequence(), paid.sequence(), shipped.sequence(), declared.sequence()));
        }
    }

    private void decide(
            Paper declared,
            Facts.OfDeclaration declaration,
            Event.Filed cause,
            int differences,
            Facts.OfPayment payment,
            long interval,
            List<Long> four) {
        RiskFacts risk = declaration.risk();
        Case parcel = new Case(
                open.order,
                declaration.platform(),
                declared.sequence(),
                declared.at(),
                cause.sequence(),
                cause.at(),
                declaration.dues(),
                declaration.label(),
                Grants.NONE,
                risk == null ? null : Passage.begin(risk, payment.payCode(), interval),
                null);
        if (differences != 0) {
            if (risk != null) {
                boolean stranger = Matching.differInPerson(differences);
                open.effects.add(
                        new Effect.Forward(new Event.Noted(Passage.payment(payment.payCode(), stranger), cause.at())));
            }
            Ending ending = Ending.of(parcel, Reason.MISMATCH).with(differences);
            open.end(parcel.platform(), parcel.label(), ending, four);
        } else if (declaration.dues().refusal() != null) {
            open.end(
                    parcel.platform(),
                    parcel.label(),
                    Ending.of(parcel, declaration.dues().refusal()),
                    List.of());
        } else {
            open.replace(new Parcel(parcel.platform(), parcel, false, null));
            open.effects.add(Route.begin(parcel, false));
        }
    }

    /** The payment that an order names, or the first of its platform. */
    private @Nullable Paper payment(Facts.OfOrder placed) {
        Paper first = null;
        for (Paper paper : open.papers) {
            if (paper.facts() instanceof Facts.OfPayment one && one.platform() == placed.platform()) {
                if (one.transaction() == placed.transaction()) {
                    return paper;
                }
                first = first == null ? paper : first;
            }
        }
        return first;
    }
}
