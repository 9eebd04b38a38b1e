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
        if (paper.standing() == ExportPaper.Standing.FILED) {
            facts.waybills().forEach(key -> tell(key, document, draft));
        }
        // Who was told of has it: the paper alone is kept.
        papers.all().replaceAll(ExportPaper::withoutFacts);
        return draft.next(new ExportSlice.NoticeFile(papers.all()));
    }

    /** Exports hear of arrival and departure; of imports and tax bills it is noted who told what. */
    private static void tell(ExportKey key, ExportDocument document, ExportDecision.Draft draft) {
        switch (document.type()) {
            case CEB507, CEB509 ->
                draft.event(new ExportEvent.Moved(
                        key, document.type() == MessageType.CEB509, document.at(), document.day()));
            case CEB513, CEB711, CEB818 ->
                draft.event(new ExportEvent.Trace(
                        key, new ExportSlice.Report(document.type(), document.sequence(), document.at())));
            default -> {
                // A bill of lading moves nothing.
            }
        }
    }
}
