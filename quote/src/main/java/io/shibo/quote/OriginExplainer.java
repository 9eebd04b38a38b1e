package io.shibo.quote;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.internal.Messages;
import io.shibo.quote.origin.Finding;
import io.shibo.quote.origin.MaterialFinding;
import io.shibo.quote.origin.OriginAdvice.Proposal;
import io.shibo.quote.origin.OriginQuestion;
import io.shibo.quote.origin.OriginResult;
import io.shibo.quote.origin.Tolerance;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calculation of origin in sentences, step by step, in the reader's language. */
public final class OriginExplainer {
    /** Digits after the point of a percentage as shown; the comparison is exact. */
    private static final int SHOWN = 4;

    private final Language language;

    public OriginExplainer(Language language) {
        this.language = language;
    }

    /** The answer in one sentence. */
    public String verdict(OriginResult result) {
        return text(
                "origin.verdict." + lower(result.answer()),
                result.good().code().dotted(),
                result.good().exporter().name(language),
                result.agreement());
    }

    /** Every step: why, each material, each test with its figures, what is open, what would help. */
    public List<String> explain(OriginAnswer answer) {
        OriginResult result = answer.result();
        List<String> lines = new ArrayList<>();
        lines.add(verdict(result));
        lines.add(ground(result));
        result.materials().forEach(material -> material(material, "  ", lines));
        if (result.finding() != null) {
            finding(result.finding(), "  ", lines);
        }
        result.questions().forEach(question -> lines.add("  ? " + question(question)));
        if (!answer.advice().isEmpty()) {
            lines.add(text("origin.advice"));
            answer.advice().forEach(proposal -> lines.add("  → " + proposal(proposal)));
        }
        return lines;
    }

    private String ground(OriginResult result) {
        String ground = lower(result.ground());
        if (result.applied() == null) {
            return text("origin.ground." + ground);
        }
        String code = result.applied().code() == null
                ? text("origin.all-goods")
                : result.applied().code().dotted();
        String unverified = result.applied().citation().unverified() ? "; " + text("explain.unverified") : "";
        return text(
                "origin.ground." + ground,
                code,
                result.applied().rule(),
                result.applied().citation() + unverified);
    }

    private void material(MaterialFinding finding, String indent, List<String> lines) {
        Material material = finding.material();
        lines.add(indent
                + "• "
                + text(
                        "origin.material",
                        material.description(),
                        material.hs().orNull() instanceof HsCode code ? code.dotted() : "?",
                        material.origin().orNull() instanceof Country country ? country.name(language) : "?",
                        material.value().orNull() instanceof BigDecimal value ? value.toPlainString() : "?",
                        text(
                                "origin.why." + lower(finding.why()),
                                text("origin.counts." + lower(finding.originating())))));
        if (finding.made() != null && finding.made().finding() != null) {
            finding(finding.made().finding(), indent + "  ", lines);
        }
    }

    private void finding(Finding finding, String indent, List<String> lines) {
        lines.add(indent + mark(finding.answer()) + " " + finding.rule());
        String deeper = indent + "  ";
        switch (finding) {
            case Finding.Group group -> group.parts().forEach(part -> finding(part, deeper, lines));
            case Finding.Measured measured -> measured.figures().forEach(figure -> lines.add(deeper + figure(figure)));
            case Finding.Changed changed -> {
                changed.materials().stream()
                        .filter(each -> each.meets() != Answer.YES)
                        .forEach(each -> lines.add(deeper
                                + text(
                                        "origin.fails." + lower(each.meets()),
                                        each.material().description(),
                                        each.material().hs().orNull() instanceof HsCode code ? code.dotted() : "?")));
                changed.allowances().forEach(allowance -> lines.add(deeper + allowance(allowance)));
            }
            case Finding.Stated stated -> {}
        }
    }

    private String figure(Finding.Figure figure) {
        String key = "origin.figure." + lower(figure.kind());
        Exact whole = figure.whole();
        if (whole == null || figure.percent() == null) {
            return mark(figure.answer()) + " "
                    + text(
                            key + ".open",
                            percent(figure.threshold()),
                            range(figure.part()),
                            whole == null ? "?" : whole);
        }
        // Costs that were stated and do not count would look as if they had been overlooked.
        boolean materialsAlone = figure.kind() == Finding.Kind.BUILD_UP
                && figure.costs() != null
                && figure.costs().isZero();
        String sentence = text(
                materialsAlone ? key + ".materials" : key,
                whole,
                range(figure.part()),
                percent(figure.percent()),
                percent(figure.threshold()),
                figure.costs() == null ? "?" : figure.costs(),
                figure.basis() == null ? "" : figure.basis());
        return mark(figure.answer()) + " " + sentence + room(figure);
    }

    private String room(Finding.Figure figure) {
        if (figure.room() == null) {
            return "";
        }
        boolean short_ = figure.room().compareTo(Exact.ZERO) < 0;
        Exact size = short_ ? Exact.ZERO.minus(figure.room()) : figure.room();
        return " " + text(short_ ? "origin.room.short" : "origin.room.left", size);
    }

    private String allowance(Finding.Allowance allowance) {
        boolean value = allowance.tolerance().of() == Tolerance.Of.VALUE;
        return mark(allowance.answer())
                + " "
                + text(
                        value ? "origin.tolerance.value" : "origin.tolerance.weight",
                        percent(allowance.tolerance().percent()),
                        range(allowance.failing()),
                        allowance.limit() == null ? "?" : allowance.limit(),
                        allowance.tolerance().citation());
    }

    /** What nobody said and would decide. */
    public String question(OriginQuestion question) {
        return text("origin.question." + lower(question.kind()), question.subject());
    }

    /** A change that would make the goods originate. */
    public String proposal(Proposal proposal) {
        return switch (proposal) {
            case Proposal.UseOriginating(var material, var from, var affected, var verified) ->
                text(
                        "origin.advice.use-originating",
                        material.description(),
                        from.stream().map(country -> country.name(language)).collect(Collectors.joining(", ")),
                        affected);
            case Proposal.LowerValue(var material, var value, var affected, var verified) ->
                text("origin.advice.lower-value", material.description(), value.toPlainString(), affected);
            case Proposal.RaisePrice(var basis, var price, var affected, var verified) ->
                text("origin.advice.raise-price", basis, price.toPlainString(), affected);
        };
    }

    private static String range(Finding.Range range) {
        if (range.known()) {
            return range.low().toString();
        }
        return range.low() + "–" + (range.high() == null ? "?" : range.high().toString());
    }

    private static String percent(@Nullable BigDecimal percent) {
        return percent == null
                ? "?"
                : percent.setScale(
                                Math.min(
                                        SHOWN,
                                        Math.max(0, percent.stripTrailingZeros().scale())),
                                RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static String mark(Answer answer) {
        return switch (answer) {
            case YES -> "✓";
            case NO -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, key, arguments);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
