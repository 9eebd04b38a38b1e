package io.shibo.clear.export;

import io.shibo.clear.ceb.MessageType;

/** One step on a document that tells of many waybills: each of them hears of it. */
final class Notices {
    private Notices() {}

    static ExportDecision file(ExportSlice.NoticeFile file, ExportDocument document, ExportFacts.OfNotice facts) {
        ExportDecision.Draft draft = new ExportDecision.Draft();
        Papers papers = new Papers(file.papers());
        ExportPaper before = papers.repeated(document);
        if (before != null) {
            draft.effect(new ExportEffect.Reply(before, true));
            return draft.next(file);
        }
        ExportPaper paper = papers.add(document, papers.objection(document, false));
        draft.effect(new ExportEffect.Reply(paper, false));
        if (paper.standing() == ExportPaper.Standing.FILED && document.type() != MessageType.CEB607) {
            boolean left = document.type() == MessageType.CEB509;
            facts.waybills()
                    .forEach(waybill ->
                            draft.event(new ExportEvent.Moved(waybill, left, document.at(), document.day())));
        }
        // Who was told of has it: the paper alone is kept.
        papers.all().replaceAll(ExportPaper::withoutFacts);
        return draft.next(new ExportSlice.NoticeFile(papers.all()));
    }
}
