package io.shibo.clear.export;

import io.shibo.clear.export.Conclusion.Offence;
import io.shibo.clear.export.ExportPaper.Standing;
import io.shibo.clear.export.ExportSlice.SummaryFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step on an application to sum up lists. Its parts wait for each other; then every list is asked, and either all that
 * were named go into the summary or none.
 */
final class SummaryDesk {
    private static final long DAY = 24L * 3600 * 1000;

    private final Papers papers;
    private final @Nullable Conclusion conclusion;
    private final ExportDecision.Draft draft = new ExportDecision.Draft();

    SummaryDesk(SummaryFile file) {
        papers = new Papers(file.papers());
        conclusion = file.conclusion();
    }

    ExportDecision file(ExportDocument document, ExportFacts.OfSummary facts) {
        ExportPaper before = papers.repeated(document);
        if (before != null) {
            draft.effect(new ExportEffect.Reply(before, true));
            if (conclusion != null && before.standing() == Standing.FILED) {
                draft.effect(new ExportEffect.Summed(document.key(), conclusion, List.of(before), true));
            }
            return done(conclusion);
        }
        ExportPaper.Objection objection = papers.objection(document, conclusion != null);
        if (objection == ExportPaper.Objection.NONE && conclusion != null) {
            // A part that comes after the end belongs to nothing.
            objection = ExportPaper.Objection.EXISTS;
        }
        ExportPaper paper = papers.add(document, objection);
        draft.effect(new ExportEffect.Reply(paper, false));
        List<ExportFacts.OfSummary> parts = parts();
        if (paper.standing() == Standing.FILED && parts.size() == facts.parts()) {
            draft.event(begin(document, parts));
        }
        return done(conclusion);
    }

    private List<ExportFacts.OfSummary> parts() {
        List<ExportFacts.OfSummary> parts = new ArrayList<>();
        for (ExportPaper paper : papers.all()) {
            if (paper.facts() instanceof ExportFacts.OfSummary part) {
                parts.add(part);
            }
        }
        parts.sort(Comparator.comparingInt(ExportFacts.OfSummary::part));
        return parts;
    }

    private static ExportEvent begin(ExportDocument document, List<ExportFacts.OfSummary> parts) {
        ExportFacts.OfSummary first = parts.getFirst();
        ExportEvent.Request request = new ExportEvent.Request(
                document.key(),
                document.sequence(),
                document.at(),
                first.declarant(),
                first.place(),
                !first.byTime(),
                first.from(),
                first.to());
        if (first.byTime()) {
            return new ExportEvent.Leaf(request, day(first.from()), day(first.to()), 0, 0, null);
        }
        List<ExportKey> lists = new ArrayList<>();
        parts.forEach(part -> lists.addAll(part.lists()));
        return DayPages.gather(request, lists);
    }

    /** The day of a time in China, which is eight hours ahead and has no summer time. */
    private static int day(long at) {
        return (int) Math.floorDiv(at + 8 * 3_600_000L, DAY);
    }

    /** All lists were asked: the summary is made, or those that were taken are free again. */
    ExportDecision gathered(ExportEvent.Gathered event) {
        ExportEvent.Request request = event.request();
        List<Offence> offences = event.offences();
        if (offences.isEmpty() && event.taken() == null) {
            offences = List.of(new Offence(-1, Conclusion.Why.NONE_FOUND));
        }
        List<ExportEvent.Chain> taken = ExportEvent.Chain.links(event.taken());
        if (!offences.isEmpty()) {
            taken.forEach(link -> draft.event(new ExportEvent.Spare(link.list(), request.sequence())));
        }
        List<Conclusion.Taken> lists = offences.isEmpty()
                ? taken.stream()
                        .map(link -> new Conclusion.Taken(link.sequence(), link.at()))
                        .toList()
                : List.of();
        Conclusion end = new Conclusion(request.sequence(), request.at(), lists, offences);
        List<ExportPaper> parts = papers.all().stream()
                .filter(paper -> paper.standing() == Standing.FILED)
                .toList();
        draft.effect(new ExportEffect.Summed(request.summary(), end, parts, false));
        papers.all().replaceAll(ExportPaper::withoutFacts);
        return done(end);
    }

    private ExportDecision done(@Nullable Conclusion end) {
        return draft.next(new SummaryFile(papers.all(), end));
    }
}
