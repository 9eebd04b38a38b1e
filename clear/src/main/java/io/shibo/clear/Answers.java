package io.shibo.clear;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Receipts as functions of what the state holds, so that the same sending gets the same bytes for ever.
 *
 * <p>The window's own numbers (preNo, invtNo) are the declaration's place in the log, nine digits of it: unique within a
 * day and a year as long as fewer than 1,000,000,000 events fall into it.
 */
final class Answers {
    private static final int MAX_INFO = 1000;
    private static final String SIGNATURE = "；电子签名未验证 (signature: not checked)";

    private Answers() {}

    /** The receipt of one paper: filed, or refused and why. */
    static Output.Answer of(State.Paper paper, Keys keys) {
        String info = paper.errors().isEmpty()
                ? "海关入库[%s]".formatted(keys.guid()) + (keys.type() == MessageType.CEB621 ? SIGNATURE : "")
                : words(paper.errors());
        return new Output.Answer(
                keys.type(),
                keys.key(),
                receipt(keys, paper.status(), paper.at(), paper.at(), paper.sequence(), info),
                paper.errors());
    }

    /** The receipt of a declaration whose parcel has ended. */
    static Output.Answer of(Outcome outcome, Keys declaration) {
        return new Output.Answer(
                MessageType.CEB621,
                declaration.key(),
                receipt(
                        declaration,
                        outcome.status(),
                        outcome.at(),
                        outcome.declaredAt(),
                        outcome.declared(),
                        words(outcome)),
                errors(outcome));
    }

    private static List<FieldError> errors(Outcome outcome) {
        Reason reason = outcome.reason();
        if (reason == null) {
            return List.of();
        }
        return outcome.findings().stream()
                .map(finding -> new FieldError(
                        reason.status(),
                        finding.field(),
                        finding.value(),
                        words(reason) + "，" + finding.against() + "=" + finding.other()))
                .toList();
    }

    private static Receipt receipt(Keys keys, String status, long at, long filedAt, long sequence, String info) {
        String customs = fourDigits(keys.find("customsCode"));
        String serial = "%09d".formatted(sequence % 1_000_000_000L);
        String day = ChinaTime.seventeen(filedAt).substring(0, 8);
        Map<String, String> numbers = new HashMap<>();
        numbers.put("preNo", "B" + day + serial);
        String direction = switch (keys.type()) {
            case CEB621 -> "I";
            case CEB603 -> "E";
            default -> "";
        };
        if (customs != null && !direction.isEmpty() && !status.startsWith("-")) {
            numbers.put("invtNo", customs + day.substring(0, 4) + direction + serial);
        }
        return Receipt.of(keys, status, ChinaTime.seventeen(at), cut(info, MAX_INFO), numbers);
    }

    private static @Nullable String fourDigits(@Nullable String customs) {
        return customs != null && customs.length() == 4 ? customs : null;
    }

    private static String words(List<FieldError> errors) {
        return errors.stream().map(FieldError::inWords).collect(Collectors.joining("；"));
    }

    private static String words(Outcome outcome) {
        Reason reason = outcome.reason();
        Assessment assessment = outcome.assessment();
        if (reason == null && assessment != null) {
            return "放行，应征税款 %s 元（关税 %s，消费税 %s，增值税 %s）%s"
                    .formatted(
                            assessment.total().toPlainString(),
                            assessment.total("duty").toPlainString(),
                            assessment.total("consumption-tax").toPlainString(),
                            assessment.total("vat").toPlainString(),
                            SIGNATURE);
        }
        return "退单: %s: %s%s"
                .formatted(
                        reason == null ? "" : words(reason),
                        outcome.findings().stream().map(Finding::inWords).collect(Collectors.joining("；")),
                        SIGNATURE);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case MISMATCH -> "单证数据不一致";
            case NOT_ON_LIST -> "不在跨境电商零售进口商品清单内或不符合其备注";
            case OVER_ORDER_LIMIT -> "购买金额超过单笔限额";
            case OVER_YEAR_LIMIT -> "购买金额将超过年度限额";
            case NOT_ASSESSED -> "无法计征，需人工处理";
        };
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
