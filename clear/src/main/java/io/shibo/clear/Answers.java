package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Objection;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Reason;
import io.shibo.clear.step.Serial;
import io.shibo.clear.step.State;
import io.shibo.codes.Language;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    static final int MAX_INFO = 1000;

    /** A time as documents write it. */
    private static final DateTimeFormatter CEB_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private static final String VALID = "；电子签名有效 (signature: valid)";
    private static final String NOT_CHECKED = "；电子签名未验证 (signature: not checked)";

    private Answers() {}

    /**
     * The receipt of one paper: filed, or refused and why.
     *
     * @param faults what was found wrong with a faulty one
     * @param signature what was known of it when it arrived
     */
    static Output.Answer of(Paper paper, Reading.Item item, List<FieldError> faults, Reading.Signature signature) {
        Keys keys = item.keys().signed(signature);
        List<FieldError> errors = errors(paper, item, faults);
        String info = errors.isEmpty()
                ? stored(paper) ? "电子口岸已暂存[" + keys.guid() + "]" : "海关入库[" + keys.guid() + "]" + signatureOf(keys)
                : words(errors);
        String status = errors.isEmpty()
                ? stored(paper) ? "1" : "120"
                : errors.getFirst().code();
        return new Output.Answer(
                keys.type(), keys.key(), receipt(keys, status, paper.at(), paper.at(), paper.sequence(), info), errors);
    }

    private static boolean stored(Paper paper) {
        return paper.objection() == Objection.STORED_ONLY;
    }

    private static String signatureOf(Keys keys) {
        return keys.type() == MessageType.CEB621 || keys.type() == MessageType.CEB603 ? signature(keys) : "";
    }

    /** What is known of a document's signature, as receipts end. */
    static String signature(Keys keys) {
        return keys.signed() ? VALID : NOT_CHECKED;
    }

    /** Why a paper was not filed; empty where it was. */
    static List<FieldError> errors(Paper paper, Reading.Item item, List<FieldError> faults) {
        if (paper.objection() == Objection.FAULTY || !(item.document() instanceof Filing document)) {
            return faults;
        }
        String code = paper.objection().code(paper.type());
        return switch (paper.objection()) {
            case NONE, FAULTY, STORED_ONLY -> List.of();
            case TOO_MANY ->
                List.of(new FieldError(
                        code,
                        "orderNo",
                        keys(item, "orderNo"),
                        "同一订单编号最多 %1$d 份单证 (at most %1$d documents of one order)".formatted(State.Dossier.MAX_PAPERS)));
            case HELD -> keyed(code, item, document, "该编号已用于其他订单 (the number serves another order)");
            case EXISTS -> keyed(code, item, document, "已存在相同编号的单证 (a document of this number is there)");
            case NO_LIST -> List.of(new FieldError(code, "invtNo", keys(item, "invtNo"), "系统中不存在该清单 (no such list)"));
            case LATE ->
                List.of(new FieldError(
                        code,
                        "appTime",
                        CEB_TIME.format(document.appTime()),
                        "放行后第 %d 日，超过 %d 日 (too late for a return)"
                                .formatted(
                                        paper.argument(),
                                        document.type() == MessageType.CEB213
                                                ? ExportAnswers.BACK_DAYS
                                                : TaxedLines.APPLY_DAYS)));
            case TOO_MUCH ->
                List.of(new FieldError(
                        code,
                        "qty",
                        quantities(document),
                        "超过可退数量 %s (more than is still outside)"
                                .formatted(Amounts.yuan(paper.argument()).toPlainString())));
            case NO_TARGET ->
                paper.argument() != 0
                        ? List.of(new FieldError(
                                code, "gnum", String.valueOf(paper.argument()), "清单中无此表体序号和商品编号 (no such line)"))
                        : keyed(code, item, document, "未找到要操作的单证 (no such document)");
            case DECLARED -> keyed(code, item, document, "已申报清单，状态不符 (declared or decided already)");
            case STALE ->
                List.of(new FieldError(
                        code,
                        "appTime",
                        CEB_TIME.format(document.appTime()),
                        "早于已入库单证 %1$s (older than the one filed, %1$s)"
                                .formatted(CEB_TIME.format(
                                        LocalDateTime.ofEpochSecond(paper.argument(), 0, ZoneOffset.UTC)))));
        };
    }

    /** An error of the number that names the document, with that number as the document has it. */
    private static List<FieldError> keyed(String code, Reading.Item item, Document document, String message) {
        String field = field(document);
        String value = item.keys().find(field);
        return List.of(new FieldError(code, field, value == null ? document.key() : value, message));
    }

    /** What a return asks to take back, line by line. */
    private static String quantities(Document document) {
        return document instanceof Return back
                ? back.lines().stream().map(line -> line.qty().toPlainString()).collect(Collectors.joining(", "))
                : "";
    }

    private static String keys(Reading.Item item, String name) {
        return item.keys().orDash(name);
    }

    /** The receipt of an application that was granted. */
    static Output.Answer granted(Paper paper, Reading.Item item) {
        Keys keys = item.keys();
        String info = paper.type() == MessageType.CEB623
                ? "撤单核准 (cancellation granted)"
                : "退货核准，恢复年度额度 %s 元，退货商品应于放行后 %d 日内运抵原监管场所 (return granted)"
                        .formatted(Amounts.yuan(paper.argument()).toPlainString(), TaxedLines.BACK_DAYS);
        return new Output.Answer(
                keys.type(),
                keys.key(),
                receipt(keys, "399", paper.at(), paper.at(), paper.sequence(), info),
                List.of());
    }

    /** The number of a declared list. */
    static String listNumber(Keys declaration, Ending ending) {
        String day = ChinaTime.seventeen(ending.declaredAt());
        return declaration.orDash("customsCode") + day.substring(0, 4) + "I" + Serial.digits(ending.declared());
    }

    private static String field(Document document) {
        return switch (document.type()) {
            case CEB411 -> "payTransactionId";
            case CEB403 -> "payNo";
            case CEB511, CEB505 -> "logisticsNo";
            case CEB605, CEB213, CEB623, CEB625 -> "invtNo";
            case CEB701, CEB507, CEB509, CEB607 -> "copNo";
            default -> "orderNo";
        };
    }

    /** The receipt of a declaration whose parcel has ended. */
    static Output.Answer of(Ending ending, Keys declaration, List<Finding> findings) {
        return new Output.Answer(
                MessageType.CEB621,
                declaration.key(),
                receipt(
                        declaration,
                        ending.status(),
                        ending.toldAt(),
                        ending.declaredAt(),
                        ending.declared(),
                        words(ending, findings, signature(declaration))),
                errors(ending.reason(), findings));
    }

    /** The receipt of a declaration whose parcel is held, or was closed. The rules that hit are not told to its sender. */
    static Output.Answer of(Effect.Moved moved, Keys declaration) {
        OfficerDecision decision = moved.decision();
        String words = RiskWords.say(moved.status(), Language.ZH)
                + " (%s)".formatted(RiskWords.say(moved.status(), Language.EN))
                + (decision == null ? "" : "：" + decision.reason())
                + signature(declaration);
        return new Output.Answer(
                MessageType.CEB621,
                declaration.key(),
                receipt(declaration, moved.status().code(), moved.at(), moved.declaredAt(), moved.declared(), words),
                List.of());
    }

    private static List<FieldError> errors(@Nullable Reason reason, List<Finding> findings) {
        if (reason == null) {
            return List.of();
        }
        return findings.stream()
                .map(finding -> new FieldError(
                        reason.status(),
                        finding.field(),
                        finding.value(),
                        words(reason) + "，" + finding.against() + "=" + finding.other()))
                .toList();
    }

    static Receipt receipt(Keys keys, String status, long at, long filedAt, long sequence, String info) {
        String customs = fourDigits(keys.find("customsCode"));
        String serial = Serial.digits(sequence);
        String day = ChinaTime.seventeen(filedAt).substring(0, 8);
        Map<String, String> numbers = new HashMap<>();
        numbers.put("preNo", "B" + day + serial);
        String direction = switch (keys.type()) {
            case CEB621 -> "I";
            case CEB603 -> "E";
            default -> "";
        };
        if (customs != null && !direction.isEmpty() && !status.startsWith("-") && !status.equals("1")) {
            numbers.put("invtNo", customs + day.substring(0, 4) + direction + serial);
        }
        return Receipt.of(keys, status, ChinaTime.seventeen(at), cut(info, MAX_INFO), numbers);
    }

    /** A receipt that names further numbers given by the window. */
    static Receipt receipt(
            Keys keys, String status, long at, long filedAt, long sequence, String info, Map<String, String> more) {
        Map<String, String> numbers = new HashMap<>(more);
        numbers.put("preNo", "B" + ChinaTime.seventeen(filedAt).substring(0, 8) + Serial.digits(sequence));
        return Receipt.of(keys, status, ChinaTime.seventeen(at), cut(info, MAX_INFO), numbers);
    }

    private static @Nullable String fourDigits(@Nullable String customs) {
        return customs != null && customs.length() == 4 ? customs : null;
    }

    private static String words(List<FieldError> errors) {
        return errors.stream().map(FieldError::inWords).collect(Collectors.joining("；"));
    }

    private static String words(Ending ending, List<Finding> findings, String signature) {
        Reason reason = ending.reason();
        if (reason == null) {
            Dues dues = ending.dues();
            return "放行，应征税款 " + fen(dues.tax()) + " 元（关税 " + fen(dues.duty()) + "，消费税 " + fen(dues.consumptionTax())
                    + "，增值税 " + fen(dues.vat()) + "）" + signature;
        }
        if (reason == Reason.BY_OFFICER || reason == Reason.SENT_BACK) {
            return words(reason) + "：" + officersReason(ending) + signature;
        }
        return "退单: %s: %s%s"
                .formatted(
                        words(reason),
                        findings.stream().map(Finding::inWords).collect(Collectors.joining("；")),
                        signature);
    }

    private static String officersReason(Ending ending) {
        Review review = ending.review();
        return review == null || review.decisions().isEmpty()
                ? ""
                : review.decisions().getLast().reason();
    }

    private static String fen(long fen) {
        return Amounts.yuanOfFen(fen).toPlainString();
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case MISMATCH -> "单证数据不一致";
            case NOT_ON_LIST -> "不在跨境电商零售进口商品清单内或不符合其备注";
            case OVER_ORDER_LIMIT -> "购买金额超过单笔限额";
            case OVER_YEAR_LIMIT -> "购买金额将超过年度限额";
            case OVER_ALLOWANCE -> "超过清单备注规定的个人年度数量";
            case NOT_ASSESSED -> "无法计征，需人工处理";
            case BY_OFFICER -> "海关退单";
            case SENT_BACK -> "退运";
            case NO_GUARANTEE -> "担保余额不足 (the guarantee does not reach)";
            case NO_STOCK -> "账册库存不足 (not enough in the bonded warehouse)";
            case CANCELLED -> "已撤单 (cancelled)";
        };
    }

    static String cut(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
