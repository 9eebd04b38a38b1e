package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A parcel that waits in the usual case as {@link Waiting} holds it, and the same as the objects that {@link Step} works on. */
final class WaitingPapers {
    private WaitingPapers() {}

    /** Whether a dossier is such a case; then it is in here. */
    static boolean take(Waiting waiting, State.Dossier dossier) {
        waiting.clear();
        if (!dossier.parcels().isEmpty() || dossier.papers().isEmpty()) {
            return false;
        }
        long last = -1;
        for (Paper paper : dossier.papers()) {
            boolean plain = paper.standing() == Paper.Standing.FILED
                    && paper.objection() == Objection.NONE
                    && paper.argument() == 0
                    && paper.sequence() > last;
            if (!plain || !add(waiting, paper)) {
                return false;
            }
            last = paper.sequence();
        }
        return true;
    }

    private static boolean add(Waiting waiting, Paper paper) {
        Facts facts = paper.facts();
        if (facts == null || Waiting.kind(facts.type().ordinal()) < 0 || paper.number() != facts.number()) {
            return false;
        }
        int kind = Waiting.kind(facts.type().ordinal());
        return waiting.begin(kind, paper.sending(), paper.sequence(), paper.at(), paper.appTime())
                && switch (facts) {
                    case Facts.OfOrder one ->
                        waiting.order(
                                one.platform(),
                                one.person(),
                                one.payCode(),
                                one.transaction(),
                                one.delivery(),
                                one.shop(),
                                one.goods(),
                                one.paid(),
                                one.withheld());
                    case Facts.OfPayment one ->
                        waiting.payment(
                                one.number(),
                                one.platform(),
                                one.person(),
                                one.payCode(),
                                one.transaction(),
                                one.paid(),
                                one.payTime());
                    case Facts.OfWaybill one -> waiting.waybill(one.number(), one.delivery());
                    case Facts.OfDeclaration one -> {
                        Sink bytes = waiting.own();
                        FactsBytes.declared(one, bytes);
                        waiting.declared().over(bytes.array(), 0, bytes.length());
                        yield waiting.declaration(one.platform(), one.waybill(), one.shop(), one.goods());
                    }
                    default -> false;
                };
    }

    /** The same as objects; what follows the numbers is read on from {@code in}. */
    static State.Dossier dossier(Waiting waiting, Source in) {
        List<Paper> papers = new ArrayList<>(Waiting.KINDS);
        for (int kind = 0; kind < Waiting.KINDS; kind++) {
            if (waiting.has(1 << kind)) {
                Facts facts = facts(waiting, kind, in);
                papers.add(new Paper(
                        Waiting.type(kind),
                        waiting.sending[kind],
                        waiting.sequence[kind],
                        waiting.at[kind],
                        Paper.Standing.FILED,
                        Objection.NONE,
                        0,
                        facts.number(),
                        waiting.appTime[kind],
                        facts));
            }
        }
        papers.sort(Comparator.comparingLong(Paper::sequence));
        return new State.Dossier(papers, List.of());
    }

    private static Facts facts(Waiting waiting, int kind, Source in) {
        return switch (kind) {
            case Waiting.ORDER ->
                new Facts.OfOrder(
                        waiting.platform,
                        waiting.paid,
                        waiting.person,
                        waiting.has(Waiting.NO_PAY_CODE) ? 0 : waiting.payCode,
                        waiting.has(Waiting.NO_TRANSACTION) ? 0 : waiting.transaction,
                        waiting.delivery,
                        waiting.shop,
                        waiting.goods,
                        waiting.withheld);
            case Waiting.PAYMENT ->
                new Facts.OfPayment(
                        waiting.payment,
                        waiting.platform,
                        waiting.paid,
                        waiting.person,
                        waiting.payCode,
                        waiting.transaction,
                        waiting.payTime);
            case Waiting.WAYBILL -> new Facts.OfWaybill(waiting.waybill, waiting.delivery);
            default -> FactsBytes.declared(waiting.platform, waiting.waybill, waiting.shop, waiting.goods, in);
        };
    }
}
