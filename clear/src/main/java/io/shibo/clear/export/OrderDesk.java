package io.shibo.clear.export;

import io.shibo.clear.export.ExportPaper.Objection;
import io.shibo.clear.export.ExportPaper.Standing;
import io.shibo.clear.export.ExportSlice.Declared;
import io.shibo.clear.export.ExportSlice.OrderFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step on the documents of an order number: order, money received and list wait here for each other. */
final class OrderDesk {
    private final Papers papers;
    private final List<Declared> lists;
    private final ExportDecision.Draft draft = new ExportDecision.Draft();

    OrderDesk(OrderFile file) {
        papers = new Papers(file.papers());
        lists = new ArrayList<>(file.lists());
    }

    /** The number that a list will be known by: customs office, year, E, and nine digits of its place in the log. */
    static String number(String customsCode, int day, long sequence) {
        return "%s%04dE%09d".formatted(customsCode, LocalDate.ofEpochDay(day).getYear(), sequence % 1_000_000_000L);
    }

    ExportDecision file(ExportDocument document) {
        ExportPaper before = papers.repeated(document);
        if (before != null) {
            draft.effect(new ExportEffect.Reply(before, true));
            lists.stream()
                    .filter(list -> list.sequence() == before.sequence())
                    .forEach(list -> draft.event(new ExportEvent.Again(list.list(), list.sequence())));
            return done();
        }
        long platform = platform(document.facts());
        Objection objection = papers.objection(document, relied(document, platform));
        ExportPaper standing = papers.standing(document);
        if (objection == Objection.NONE && standing != null && standing.facts() instanceof ExportFacts.OfList old) {
            withdraw(standing, old);
        }
        ExportPaper paper = papers.add(document, objection);
        draft.effect(new ExportEffect.Reply(paper, false));
        if (paper.standing() == Standing.FILED) {
            if (document.facts() instanceof ExportFacts.OfList list) {
                declare(document, list);
            }
            decide(platform, document.sequence(), document.at(), document.day());
        }
        return done();
    }

    private static long platform(ExportFacts facts) {
        return facts instanceof ExportFacts.OfProceeds proceeds ? proceeds.platform() : facts.number();
    }

    /** Whether a list that waits or was decided relies on the document; a list itself may change while it waits. */
    private boolean relied(ExportDocument document, long platform) {
        Declared list = declared(platform);
        boolean isList = document.facts() instanceof ExportFacts.OfList;
        return list != null && (!isList || list.ended());
    }

    private void declare(ExportDocument document, ExportFacts.OfList facts) {
        ExportKey list = ExportKey.list(number(facts.customsCode(), document.day(), document.sequence()));
        lists.add(new Declared(facts.platform(), list, document.sequence(), 0, 0, false, false));
        draft.event(new ExportEvent.Declare(
                list, document.key(), document.sequence(), document.at(), document.day(), facts));
        draft.event(new ExportEvent.Link(
                facts.waybill(), document.key(), facts.platform(), list, document.at(), document.day()));
    }

    private void withdraw(ExportPaper standing, ExportFacts.OfList old) {
        for (Declared list : List.copyOf(lists)) {
            if (list.sequence() == standing.sequence()) {
                lists.remove(list);
                draft.event(new ExportEvent.Unlink(old.waybill(), list.list()));
                draft.event(new ExportEvent.Withdraw(list.list()));
            }
        }
    }

    /** The waybill of a list is there. */
    ExportDecision carried(ExportEvent.Carried event) {
        Declared list = declared(event.platform());
        if (list != null && list.list().equals(event.list()) && !list.ended()) {
            replace(list.carried(event.waybill(), event.shop(), event.taken()));
            decide(event.platform(), event.cause(), event.at(), event.day());
        }
        return done();
    }

    /** The list was cancelled. */
    ExportDecision over(ExportEvent.Over event) {
        for (Declared list : List.copyOf(lists)) {
            if (list.list().equals(event.list())) {
                replace(list.over());
                letGo(list.platform());
            }
        }
        return done();
    }

    /** Sends a list on to be decided if its documents are together. */
    private void decide(long platform, long cause, long at, int day) {
        Declared list = declared(platform);
        ExportPaper placed = null;
        ExportPaper paid = null;
        ExportPaper listed = null;
        for (ExportPaper paper : papers.all()) {
            switch (paper.facts()) {
                case ExportFacts.OfOrder one when one.platform() == platform -> placed = paper;
                case ExportFacts.OfProceeds one when one.platform() == platform -> paid = paid == null ? paper : paid;
                case ExportFacts.OfList one when one.platform() == platform -> listed = paper;
                case null, default -> {}
            }
        }
        if (list == null
                || list.ended()
                || list.waybill() == 0 && !list.taken()
                || placed == null
                || listed == null
                || !(placed.facts() instanceof ExportFacts.OfOrder order)
                || !(listed.facts() instanceof ExportFacts.OfList facts)
                || facts.mode().paid() && paid == null) {
            return;
        }
        ExportFacts.OfProceeds proceeds =
                paid != null && paid.facts() instanceof ExportFacts.OfProceeds one ? one : null;
        int differences = Comparison.compare(order, proceeds, list, facts);
        List<Long> documents = List.of(placed.sequence(), paid == null ? 0 : paid.sequence(), list.waybill());
        draft.event(new ExportEvent.Decide(list.list(), differences, documents, cause, at, day));
        replace(list.over());
        letGo(platform);
    }

    /** The log has the documents. */
    private void letGo(long platform) {
        papers.all()
                .replaceAll(paper ->
                        paper.facts() != null && platform(paper.facts()) == platform ? paper.withoutFacts() : paper);
    }

    private void replace(Declared list) {
        lists.replaceAll(one -> one.list().equals(list.list()) ? list : one);
    }

    private @Nullable Declared declared(long platform) {
        for (Declared list : lists) {
            if (list.platform() == platform) {
                return list;
            }
        }
        return null;
    }

    private ExportDecision done() {
        return draft.next(new OrderFile(papers.all(), lists));
    }
}
