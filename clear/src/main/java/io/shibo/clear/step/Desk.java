package io.shibo.clear.step;

import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.Restored;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.Channel;
import io.shibo.clear.risk.Judgement;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.Passage;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskFacts;
import io.shibo.clear.risk.Transitions;
import io.shibo.clear.step.Paper.Standing;
import io.shibo.clear.step.State.Parcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#ORDER}: one step on the papers of one order number. Works on its own copy of the lists and lives for
 * one step.
 */
public final class Desk {
    /** Of a list that has ended; nothing more is said to its declaration. */
    private static final Label NO_LABEL = Label.of(new Keys(MessageType.CEB621, Map.of()));

    private final Key order;
    private final List<Paper> papers;
    private final List<Parcel> parcels;
    private final List<Effect> effects = new ArrayList<>(2);

    Desk(Key order, State.Dossier dossier) {
        this.order = order;
        papers = new ArrayList<>(dossier.papers().size() + 1);
        papers.addAll(dossier.papers());
        parcels = new ArrayList<>(dossier.parcels());
    }

    /**
     * Files a document, or answers why not; decides what it completes.
     *
     * @param held whether its number serves another order
     */
    Decision file(Event.Filed filed, boolean held) {
        Facts facts = filed.facts();
        if (repeated(facts.type(), filed.sending())) {
            return done();
        }
        Paper standing = standing(facts);
        Objection objection = objection(filed, held, standing);
        boolean counts = objection == Objection.NONE && filed.action() != Event.Action.DELETE;
        boolean stored = objection == Objection.STORED_ONLY;
        if ((objection == Objection.NONE || stored) && standing != null) {
            papers.set(papers.indexOf(standing), standing.as(Standing.WITHDRAWN));
        }
        add(new Paper(
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
            for (Paper paper : List.copyOf(papers)) {
                if (paper.facts() instanceof Facts.OfDeclaration declaration
                        && parcel(declaration.platform()) == null
                        && reliesOn(declaration, facts)) {
                    match(paper, declaration, filed);
                }
            }
        }
        return done();
    }

    /** Answers and remembers a document that its own checks found wrong, or of a kind that decides nothing here. */
    Decision refuse(Event.Faulty faulty) {
        if (!repeated(faulty.type(), faulty.sending())) {
            add(new Paper(
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
        return done();
    }

    /** The stations have answered: release, hold or return. */
    Decision verdict(Event.Verdict verdict) {
        Case decided = verdict.parcel();
        Parcel known = parcel(decided.platform());
        Review review = decided.review();
        if (verdict.again()) {
            if (known != null && known.ending() != null) {
                effects.add(
                        new Effect.Ended(order, decided.platform(), decided.label(), known.ending(), List.of(), true));
            }
        } else if (known != null && known.ending() != null) {
            // Cancelled while the ledgers were asked
            if (verdict.refusal() == null) {
                effects.addAll(Route.givenBack(decided));
            }
        } else if (verdict.refusal() == null
                && review != null
                && review.judgement().channel() != Channel.GREEN) {
            hold(decided, review.status(), null);
        } else {
            if (verdict.refusal() == null) {
                enter(Event.Booking.TAKE, decided.dues(), decided.dues().lines(), decided.at());
            }
            end(decided.platform(), decided.label(), Ending.of(decided, verdict.refusal()), List.of());
        }
        return done();
    }

    /** An officer decides: what the parcel's standing allows is done, anything else declined. */
    Decision act(Event.Acted acted) {
        OfficerDecision decision = acted.decision();
        Parcel known = parcel(acted.platform());
        ParcelStatus stands = known == null ? null : known.stands();
        Review review = known == null ? null : known.review();
        boolean room = review == null || review.open();
        if (known == null || stands == null || !room || !Transitions.allows(stands, decision.action())) {
            effects.add(new Effect.Declined(acted, stands));
            return done();
        }
        Case asked = known.asked();
        Ending ending = known.ending();
        if (asked != null && asked.review() != null) {
            actOn(asked.judged(asked.review().with(decision)), decision);
        } else if (ending != null) {
            Review before = ending.review();
            Review after = (before == null ? Review.of(Judgement.CLEAN) : before).with(decision);
            replace(new Parcel(acted.platform(), null, false, ending.reviewed(after)));
            effects.add(new Effect.Moved(
                    order, acted.platform(), decision.action().leadsTo(), null, ending, decision, false));
        }
        return done();
    }

    private void actOn(Case held, OfficerDecision decision) {
        switch (decision.action()) {
            case RELEASE -> {
                enter(Event.Booking.TAKE, held.dues(), held.dues().lines(), held.at());
                end(held.platform(), held.label(), Ending.of(held, null), List.of());
            }
            case RETURN, SEND_BACK -> {
                effects.addAll(Route.givenBack(held));
                Reason reason = decision.action() == OfficerAction.RETURN ? Reason.BY_OFFICER : Reason.SENT_BACK;
                end(held.platform(), held.label(), Ending.of(held, reason), List.of());
            }
            case INSPECT, HOLD_CLEARANCE, HOLD_SMUGGLING, HOLD_LEGAL, HOLD_OTHER, CLOSE ->
                hold(held, decision.action().leadsTo(), decision);
        }
    }

    /** A parcel that everything was granted to waits for an officer; its papers can change no more. */
    private void hold(Case held, ParcelStatus status, @Nullable OfficerDecision decision) {
        letGo(held.platform(), held.declared());
        replace(new Parcel(held.platform(), held, true, null));
        effects.add(moved(held, status, decision, false));
    }

    private Effect moved(Case held, ParcelStatus status, @Nullable OfficerDecision decision, boolean again) {
        return new Effect.Moved(order, held.platform(), status, held, null, decision, again);
    }

    /** Cancels a list that is not released (CEB623). */
    Decision cancel(Event.Filed filed, Facts.OfCancellation asked) {
        if (repeated(asked.type(), filed.sending())) {
            return done();
        }
        Listed list = listed(asked.platform());
        Ending ended = list == null ? null : list.ending();
        Objection objection = application(filed, asked, list);
        if (objection == Objection.NONE && ended != null) {
            objection = ended.reason() == Reason.CANCELLED ? Objection.EXISTS : Objection.DECLARED;
        }
        Paper paper = applied(filed, asked, objection, 0);
        if (objection == Objection.NONE && list != null) {
            Case held = list.held();
            if (held != null) {
                effects.addAll(Route.givenBack(held));
            }
            Ending ending = Ending.of(
                    new Case(
                            order,
                            asked.platform(),
                            list.sequence(),
                            list.at(),
                            filed.sequence(),
                            filed.at(),
                            list.dues(),
                            list.label(),
                            Grants.NONE,
                            null,
                            held == null ? null : held.review()),
                    Reason.CANCELLED);
            effects.add(new Effect.Granted(order, asked.platform(), paper, ending, Restored.NOTHING, false));
            end(asked.platform(), list.label(), ending, List.of());
        }
        return done();
    }

    /** Takes back goods of a released list (CEB625): the buyer's year, the guarantee and the warehouse get theirs. */
    Decision takeBack(Event.Filed filed, Facts.OfReturn asked) {
        if (repeated(asked.type(), filed.sending())) {
            return done();
        }
        Listed list = listed(asked.platform());
        Ending ended = list == null ? null : list.ending();
        Objection objection = application(filed, asked, list);
        if (objection == Objection.NONE && (ended == null || !ended.released())) {
            objection = Objection.DECLARED;
        }
        if (objection != Objection.NONE || ended == null) {
            applied(filed, asked, objection, 0);
            return done();
        }
        TaxedLines.Answer answer = ended.dues()
                .lines()
                .takeBack(asked.items(), ChinaTime.epochDay(releasedAt(ended)), ChinaTime.epochDay(filed.at()));
        switch (answer) {
            case TaxedLines.Answer.TooLate(int days) -> applied(filed, asked, Objection.LATE, days);
            case TaxedLines.Answer.NoLine(TaxedLines.Item item) ->
                applied(filed, asked, Objection.NO_TARGET, item.gnum());
            case TaxedLines.Answer.TooMuch(TaxedLines.Item item, long outside) ->
                applied(filed, asked, Objection.TOO_MUCH, outside);
            case TaxedLines.Answer.Taken(TaxedLines lines, Restored restored) -> {
                Paper paper = applied(filed, asked, Objection.NONE, restored.value());
                Ending ending = ended.with(ended.dues().with(lines));
                replace(new Parcel(asked.platform(), null, false, ending));
                effects.add(new Effect.Granted(order, asked.platform(), paper, ending, restored, false));
                giveBack(ending, back(asked.items(), ended.dues().lines()), restored, lines.allBack());
                allow(ended.dues(), ending, lines.allBack());
            }
        }
        return done();
    }

    /** A list that was declared: waiting, on its way through the ledgers, or ended. */
    private record Listed(
            long sequence,
            long at,
            Dues dues,
            Label label,
            @Nullable Case held,
            @Nullable Ending ending) {}

    /** When a parcel was released: with its verdict, or by an officer later. */
    public static long releasedAt(Ending ending) {
        long at = ending.at();
        Review review = ending.review();
        if (review != null) {
            for (OfficerDecision decision : review.decisions()) {
                at = decision.action() == OfficerAction.RELEASE ? decision.at() : at;
            }
        }
        return at;
    }

    private @Nullable Listed listed(long platform) {
        Parcel parcel = parcel(platform);
        for (Paper paper : papers) {
            if (paper.facts() instanceof Facts.OfDeclaration one && one.platform() == platform) {
                return new Listed(paper.sequence(), paper.at(), one.dues(), one.label(), null, null);
            }
        }
        Case held = parcel == null || !parcel.held() ? null : parcel.asked();
        if (held != null) {
            return new Listed(held.declared(), held.declaredAt(), held.dues(), held.label(), held, null);
        }
        Ending ending = parcel == null ? null : parcel.ending();
        return ending == null
                ? null
                : new Listed(ending.declared(), ending.declaredAt(), ending.dues(), NO_LABEL, null, ending);
    }

    private Objection application(Event.Filed filed, Facts.OfApplication asked, @Nullable Listed list) {
        if (papers.size() >= State.Dossier.MAX_PAPERS) {
            return Objection.TOO_MANY;
        }
        if (!filed.declares()) {
            return Objection.STORED_ONLY;
        }
        boolean named = list != null
                && (asked.serial() == Serial.of(list.sequence())
                        || asked.copNo() != 0 && asked.copNo() == list.dues().copNo());
        if (!named) {
            return Objection.NO_LIST;
        }
        return filed.action() == Event.Action.NEW ? Objection.NONE : Objection.DECLARED;
    }

    private Paper applied(Event.Filed filed, Facts.OfApplication asked, Objection objection, long argument) {
        Paper paper = new Paper(
                asked.type(),
                filed.sending(),
                filed.sequence(),
                filed.at(),
                objection == Objection.NONE ? Standing.FILED : Standing.NOT_FILED,
                objection,
                argument,
                asked.platform(),
                0,
                null);
        add(paper);
        return paper;
    }

    private static boolean isApplication(MessageType type) {
        return type == MessageType.CEB623 || type == MessageType.CEB625;
    }

    /** What comes back, as lines of that much. */
    private static TaxedLines back(List<TaxedLines.Item> items, TaxedLines lines) {
        List<TaxedLine> back = new ArrayList<>();
        for (TaxedLine line : lines.lines()) {
            long qty = 0;
            for (TaxedLines.Item item : items) {
                qty += item.gnum() == line.gnum() ? item.qty() : 0;
            }
            back.add(new TaxedLine(line.gnum(), line.gcode(), line.qty(), 0, 0, 0, 0, qty));
        }
        return new TaxedLines(back);
    }

    /** @param lines with what comes back of each */
    private void giveBack(Ending ending, TaxedLines lines, Restored restored, boolean whole) {
        Dues dues = ending.dues();
        int day = ChinaTime.epochDay(ending.at());
        effects.add(new Effect.Forward(new Event.Entered(
                dues.buyerYear(ChinaTime.year(ending.at())), Event.Booking.BACK, restored.value(), day, whole)));
        effects.add(new Effect.Forward(
                new Event.Entered(Key.guarantor(dues.guarantor()), Event.Booking.BACK, restored.tax(), day, whole)));
        enter(Event.Booking.BACK, dues, lines, ending.at());
    }

    /** Allowances get back the part of what came back, all of it in the end. */
    private void allow(Dues before, Ending ending, boolean whole) {
        Dues dues = ending.dues();
        int year = ChinaTime.year(ending.at());
        for (Allowance allowance : dues.allowances()) {
            long back = allowance.restored(line(dues, allowance)) - allowance.restored(line(before, allowance));
            effects.add(new Effect.Forward(new Event.Entered(
                    allowance.key(dues, year), Event.Booking.BACK, back, ChinaTime.epochDay(ending.at()), whole)));
        }
    }

    private static TaxedLine line(Dues dues, Allowance allowance) {
        for (TaxedLine line : dues.lines().lines()) {
            if (line.gnum() == allowance.gnum()) {
                return line;
            }
        }
        throw new IllegalArgumentException("an allowance of line %d, which there is not".formatted(allowance.gnum()));
    }

    /** Tells the warehouse of each line: all of it is taken, or what came back of it. */
    private void enter(Event.Booking booking, Dues dues, TaxedLines lines, long at) {
        for (int i = 0; i < dues.items().size(); i++) {
            TaxedLine line = lines.lines().get(i);
            long qty = booking == Event.Booking.TAKE ? line.qty() : line.returned();
            if (qty > 0) {
                effects.add(new Effect.Forward(new Event.Entered(
                        Key.stock(dues.items().get(i)), booking, qty, ChinaTime.epochDay(at), false)));
            }
        }
    }

    private Decision done() {
        return new Decision(new State.Dossier(papers, parcels), effects);
    }

    /** Whether this very sending was answered before; then the same answers go out again. */
    private boolean repeated(MessageType type, long sending) {
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

    private void add(Paper paper) {
        effects.add(new Effect.Reply(paper.bare(), false));
        if (papers.size() < State.Dossier.MAX_PAPERS) {
            papers.add(paper);
        }
    }

    /** Why a document cannot be filed as things stand. */
    private Objection objection(Event.Filed filed, boolean held, @Nullable Paper standing) {
        if (papers.size() >= State.Dossier.MAX_PAPERS) {
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
            return parcel(same.platform()) != null;
        }
        for (Paper paper : papers) {
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
        for (Paper paper : papers) {
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
                order,
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
                effects.add(
                        new Effect.Forward(new Event.Noted(Passage.payment(payment.payCode(), stranger), cause.at())));
            }
            Ending ending = Ending.of(parcel, Reason.MISMATCH).with(differences);
            end(parcel.platform(), parcel.label(), ending, four);
        } else if (declaration.dues().refusal() != null) {
            end(
                    parcel.platform(),
                    parcel.label(),
                    Ending.of(parcel, declaration.dues().refusal()),
                    List.of());
        } else {
            replace(new Parcel(parcel.platform(), parcel, false, null));
            effects.add(Route.begin(parcel, false));
        }
    }

    /** The payment that an order names, or the first of its platform. */
    private @Nullable Paper payment(Facts.OfOrder placed) {
        Paper first = null;
        for (Paper paper : papers) {
            if (paper.facts() instanceof Facts.OfPayment one && one.platform() == placed.platform()) {
                if (one.transaction() == placed.transaction()) {
                    return paper;
                }
                first = first == null ? paper : first;
            }
        }
        return first;
    }

    /** Writes the end of a parcel and lets go of its papers' facts: the log has the documents. */
    private void end(long platform, Label label, Ending ending, List<Long> four) {
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

    private void replace(Parcel parcel) {
        parcels.removeIf(old -> old.platform() == parcel.platform());
        parcels.add(parcel);
    }

    private @Nullable Parcel parcel(long platform) {
        for (Parcel parcel : parcels) {
            if (parcel.platform() == platform) {
                return parcel;
            }
        }
        return null;
    }

    /** The paper of the same kind and number that was filed, or stored. */
    private @Nullable Paper standing(Facts facts) {
        for (Paper paper : papers) {
            boolean stands = paper.filed() || paper.standing() == Standing.STORED;
            if (stands && paper.type() == facts.type() && paper.number() == facts.number()) {
                return paper;
            }
        }
        return null;
    }
}
