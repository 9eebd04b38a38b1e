package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
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
    /**
     * Name and version of the form. The version rises when a field changes its meaning, or when the same rulebook and sale
     * would give other figures: a document of another version is not recomputed.
     */
    public static final String FORMAT = "shibo-quote/1";

    /** Tariff lines that are listed of one branch; more are counted. */
    private static final int MAX_CODES = 50;

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
        out.put("format", FORMAT);
        out.put("sale", SaleDocument.of(quote.sale()));
        Map<String, Object> rulebook = new LinkedHashMap<>();
        rulebook.put("hash", quote.rulebookHash());
        rulebook.put("vintage", quote.vintage().toString());
        out.put("rulebook", rulebook);
        out.put("language", language.tag());
        figures(assessment, quote.complete(), out);
        if (quote.range() != null) {
            out.put("range", range(quote.range(), quote));
        }
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

    private void figures(Assessment assessment, boolean complete, Map<String, Object> out) {
        out.put("pack", assessment.pack().name());
        out.put("channel", assessment.channel().name());
        out.put("channelTitle", assessment.channel().title().in(language));
        out.put("admitted", assessment.admitted());
        out.put("complete", complete);
        if (assessment.rate() != null) {
            out.put("exchangeRate", SaleDocument.rate(assessment.rate()));
        }
        out.put("customsValue", money(assessment.customsValue()));
        out.put("valuation", valuation(assessment));
        List<Map<String, Object>> charges = new ArrayList<>();
        assessment.charges().forEach(charge -> charges.add(charge(charge, assessment)));
        out.put("charges", charges);
        out.put("totals", totals(assessment));
        out.put("refusals", assessment.refusals().stream().map(this::refusal).toList());
        out.put("requirements", requirements(assessment.requirements()));
    }

    private Map<String, Object> charge(Charge charge, Assessment assessment) {
        Map<String, Object> out = new LinkedHashMap<>();
        putIf(out, "line", charge.line());
        out.put("layer", charge.layer().name());
        out.put("title", charge.layer().title().in(language));
        putMoney(out, "base", charge.base());
        putIf(out, "rate", charge.rate());
        out.put("formula", charge.formula());
        out.put("exact", money(charge.exact()));
        out.put("amount", money(charge.amount()));
        putOther(out, "amountInSaleCurrency", charge.amount(), assessment);
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
        if (citation.compared() != null) {
            out.put("compared", compared(citation.compared()));
        }
        return out;
    }

    static Map<String, Object> compared(Citation.Comparison compared) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("text", compared.text());
        out.put("on", compared.on().toString());
        return out;
    }

    private static Map<String, Object> totals(Assessment assessment) {
        Totals totals = assessment.totals();
        Map<String, Object> out = new LinkedHashMap<>();
        Map<String, Object> other = new LinkedHashMap<>();
        Map<String, Money> amounts = new LinkedHashMap<>();
        amounts.put("goods", totals.goods());
        amounts.put("carriage", totals.carriage());
        amounts.put("insurance", totals.insurance());
        amounts.put("charges", totals.charges());
        amounts.put("creditable", totals.creditable());
        amounts.put("landed", totals.landed());
        amounts.forEach((name, amount) -> {
            out.put(name, money(amount));
            other.put(name, money(assessment.inSaleCurrency(amount)));
        });
        out.put("landedInSaleCurrency", money(totals.landedInSaleCurrency()));
        out.put("inSaleCurrency", other);
        return out;
    }

    private Map<String, Object> valuation(Assessment assessment) {
        CustomsValue value = CustomsValue.of(assessment);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("basis", lower(value.basis()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CustomsValue.Row row : value.rows()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("part", lower(row.part()));
            each.put("treatment", lower(row.treatment()));
            each.put("counts", row.counts());
            putMoney(each, "amount", row.amount());
            putIf(each, "formula", row.formula());
            each.put("text", explainer.valuePart(row) + ": " + explainer.valueTreatment(row));
            rows.add(each);
        }
        out.put("rows", rows);
        out.put("inSaleCurrency", money(value.inSaleCurrency()));
        out.put("value", money(value.value()));
        DutyPaid paid = assessment.dutyPaid();
        if (paid != null) {
            Map<String, Object> ddp = new LinkedHashMap<>();
            ddp.put("price", money(paid.price()));
            ddp.put("goods", money(paid.goods()));
            ddp.put("lines", paid.lines().stream().map(QuoteDocument::money).toList());
            ddp.put("remainder", money(paid.remainder()));
            ddp.put("citation", citation(DutyPaid.RULE));
            out.put("dutyPaid", ddp);
        }
        return out;
    }

    private Map<String, Object> range(CodeRange range, Quote quote) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("changes", range.changes());
        out.put("certainty", lower(range.certainty()));
        out.put("lowest", end(range.lowest()));
        out.put("highest", end(range.highest()));
        out.put(
                "lines",
                range.lines().stream().map(line -> partial(line, quote)).toList());
        out.put("text", explainer.range(quote));
        return out;
    }

    private static Map<String, Object> end(CodeRange.End end) {
        Map<String, Object> out = new LinkedHashMap<>();
        Map<String, Object> codes = new LinkedHashMap<>();
        end.codes().forEach((line, code) -> codes.put(line, code.digits()));
        out.put("codes", codes);
        out.put("charges", money(end.charges()));
        out.put("landed", money(end.landed()));
        out.put("landedInSaleCurrency", money(end.landedInSaleCurrency()));
        return out;
    }

    private Map<String, Object> partial(CodeRange.Partial line, Quote quote) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line", line.line());
        out.put("hs", line.code().digits());
        out.put("tariffLines", line.tariffLines());
        if (line.decides()) {
            out.put("digits", RangeText.digits(line));
        }
        List<Map<String, Object>> branches = new ArrayList<>();
        for (CodeRange.Branch branch : line.branches()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("digits", branch.digits());
            each.put("tariffLines", branch.codes().size());
            each.put(
                    "codes",
                    branch.codes().stream().limit(MAX_CODES).map(HsCode::digits).toList());
            Map<String, Object> rates = new LinkedHashMap<>();
            branch.rates().forEach((layer, rate) -> rates.put(layer.name(), rate));
            each.put("rates", rates);
            each.put("admitted", branch.admitted());
            each.put("complete", branch.complete());
            each.put("charges", money(branch.charges()));
            each.put("landed", money(branch.landed()));
            each.put("text", new RangeText(language, explainer).branch(branch, quote.assessment()));
            branches.add(each);
        }
        out.put("branches", branches);
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
        out.put("saving", money(preference.saving()));
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
        out.put("charges", money(figures.totals().charges()));
        out.put("landed", money(figures.totals().landed()));
        out.put("landedInSaleCurrency", money(figures.totals().landedInSaleCurrency()));
        out.put("difference", money(alternative.difference()));
        out.put(
                "conditions",
                alternative.conditions().stream().map(this::condition).toList());
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
        putMoney(out, "chargesIfYes", missing.ifYes());
        putMoney(out, "chargesIfNo", missing.ifNo());
        out.put("text", explainer.missing(missing));
        return out;
    }

    private Map<String, Object> condition(Question question) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", lower(question.kind()));
        out.put("name", question.name());
        putIf(out, "line", question.line());
        out.put("question", question.text().in(language));
        return out;
    }

    /** {@code {"amount": "12.50", "currency": "CNY"}}: amounts are text, for JSON numbers are binary in too many readers. */
    private static Map<String, Object> money(Money money) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("amount", money.plainAmount());
        out.put("currency", money.currency().getCurrencyCode());
        return out;
    }

    private static void putMoney(Map<String, Object> out, String name, @Nullable Money money) {
        if (money != null) {
            out.put(name, money(money));
        }
    }

    private static void putOther(Map<String, Object> out, String name, Money money, Assessment assessment) {
        if (assessment.rate() != null) {
            out.put(name, money(assessment.inSaleCurrency(money)));
        }
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
