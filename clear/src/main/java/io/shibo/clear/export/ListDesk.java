package io.shibo.clear.export;

import io.shibo.clear.export.Conclusion.Offence;
import io.shibo.clear.export.Conclusion.Why;
import io.shibo.clear.export.ExportDocument.Action;
import io.shibo.clear.export.ExportPaper.Objection;
import io.shibo.clear.export.ExportSlice.ListFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step on a list, found by its number: it is decided, cancelled, comes back, leaves, and goes into a summary. */
final class ListDesk {
    /** Goods may come back within a year of their release (announcement 2020-44 of China Customs, article 3). */
    private static final int BACK_DAYS = 365;

    private final Papers papers;
    private @Nullable Listing list;
    private final ExportDecision.Draft draft = new ExportDecision.Draft();

    ListDesk(ListFile file) {
        papers = new Papers(file.papers());
        list = file.list();
    }

    ExportDecision declare(ExportEvent.Declare declare) {
        list = Listing.of(declare);
        return done();
    }

    ExportDecision withdraw() {
        Listing known = list;
        if (known != null && known.status() == ExportStatus.WAITING) {
            list = known.stands(ExportStatus.WITHDRAWN, known.since(), known.day());
        }
        return done();
    }

    /** Its documents are together. */
    ExportDecision decide(ExportEvent.Decide event) {
        Listing known = list;
        if (known == null || known.status() != ExportStatus.WAITING) {
            return done();
        }
        Listing compared = known.compared(event.differences(), event.documents());
        list = compared;
        if (event.differences() != 0) {
            stands(event.key(), compared, ExportStatus.RETURNED, event.at(), event.day());
        } else if (compared.facts().items().isEmpty()) {
            release(event.key(), compared, event.at(), event.day());
        } else {
            draw(new ExportEvent.Drawn(event.key(), 0, false, event.cause(), event.at(), event.day()), compared);
        }
        return done();
    }

    private void draw(ExportEvent.Drawn asked, Listing known) {
        long item = known.facts().items().get(asked.line());
        draft.event(new ExportEvent.Draw(
                item, known.facts().lines().get(asked.line()).qty(), asked));
    }

    /** The warehouse holds a line's goods, or has too few: then it keeps those of the lines before as well. */
    ExportDecision drawn(ExportEvent.Drawn drawn) {
        Listing known = list;
        if (known == null || known.status() != ExportStatus.WAITING) {
            return done();
        }
        if (!drawn.granted()) {
            stock(drawn.key(), known, drawn.line(), ExportEvent.Booking.FREE, drawn.day());
            Listing refused = known.compared(Comparison.STOCK, known.documents());
            stands(drawn.key(), refused, ExportStatus.RETURNED, drawn.at(), drawn.day());
        } else if (drawn.line() + 1 < known.facts().items().size()) {
            draw(
                    new ExportEvent.Drawn(drawn.key(), drawn.line() + 1, false, drawn.cause(), drawn.at(), drawn.day()),
                    known);
        } else {
            stock(drawn.key(), known, known.facts().items().size(), ExportEvent.Booking.TAKE, drawn.day());
            release(drawn.key(), known, drawn.at(), drawn.day());
        }
        return done();
    }

    /** @param lines the first so many are told of */
    private void stock(ExportKey key, Listing known, int lines, ExportEvent.Booking booking, int day) {
        for (int i = 0; i < lines; i++) {
            draft.event(new ExportEvent.Stocked(
                    known.facts().items().get(i),
                    booking,
                    known.facts().lines().get(i).qty(),
                    day,
                    key));
        }
    }

    private void release(ExportKey key, Listing known, long at, int day) {
        stands(key, known, ExportStatus.RELEASED, at, day);
        ExportFacts.OfList facts = known.facts();
        draft.event(new ExportEvent.Go(facts.waybill(), key, at, day));
        if (facts.summary()) {
            draft.event(new ExportEvent.Enter(facts.declarant(), day, 0, new ExportSlice.Released(key, at)));
        }
    }

    private void stands(ExportKey key, Listing known, ExportStatus status, long at, int day) {
        Listing next = known.stands(status, at, day);
        list = next;
        draft.effect(new ExportEffect.Listed(key, next, false));
    }

    /** Its goods left the country. */
    ExportDecision leave(ExportEvent.Leave event) {
        Listing known = list;
        if (known != null && known.status() == ExportStatus.RELEASED) {
            stands(event.key(), known, ExportStatus.LEFT, event.at(), event.day());
        }
        return done();
    }

    /** The list was sent again: what its sender was told last is told again. */
    ExportDecision again(ExportEvent.Again event) {
        Listing known = list;
        if (known != null
                && known.sequence() == event.sequence()
                && known.status() != ExportStatus.WAITING
                && known.status() != ExportStatus.WITHDRAWN) {
            draft.effect(new ExportEffect.Listed(event.key(), known, true));
        }
        return done();
    }

    /** CEB605: before it is decided. */
    ExportDecision cancel(ExportDocument document, ExportFacts.OfCancellation asked) {
        if (repeated(document)) {
            return done();
        }
        Listing known = ofAgent(asked.agent());
        Objection objection = application(document, known);
        if (objection == Objection.NONE && known != null && known.status() != ExportStatus.WAITING) {
            objection = known.status() == ExportStatus.CANCELLED ? Objection.EXISTS : Objection.DECLARED;
        }
        ExportPaper paper = answer(document, objection, 0);
        if (paper.standing() == ExportPaper.Standing.FILED && known != null) {
            Listing cancelled = known.stands(ExportStatus.CANCELLED, document.at(), document.day());
            list = cancelled;
            draft.effect(new ExportEffect.Granted(paper, document.key(), cancelled, false));
            draft.effect(new ExportEffect.Listed(document.key(), cancelled, false));
            draft.event(new ExportEvent.Over(known.order(), document.key()));
            draft.event(new ExportEvent.Unlink(known.facts().waybill(), document.key()));
        }
        return done();
    }

    /** CEB213: goods of a released list come back, whole or in part. */
    ExportDecision takeBack(ExportDocument document, ExportFacts.OfReturn asked) {
        if (repeated(document)) {
            return done();
        }
        Listing known = ofAgent(asked.agent());
        Objection objection = application(document, known);
        long argument = 0;
        if (objection == Objection.NONE && known != null) {
            int days = document.day() - known.day();
            if (!known.status().released()) {
                objection = Objection.DECLARED;
            } else if (days > BACK_DAYS) {
                objection = Objection.LATE;
                argument = days;
            } else {
                for (ExportFacts.Line line : asked.lines()) {
                    Long outside = known.outside(line.gnum(), line.gcode());
                    if (objection == Objection.NONE && outside == null) {
                        objection = Objection.NO_LINE;
                        argument = line.gnum();
                    } else if (objection == Objection.NONE && outside != null && line.qty() > outside) {
                        objection = Objection.TOO_MUCH;
                        argument = outside;
                    }
                }
            }
        }
        ExportPaper paper = answer(document, objection, argument);
        if (paper.standing() == ExportPaper.Standing.FILED && known != null) {
            Listing back = known.back(asked.lines());
            list = back;
            draft.effect(new ExportEffect.Granted(paper, document.key(), back, false));
            restock(document, known, asked);
        }
        return done();
    }

    private void restock(ExportDocument document, Listing known, ExportFacts.OfReturn asked) {
        ExportFacts.OfList facts = known.facts();
        for (int i = 0; i < facts.items().size(); i++) {
            for (ExportFacts.Line line : asked.lines()) {
                if (line.gnum() == facts.lines().get(i).gnum()) {
                    draft.event(new ExportEvent.Stocked(
                            facts.items().get(i),
                            ExportEvent.Booking.BACK,
                            line.qty(),
                            document.day(),
                            document.key()));
                }
            }
        }
    }

    private boolean repeated(ExportDocument document) {
        ExportPaper before = papers.repeated(document);
        if (before == null) {
            return false;
        }
        draft.effect(new ExportEffect.Reply(before, true));
        Listing known = list;
        if (before.standing() == ExportPaper.Standing.FILED && known != null) {
            draft.effect(new ExportEffect.Granted(before, document.key(), known, true));
        }
        return true;
    }

    private @Nullable Listing ofAgent(long agent) {
        Listing known = list;
        return known != null && known.facts().agent() == agent && known.status() != ExportStatus.WITHDRAWN
                ? known
                : null;
    }

    /** What is asked of a list can be asked by new documents that declare it. */
    private Objection application(ExportDocument document, @Nullable Listing known) {
        if (papers.all().size() >= ExportSlice.MAX_PAPERS) {
            return Objection.TOO_MANY;
        }
        if (known == null) {
            return Objection.NO_LIST;
        }
        return document.action() == Action.NEW ? Objection.NONE : Objection.NO_TARGET;
    }

    private ExportPaper answer(ExportDocument document, Objection objection, long argument) {
        ExportPaper paper = ExportPaper.of(document, objection, argument).withoutFacts();
        if (papers.all().size() < ExportSlice.MAX_PAPERS) {
            papers.all().add(paper);
        }
        draft.effect(new ExportEffect.Reply(paper, false));
        return paper;
    }

    /** An application asks for the list: it goes with it, or the reason against it is noted. */
    ExportDecision gather(ExportEvent.Gather gather) {
        ExportEvent.Request request = gather.request();
        Why why = against(request);
        ExportEvent.Chain taken = gather.taken();
        List<Offence> offences = gather.offences();
        Listing known = list;
        if (why == null && known != null) {
            list = known.summed(request.sequence());
            taken = ExportEvent.Chain.add(taken, gather.key(), known.sequence(), known.at());
        } else if (why != null && request.named() && offences.size() < Conclusion.MAX_OFFENCES) {
            offences = new ArrayList<>(offences);
            offences.add(new Offence(gather.next(), why));
        }
        int next = gather.next() + 1;
        draft.event(
                next < gather.lists().size()
                        ? new ExportEvent.Gather(request, gather.lists(), next, taken, offences)
                        : new ExportEvent.Gathered(request, taken, offences));
        return done();
    }

    private @Nullable Why against(ExportEvent.Request request) {
        Listing known = list;
        if (known == null || known.status() == ExportStatus.WITHDRAWN) {
            return Why.UNKNOWN;
        }
        if (known.facts().declarant() != request.declarant()) {
            return Why.OTHER_DECLARANT;
        }
        if (!known.facts().summary()) {
            return Why.SIMPLIFIED;
        }
        if (!known.status().released()) {
            return Why.NOT_RELEASED;
        }
        if (known.summary() != 0) {
            return Why.SUMMED;
        }
        return request.place() != 0 && request.place() != known.facts().place() ? Why.OTHER_PLACE : null;
    }

    /** The application that took the list was refused. */
    ExportDecision spare(ExportEvent.Spare spare) {
        Listing known = list;
        if (known != null && known.summary() == spare.summary()) {
            list = known.summed(0);
        }
        return done();
    }

    private ExportDecision done() {
        return draft.next(new ListFile(papers.all(), list));
    }
}
