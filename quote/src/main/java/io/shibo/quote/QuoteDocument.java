package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.SaleDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published form of a quote: maps and lists that a shell prints as JSON. Names are the same in every language, words
 * for people are in one. The sale stands in it as it was stated, so that anyone with the same rulebook (named by its hash)
 * can recompute the document, byte for byte.
 */
public final class QuoteDocument {
    private final Language language;
    private final Explainer explainer;

    private QuoteDocument(Language language) {
        this.language = language;
        this.explainer = new Explainer(language);
    }

    public static Map<String, Object> of(Quote quote, Language language) {
        return new QuoteDocument(language).quote(quote);
    }

    private Map<String, Object> quote(Quote quote) {
        Assessment assessment = quote.assessment();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("sale", SaleDocument.of(quote.sale()));
        Map<String, Object> rulebook = new LinkedHashMap<>();
        rulebook.put("hash", quote.rulebookHash());
        rulebook.put("vintage", quote.vintage().toString());
        out.put("rulebook", rulebook);
        out.put("language", language.tag());
        figures(assessment, out);
        out.put("unverified", quote.unverified());
        out.put(
                "preferences",
                quote.preferences().stream().map(this::preference).toList());
        out.put(
                "alternatives",
                quote.alternatives().stream().map(this::alternative).toList());
        out.put("missing", quote.missing().stream().map(this::missing).toList());
        out.put("explanation", explainer.explain(quote));
        return out;
    }

    private void figures(Assessment assessment, Map<String, Object> out) {
        out.put("pack", assessment.pack().name());
        out.put("channel", assessment.channel().name());
        out.put("channelTitle", assessment.channel().title().in(language));
        out.put("admitted", assessment.admitted());
        out.put("complete", assessment.complete());
        if (assessment.rate() != null) {
            out.put("exchangeRate", SaleDocument.rate(assessment.rate()));
        }
        out.put("customsValue", assessment.customsValue());
        List<Map<String, Object>> charges = new ArrayList<>();
        assessment.charges().forEach(charge -> charges.add(charge(charge)));
        out.put("charges", charges);
        out.put("totals", totals(assessment.totals()));
        out.put("refusals", assessment.refusals().stream().map(this::refusal).toList());
        out.put("requirements", requirements(assessment.requirements()));
    }

    private Map<String, Object> charge(Charge charge) {
        Map<String, Object> out = new LinkedHashMap<>();
        putIf(out, "line", charge.line());
        out.put("layer", charge.layer().name());
        out.put("title", charge.layer().title().in(language));
        putIf(out, "base", charge.base());
        putIf(out, "rate", charge.rate());
        out.put("formula", charge.formula());
        out.put("exact", charge.exact());
        out.put("amount", charge.amount());
        if (charge.layer().rounding() != null) {
            out.put("rounding", charge.layer().rounding().name());
        }
        out.put("creditable", charge.layer().creditable());
        out.put("rules", charge.rules().stream().map(this::rule).toList());
        return out;
    }

    private Map<String, Object> rule(Charge.AppliedRule rule) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", rule.id());
        putIf(out, "program", rule.program());
        out.put("date", lower(rule.date()));
        putRange(out, rule.valid());
        out.put("citation", citation(rule.citation()));
        return out;
    }

    private static void putRange(Map<String, Object> out, DateRange range) {
        out.put("from", range.from().toString());
        if (range.to() != null) {
            out.put("to", range.to().toString());
        }
    }

    private static Map<String, Object> citation(Citation citation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("source", citation.source());
        putIf(out, "article", citation.article());
        putIf(out, "url", citation.url());
        out.put("confidence", lower(citation.confidence()));
        return out;
    }

    private static Map<String, Object> totals(Totals totals) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("goods", totals.goods());
        out.put("carriage", totals.carriage());
        out.put("insurance", totals.insurance());
        out.put("charges", totals.charges());
        out.put("creditable", totals.creditable());
        out.put("landed", totals.landed());
        out.put("landedInSaleCurrency", totals.landedInSaleCurrency());
        return out;
    }

    private Map<String, Object> refusal(Refusal refusal) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", lower(refusal.kind()));
        putIf(out, "line", refusal.line());
        out.put("rule", refusal.rule());
        out.put("text", refusal.text().in(language));
        out.put("instead", refusal.instead());
        if (refusal.citation() != null) {
            out.put("citation", citation(refusal.citation()));
        }
        return out;
    }

    private List<Map<String, Object>> requirements(List<Pack.Requirement> requirements) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Pack.Requirement requirement : requirements) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("name", requirement.name());
            out.put("text", requirement.text().in(language));
            out.put("citation", citation(requirement.citation()));
            list.add(out);
        }
        return list;
    }

    private Map<String, Object> preference(Preference preference) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("program", preference.program());
        out.put("line", preference.line());
        out.put("title", preference.measure().title().in(language));
        out.put("status", lower(preference.status()));
        out.put("formula", preference.measure().formula().toString());
        out.put("saving", preference.saving());
        out.put("needs", requirements(preference.needs()));
        out.put("missing", preference.missing().stream().map(Question::name).toList());
        putRange(out, preference.measure().valid());
        out.put("citation", citation(preference.measure().citation()));
        out.put("text", explainer.preference(preference));
        if (preference.origin() != null) {
            out.put("origin", OriginDocument.of(preference.origin(), language));
        }
        return out;
    }

    private Map<String, Object> alternative(Alternative alternative) {
        Assessment figures = alternative.assessment();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", lower(alternative.kind()));
        putIf(out, "program", alternative.program());
        out.put("channel", figures.channel().name());
        out.put("text", explainer.alternative(alternative));
        out.put("admitted", figures.admitted());
        out.put("complete", figures.complete());
        out.put("charges", figures.totals().charges());
        out.put("landed", figures.totals().landed());
        out.put("difference", alternative.difference());
        out.put("refusals", figures.refusals().stream().map(this::refusal).toList());
        out.put("requirements", requirements(figures.requirements()));
        return out;
    }

    private Map<String, Object> missing(Missing missing) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", lower(missing.question().kind()));
        out.put("name", missing.question().name());
        putIf(out, "line", missing.question().line());
        out.put("question", missing.question().text().in(language));
        out.put("effect", lower(missing.effect()));
        putIf(out, "chargesIfYes", missing.ifYes());
        putIf(out, "chargesIfNo", missing.ifNo());
        out.put("text", explainer.missing(missing));
        return out;
    }

    private static void putIf(Map<String, Object> out, String name, @Nullable Object value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
