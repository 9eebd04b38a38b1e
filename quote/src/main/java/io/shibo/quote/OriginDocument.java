package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.Language;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.Finding;
import io.shibo.quote.origin.MaterialFinding;
import io.shibo.quote.origin.OriginAdvice.Proposal;
import io.shibo.quote.origin.OriginQuestion;
import io.shibo.quote.origin.OriginResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published form of a calculation of origin: maps and lists that a shell prints as JSON. Amounts are text, exact where
 * they are finite; an amount that is not known has its bounds as {@code from} and {@code to}.
 */
public final class OriginDocument {
    private final OriginExplainer explainer;

    private OriginDocument(Language language) {
        this.explainer = new OriginExplainer(language);
    }

    public static Map<String, Object> of(OriginAnswer answer, Language language) {
        return new OriginDocument(language).answer(answer);
    }

    private Map<String, Object> answer(OriginAnswer answer) {
        Map<String, Object> out = result(answer.result());
        out.put("advice", answer.advice().stream().map(this::proposal).toList());
        out.put("explanation", explainer.explain(answer));
        return out;
    }

    private Map<String, Object> result(OriginResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("agreement", result.agreement());
        out.put("hs", result.good().code().digits());
        out.put("origin", result.good().exporter().code());
        out.put("answer", lower(result.answer()));
        out.put("ground", lower(result.ground()));
        if (result.applied() != null) {
            Map<String, Object> rule = new LinkedHashMap<>();
            if (result.applied().code() != null) {
                rule.put("code", result.applied().code().digits());
            }
            rule.put("text", result.applied().rule().toString());
            rule.put("citation", citation(result.applied().citation()));
            out.put("rule", rule);
        }
        out.put("materials", result.materials().stream().map(this::material).toList());
        if (result.finding() != null) {
            out.put("steps", finding(result.finding()));
        }
        out.put("questions", result.questions().stream().map(this::question).toList());
        return out;
    }

    private Map<String, Object> material(MaterialFinding finding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("description", finding.material().description());
        out.put("originating", lower(finding.originating()));
        out.put("why", lower(finding.why()));
        if (finding.made() != null) {
            out.put("made", result(finding.made()));
        }
        return out;
    }

    private Map<String, Object> finding(Finding finding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", finding.rule().toString());
        out.put("answer", lower(finding.answer()));
        switch (finding) {
            case Finding.Group group ->
                out.put("parts", group.parts().stream().map(this::finding).toList());
            case Finding.Measured measured ->
                out.put(
                        "figures",
                        measured.figures().stream().map(OriginDocument::figure).toList());
            case Finding.Changed changed -> {
                out.put(
                        "materials",
                        changed.materials().stream()
                                .map(OriginDocument::classified)
                                .toList());
                out.put(
                        "tolerances",
                        changed.allowances().stream()
                                .map(OriginDocument::allowance)
                                .toList());
            }
            case Finding.Stated stated -> {}
        }
        return out;
    }

    private static Map<String, Object> classified(Finding.Classified classified) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("description", classified.material().description());
        out.put("meets", lower(classified.meets()));
        return out;
    }

    private static Map<String, Object> figure(Finding.Figure figure) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("method", lower(figure.kind()));
        if (figure.basis() != null) {
            out.put("basis", lower(figure.basis()));
        }
        putIf(out, "whole", figure.whole());
        out.put("part", range(figure.part()));
        if (figure.kind() == Finding.Kind.BUILD_UP) {
            putIf(out, "costs", figure.costs());
        }
        if (figure.percent() != null) {
            out.put("percent", figure.percent().stripTrailingZeros().toPlainString());
        }
        out.put("threshold", figure.threshold().toPlainString());
        putIf(out, "room", figure.room());
        out.put("answer", lower(figure.answer()));
        return out;
    }

    private static Map<String, Object> allowance(Finding.Allowance allowance) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("of", lower(allowance.tolerance().of()));
        out.put("percent", allowance.tolerance().percent().toPlainString());
        out.put("failing", range(allowance.failing()));
        putIf(out, "limit", allowance.limit());
        out.put("answer", lower(allowance.answer()));
        out.put("citation", citation(allowance.tolerance().citation()));
        return out;
    }

    private static Object range(Finding.Range range) {
        if (range.known()) {
            return range.low().toString();
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("from", range.low().toString());
        putIf(out, "to", range.high());
        return out;
    }

    private Map<String, Object> question(OriginQuestion question) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", lower(question.kind()));
        if (!question.subject().isEmpty()) {
            out.put("subject", question.subject());
        }
        out.put("text", explainer.question(question));
        return out;
    }

    private Map<String, Object> proposal(Proposal proposal) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (proposal) {
            case Proposal.UseOriginating use -> {
                out.put("kind", "use-originating");
                out.put("material", use.material().description());
                out.put("from", use.from().stream().map(Object::toString).toList());
            }
            case Proposal.LowerValue lower -> {
                out.put("kind", "lower-value");
                out.put("material", lower.material().description());
                out.put("value", lower.value().toPlainString());
            }
            case Proposal.RaisePrice raise -> {
                out.put("kind", "raise-price");
                out.put("basis", lower(raise.basis()));
                out.put("price", raise.price().toPlainString());
            }
        }
        out.put("affected", proposal.affected().toString());
        out.put("text", explainer.proposal(proposal));
        return out;
    }

    private static Map<String, Object> citation(Citation citation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("source", citation.source());
        if (citation.article() != null) {
            out.put("article", citation.article());
        }
        if (citation.url() != null) {
            out.put("url", citation.url());
        }
        out.put("confidence", lower(citation.confidence()));
        if (citation.compared() != null) {
            out.put("compared", QuoteDocument.compared(citation.compared()));
        }
        return out;
    }

    private static void putIf(Map<String, Object> out, String name, @Nullable Exact amount) {
        if (amount != null) {
            out.put(name, amount.toString());
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
