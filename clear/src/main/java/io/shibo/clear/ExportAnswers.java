package io.shibo.clear;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.export.Conclusion;
import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.export.ExportPaper;
import io.shibo.clear.export.ExportStatus;
import io.shibo.clear.export.Listing;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Receipts of the exports, as functions of the state and of the log's documents: the same bytes for ever. */
final class ExportAnswers {
    /** Goods may come back within a year (announcement 2020-44). */
    static final int BACK_DAYS = 365;

    private ExportAnswers() {}

    /** What an effect makes the window say, to whomever it concerns. */
    static List<Output.Answer> of(ExportEffect effect, Archive archive) {
        return switch (effect) {
            case ExportEffect.Reply reply -> throw new IllegalArgumentException("a reply is the window's own");
            case ExportEffect.Listed listed ->
                List.of(listed(listed.listing(), archive).answer());
            case ExportEffect.Granted granted -> List.of(granted(granted.paper(), archive));
            case ExportEffect.Summed summed ->
                summed.parts().stream()
                        .map(part -> summed(part, summed.conclusion(), archive))
                        .toList();
        };
    }

    /**
     * What an effect makes the window send without having been asked.
     *
     * @param sequence place in the log of what caused the effect
     * @param said what {@link #of} gives of the effect
     */
    static List<Output.Notice> notices(long sequence, ExportEffect effect, List<Output.Answer> said, Archive archive) {
        List<Output.Notice> notices = new ArrayList<>();
        switch (effect) {
            case ExportEffect.Listed listed
            when !listed.again() ->
                said.forEach(answer -> notices.add(Output.Notice.of(sequence, Output.Notice.Occasion.LISTED, answer)));
            case ExportEffect.Summed summed
            when !summed.again() -> {
                said.forEach(answer -> notices.add(Output.Notice.of(sequence, Output.Notice.Occasion.SUMMED, answer)));
                Summaries.results(summed.conclusion(), archive)
                        .forEach(result ->
                                notices.add(new Output.Notice(sequence, Output.Notice.Occasion.SUMMED, null, result)));
            }
            default -> {}
        }
        return notices;
    }

    /** A list that has come to stand elsewhere, with its keys and why. */
    static Output.Listed listed(Listing listing, Archive archive) {
        return new Output.Listed(keys(archive, listing.sequence()), listing, ExportDifferences.find(listing, archive));
    }

    static Output.Answer answer(Output.Listed listed) {
        Listing listing = listed.listing();
        Keys keys = listed.keys();
        String words = switch (listing.status()) {
            case RELEASED -> "放行 (released)" + Answers.signature(keys);
            case LEFT -> "结关，货物已离境 (closed: the goods have left)";
            case CANCELLED -> "退单: 已撤单 (cancelled)";
            case RETURNED ->
                "退单: 单证数据不一致: %s%s"
                        .formatted(
                                listed.findings().stream().map(Finding::inWords).collect(Collectors.joining("；")),
                                Answers.signature(keys));
            case WAITING, WITHDRAWN -> throw new IllegalArgumentException("a list that waits is not told of");
        };
        List<FieldError> errors = listing.status() != ExportStatus.RETURNED
                ? List.of()
                : listed.findings().stream()
                        .map(finding -> new FieldError(
                                "100",
                                finding.field(),
                                finding.value(),
                                "单证数据不一致，" + finding.against() + "=" + finding.other()))
                        .toList();
        return new Output.Answer(
                MessageType.CEB603,
                keys.key(),
                Answers.receipt(
                        keys, listing.status().code(), listing.since(), listing.at(), listing.sequence(), words),
                errors);
    }

    private static Output.Answer granted(ExportPaper paper, Archive archive) {
        Keys keys = keys(archive, paper.sequence());
        String words = paper.type() == MessageType.CEB605
                ? "撤单核准 (cancellation granted)"
                : "退货核准，退货商品应于放行后 %d 日内运回 (return granted)".formatted(BACK_DAYS);
        return new Output.Answer(
                paper.type(),
                keys.key(),
                Answers.receipt(keys, "399", paper.at(), paper.at(), paper.sequence(), words),
                List.of());
    }

    private static Output.Answer summed(ExportPaper part, Conclusion conclusion, Archive archive) {
        Keys keys = keys(archive, part.sequence());
        List<FieldError> errors = errors(conclusion, part, archive);
        String words = conclusion.summed()
                ? "汇总核准，清单 %d 份 (%d lists summed up)"
                        .formatted(conclusion.lists().size(), conclusion.lists().size())
                : "退单: " + errors.stream().map(FieldError::inWords).collect(Collectors.joining("；"));
        Map<String, String> numbers =
                conclusion.summed() ? Map.of("sumNo", sumNo(keys.orDash("customsCode"), conclusion)) : Map.of();
        return new Output.Answer(
                MessageType.CEB701,
                keys.key(),
                Answers.receipt(
                        keys,
                        conclusion.summed() ? "399" : "100",
                        conclusion.at(),
                        part.at(),
                        part.sequence(),
                        words,
                        numbers),
                errors);
    }

    /** A summary's number: customs office, year, S, and nine digits of its place in the log. */
    static String sumNo(String customsCode, Conclusion conclusion) {
        return "%s%04dS%09d".formatted(customsCode, ChinaTime.year(conclusion.at()), Serial.of(conclusion.sequence()));
    }

    private static List<FieldError> errors(Conclusion conclusion, ExportPaper part, Archive archive) {
        List<FieldError> errors = new ArrayList<>();
        for (Conclusion.Offence offence : conclusion.offences()) {
            errors.add(new FieldError(
                    "100", "SummaryApplyList.invtNo", named(offence.place(), part, archive), words(offence.why())));
        }
        return List.copyOf(errors);
    }

    /** The list named at a place; of an application in several parts, its place alone. */
    private static String named(int place, ExportPaper part, Archive archive) {
        Archive.Filed filed = archive.find(part.sequence());
        if (filed != null
                && filed.document() instanceof SummaryApplication application
                && application.msgCount() == 1
                && place >= 0
                && place < application.lines().size()) {
            return application.lines().get(place).invtNo();
        }
        return place < 0 ? "" : String.valueOf(place + 1);
    }

    static String words(Conclusion.Why why) {
        return switch (why) {
            case NONE_FOUND -> "无可汇总的清单 (no list to be summed up)";
            case UNKNOWN -> "清单不存在 (no such list)";
            case OTHER_DECLARANT -> "申报单位、收发货人或申报地海关不一致 (of another agent, consignor or customs office)";
            case OTHER_PLACE -> "监管场所不一致 (of another supervised place)";
            case SIMPLIFIED -> "简化申报的清单不汇总 (declared in the simplified way)";
            case NOT_RELEASED -> "清单未放行 (not released)";
            case SUMMED -> "清单已汇总 (in a summary already)";
        };
    }

    private static Keys keys(Archive archive, long sequence) {
        return Objects.requireNonNull(archive.find(sequence), "a document that was filed lies in the log")
                .keys();
    }
}
