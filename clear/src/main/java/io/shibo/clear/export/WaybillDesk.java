package io.shibo.clear.export;

import io.shibo.clear.export.ExportPaper.Standing;
import io.shibo.clear.export.ExportSlice.Link;
import io.shibo.clear.export.ExportSlice.WaybillFile;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One step on a waybill's number: it serves one order, in six months (specification 2022-05, CEB505 and CEB603). */
final class WaybillDesk {
    private static final long DAY = 24L * 3600 * 1000;

    private WaybillDesk() {}

    static ExportDecision file(WaybillFile file, ExportDocument document, ExportFacts.OfWaybill facts) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        Papers papers = new Papers(file.papers());
        ExportPaper before = papers.repeated(document);
        if (before != null) {
            draft.effect(new ExportEffect.Reply(before, true));
            return draft.next(file);
        }
        Link link = file.link();
        ExportPaper standing = papers.standing(document);
        boolean lapsed = standing != null && lapsed(standing.at(), document.at(), document.day());
        if (lapsed) {
            // The carrier's numbers begin anew after six months.
            papers.all().replaceAll(paper -> paper.stands() ? paper.withdrawn() : paper);
        }
        boolean relied = standing != null && standing.standing() == Standing.FILED && link != null && !lapsed;
        ExportPaper paper = papers.add(document, papers.objection(document, relied));
        draft.effect(new ExportEffect.Reply(paper, false));
        if (paper.standing() == Standing.FILED && link != null && !file.released()) {
            draft.event(new ExportEvent.Carried(
                    link.order(),
                    link.platform(),
                    link.list(),
                    paper.sequence(),
                    facts.shop(),
                    false,
                    document.sequence(),
                    document.at(),
                    document.day()));
        }
        return draft.next(new WaybillFile(papers.all(), link, file.released(), file.arrivedAt(), file.leftAt()));
    }

    /** A list names the number. */
    static ExportDecision link(WaybillFile file, ExportEvent.Link event) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        Link known = file.link();
        boolean free = known == null
                || known.order().equals(event.order()) && known.platform() == event.platform()
                || lapsed(known.at(), event.at(), event.day());
        ExportPaper filed = filed(file);
        if (!free) {
            draft.event(carried(event, 0, 0, true));
            return draft.next(file);
        }
        if (filed != null && filed.facts() instanceof ExportFacts.OfWaybill facts) {
            draft.event(carried(event, filed.sequence(), facts.shop(), false));
        }
        Link link = new Link(event.order(), event.platform(), event.list(), event.at());
        return draft.next(new WaybillFile(file.papers(), link, false, file.arrivedAt(), file.leftAt()));
    }

    private static ExportEvent carried(ExportEvent.Link event, long waybill, long shop, boolean taken) {
        return new ExportEvent.Carried(
                event.order(), event.platform(), event.list(), waybill, shop, taken, 0, event.at(), event.day());
    }

    static ExportDecision unlink(WaybillFile file, ExportEvent.Unlink event) {
        Link link = file.link();
        boolean names = link != null && link.list().equals(event.list());
        return new ExportDecision.Draft()
                .next(names ? new WaybillFile(file.papers(), null, false, file.arrivedAt(), file.leftAt()) : file);
    }

    /** The list was released; what was told to have left before has left with it. */
    static ExportDecision go(WaybillFile file, ExportEvent.Go event) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        Link link = file.link();
        if (link == null || !link.list().equals(event.list())) {
            return draft.next(file);
        }
        if (file.leftAt() > 0) {
            draft.event(new ExportEvent.Leave(link.list(), event.at(), event.day()));
        }
        return draft.next(new WaybillFile(file.papers(), link, true, file.arrivedAt(), file.leftAt()));
    }

    /** The parcel arrived, or left the country. */
    static ExportDecision moved(WaybillFile file, ExportEvent.Moved event) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        Link link = file.link();
        if (event.left() && file.released() && link != null) {
            draft.event(new ExportEvent.Leave(link.list(), event.at(), event.day()));
        }
        return draft.next(new WaybillFile(
                file.papers(),
                link,
                file.released(),
                event.left() ? file.arrivedAt() : event.at(),
                event.left() ? event.at() : file.leftAt()));
    }

    private static @Nullable ExportPaper filed(WaybillFile file) {
        for (ExportPaper paper : file.papers()) {
            if (paper.standing() == Standing.FILED) {
                return paper;
            }
        }
        return null;
    }

    /** Whether six months have passed by the calendar. */
    private static boolean lapsed(long since, long at, int day) {
        int sinceDay = day - (int) ((at - since) / DAY);
        return at > since
                && LocalDate.ofEpochDay(day)
                        .isAfter(LocalDate.ofEpochDay(sinceDay).plusMonths(6));
    }
}
