package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.retail.Assessment.Tax;
import io.shibo.clear.retail.Assessment.TaxLine;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import io.shibo.quote.Charge;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.formula.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rulebook's answer to a declaration, in the window's words. */
final class RetailAnswer {
    private static final List<Reason> GRAVEST_FIRST =
            List.of(Reason.NOT_ON_LIST, Reason.OVER_ORDER_LIMIT, Reason.OVER_YEAR_LIMIT, Reason.NOT_ASSESSED);

    private final Declaration declaration;
    private final io.shibo.quote.Assessment found;

    private record Refused(Reason reason, Finding finding) {}

    RetailAnswer(Declaration declaration, io.shibo.quote.Assessment found) {
        this.declaration = declaration;
        this.found = found;
    }

    /** Null where the regime takes the parcel and everything due is known. */
    Assessment.@Nullable Refusal refusal(List<Refusal> refusals, List<RetailRegime.Alternative> alternatives) {
        List<Refused> refused = new ArrayList<>();
        for (Refusal refusal : refusals) {
            refused.add(new Refused(
                    reason(refusal),
                    new Finding(
                            field(refusal.line()),
                            valueOf(refusal.line()),
                            refusal.rule(),
                            refusal.text().in(Language.ZH) + instead(refusal, alternatives))));
        }
        if (refused.isEmpty()) {
            for (Question question : found.questions()) {
                // The year's sum is the window's own ledger; a question about goods would change the tax.
                if (question.kind() != Question.Kind.STATE && question.kind() != Question.Kind.FACT) {
                    refused.add(new Refused(
                            Reason.NOT_ASSESSED,
                            new Finding(
                                    field(question.line()),
                                    valueOf(question.line()),
                                    question.name(),
                                    question.text().in(Language.ZH))));
                }
            }
        }
        return gravest(refused);
    }

    /** Digits that no edition of the Harmonized System has are no goods that a rulebook could be asked about; null where none. */
    static Assessment.@Nullable Refusal noGoodsCode(Declaration declaration) {
        List<Finding> findings = declaration.lines().stream()
                .filter(line -> !RetailSale.isGoodsCode(line.gcode()))
                .map(line -> new Finding(field(String.valueOf(line.gnum())), line.gcode(), "HS", "协调制度无此章或编码格式不符"))
                .toList();
        return findings.isEmpty() ? null : new Assessment.Refusal(Reason.NOT_ON_LIST, findings);
    }

    private static String instead(Refusal refusal, List<RetailRegime.Alternative> alternatives) {
        String ways = alternatives.stream()
                .filter(way -> refusal.instead().contains(way.channel()))
                .map(way -> "%s（税费%s %s 元）"
                        .formatted(
                                way.title(),
                                way.complete() ? "" : "至少",
                                way.due().toPlainString()))
                .collect(Collectors.joining("、"));
        return ways.isEmpty() ? "" : "可改为：" + ways;
    }

    private static Reason reason(Refusal refusal) {
        return switch (refusal.kind()) {
            case NOT_LISTED, PROHIBITED -> Reason.NOT_ON_LIST;
            case LIMIT_PER_ORDER -> Reason.OVER_ORDER_LIMIT;
            case LIMIT_PER_YEAR -> Reason.OVER_YEAR_LIMIT;
            case NOT_OPEN, UNKNOWN_CODE, NOT_SUPPORTED -> Reason.NOT_ASSESSED;
        };
    }

    private static String field(@Nullable String line) {
        return line == null ? "CEB621.value" : "CEB621.InventoryList[gnum=%d].gcode".formatted(RetailSale.gnum(line));
    }

    private String valueOf(@Nullable String line) {
        return declaration.lines().stream()
                .filter(one -> line != null && one.gnum() == RetailSale.gnum(line))
                .map(Declaration.Line::gcode)
                .findFirst()
                .orElse(found.customsValue().amount().toPlainString());
    }

    private static Assessment.@Nullable Refusal gravest(List<Refused> refusals) {
        for (Reason reason : GRAVEST_FIRST) {
            List<Finding> findings = refusals.stream()
                    .filter(refused -> refused.reason() == reason)
                    .map(Refused::finding)
                    .distinct()
                    .toList();
            if (!findings.isEmpty()) {
                return new Assessment.Refusal(reason, findings);
            }
        }
        return null;
    }

    List<TaxLine> lines(TaxRounding rounding) {
        List<Due> dues = new ArrayList<>();
        for (Charge charge : found.charges()) {
            dues.add(new Due(
                    RetailSale.gnum(charge.line()),
                    TaxRule.of(charge),
                    charge.base() == null ? null : charge.base().amount(),
                    charge.unrounded(),
                    charge.amount().amount()));
        }
        return lines(declaration, dues, rounding);
    }

    /**
     * One tax of one line before the policy has rounded it.
     *
     * @param rounded as the rule of the pack rounds it
     */
    record Due(int gnum, TaxRule rule, @Nullable BigDecimal base, Exact exact, BigDecimal rounded) {}

    static List<TaxLine> lines(Declaration declaration, List<Due> dues, TaxRounding rounding) {
        List<BigDecimal> amounts = switch (rounding) {
            case HALF_UP_PER_TAX_PER_LINE -> dues.stream().map(Due::rounded).toList();
            case COMPOSITE_PER_ORDER ->
                Apportion.fen(dues.stream().map(Due::exact).toList());
        };
        List<TaxLine> lines = new ArrayList<>(declaration.lines().size());
        for (Declaration.Line line : declaration.lines()) {
            List<Tax> taxes = new ArrayList<>(3);
            for (int i = 0; i < dues.size(); i++) {
                Due due = dues.get(i);
                if (due.gnum() == line.gnum()) {
                    taxes.add(due.rule().tax(due.base(), amounts.get(i)));
                }
            }
            lines.add(new TaxLine(line.gnum(), line.gcode(), taxes));
        }
        return lines;
    }
}
