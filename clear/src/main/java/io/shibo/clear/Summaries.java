package io.shibo.clear;

import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.SummaryBuilder;
import io.shibo.clear.export.SummaryDeclaration;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Serial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists become that were summed up: declarations, and the results (CEB792) that tell of them. Made from the log's
 * documents and always the same.
 */
final class Summaries {
    /** List lines of one document; a result with more is split (msgCount). */
    private static final int LINES = 10_000;

    /** The specification names no codes for a declaration that is yet to be made: stored, as in appStatus. */
    private static final String STORED = "1";

    private Summaries() {}

    /** The declarations of a summary; none where it was refused. */
    static List<SummaryDeclaration> declarations(Conclusion conclusion, Archive archive) {
        SummaryApplication application = application(conclusion, archive);
        if (!conclusion.summed() || application == null) {
            return List.of();
        }
        SummaryBuilder builder = new SummaryBuilder(
                application.summaryFlag(),
                application.itemNameFlag(),
                application.customsCode(),
                ChinaTime.year(conclusion.at()),
                conclusion.sequence());
        for (Conclusion.Taken taken : conclusion.lists()) {
            Archive.Filed filed = archive.find(taken.sequence());
            if (filed != null && filed.document() instanceof ExportList list) {
                builder.add(list, listNumber(list.customsCode(), taken.at(), taken.sequence()));
            }
        }
        return builder.declarations();
    }

    /** A list's number. */
    static String listNumber(String customsCode, long at, long place) {
        return "%s%04dE%09d".formatted(customsCode, ChinaTime.year(at), Serial.of(place));
    }

    /** What is sent of a summary. */
    static List<SummaryResult> results(Conclusion conclusion, Archive archive) {
        SummaryApplication application = application(conclusion, archive);
        List<SummaryResult> results = new ArrayList<>();
        if (application != null) {
            declarations(conclusion, archive)
                    .forEach(declaration -> results.addAll(results(declaration, application, conclusion)));
        }
        return results;
    }

    private static @Nullable SummaryApplication application(Conclusion conclusion, Archive archive) {
        Archive.Filed filed = archive.find(conclusion.sequence());
        return filed != null && filed.document() instanceof SummaryApplication application ? application : null;
    }

    private static List<SummaryResult> results(
            SummaryDeclaration declaration, SummaryApplication application, Conclusion conclusion) {
        List<SummaryDeclaration.Member> members = declaration.members();
        int parts = (members.size() + LINES - 1) / LINES;
        List<SummaryResult> results = new ArrayList<>(parts);
        for (int part = 1; part <= parts; part++) {
            String name = "792|%s|%d".formatted(declaration.declSeqNo(), part);
            results.add(new SummaryResult(
                    Guids.of(name.getBytes(StandardCharsets.UTF_8)),
                    application.customsCode(),
                    ExportAnswers.sumNo(application.customsCode(), conclusion),
                    ChinaTime.seventeen(conclusion.at()),
                    declaration.declSeqNo(),
                    null,
                    null,
                    null,
                    STORED,
                    application.agentCode(),
                    application.agentName(),
                    application.ebcCode(),
                    application.ebcName(),
                    application.declAgentCode(),
                    application.declAgentName(),
                    declaration.grossWeight(),
                    declaration.netWeight(),
                    parts,
                    part,
                    null,
                    members.subList((part - 1) * LINES, Math.min(part * LINES, members.size())).stream()
                            .map(one -> new SummaryResult.Line(
                                    one.invtNo(), one.logisticsNo(), one.gseqno(), one.gnum(), one.gcode()))
                            .toList()));
        }
        return results;
    }
}
