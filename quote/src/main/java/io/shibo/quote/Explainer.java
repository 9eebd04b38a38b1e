package io.shibo.quote;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.internal.Messages;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says a quote in words, in the reader's language. Formulas stay as the pack writes them: they are the rule's own text. */
public final class Explainer {
    private final Language language;

    public Explainer(Language language) {
        this.language = language;
    }

    /** How the figures came about, step by step. */
    public List<String> explain(Quote quote) {
        List<String> out = new ArrayList<>(range(quote));
        out.addAll(valuation(quote.assessment()));
        quote.assessment().trace().forEach(trace -> {
            String sentence = trace(quote.assessment(), trace);
            if (!sentence.isEmpty()) {
                out.add(sentence);
            }
        });
        out.add(text(
                "explain.rulebook",
                quote.rulebookHash().substring(0, 16),
                quote.vintage().toString()));
        return out;
    }

    /** How the customs value follows from price and delivery term. */
    public List<String> valuation(Assessment assessment) {
        List<String> out = new ArrayList<>();
        CustomsValue value = CustomsValue.of(assessment);
        for (CustomsValue.Row row : value.rows()) {
            Money amount = row.amount();
            if (amount != null) {
                String sentence = part(row, amount.isNegative() ? amount.negated() : amount, assessment);
                if (!sentence.isEmpty()) {
                    out.add(sentence);
                }
            }
        }
        ExchangeRate rate = assessment.rate();
        if (rate != null) {
            out.add(text("explain.rate", rate.from(), grouped(rate.rate(), 0), rate.to(), rate.source()));
        }
        out.add(text("explain.customs-value", money(value.value())));
        DutyPaid paid = assessment.dutyPaid();
        if (paid != null && !paid.remainder().isZero()) {
            out.add(text("explain.ddp.remainder", money(paid.remainder())));
        }
        return out;
    }

    private String part(CustomsValue.Row row, Money amount, Assessment assessment) {
        Sale sale = assessment.sale();
        DutyPaid paid = assessment.dutyPaid();
        String how = "." + lower(row.treatment());
        return switch (row.part()) {
            case PRICE ->
                sale.terms() == null
                        ? text("explain.price", money(amount))
                        : text("explain.price.terms", money(amount), sale.terms());
            case DUTIES -> paid == null ? "" : text("explain.ddp", money(paid.goods()), DutyPaid.RULE);
            case FREIGHT -> text("explain.freight" + how, money(amount));
            case INSURANCE -> text("explain.insurance" + how, money(amount));
            case INLAND -> text("explain.inland" + how, money(amount));
            case RULE -> "";
        };
    }

    /** What a row of the table is about. */
    public String valuePart(CustomsValue.Row row) {
        return row.formula() == null
                ? text("word.value." + lower(row.part()))
                : text("word.value." + lower(row.part()), row.formula());
    }

    /** How a row of the table counts. */
    public String valueTreatment(CustomsValue.Row row) {
        return text("word.value." + lower(row.treatment()));
    }

    /** What short goods codes mean for the answer, line by line; empty where every code is whole. */
    public List<String> range(Quote quote) {
        CodeRange range = quote.range();
        return range == null ? List.of() : new RangeText(language, this).of(range, quote.assessment());
    }

    /** {@code "5% of 1,250,000 = 62,500"}, as far as the formula is a plain share; else the formula and the amount. */
    public String charge(Charge charge) {
        Money base = charge.base();
        String rate = charge.rate();
        if (base != null && rate != null) {
            return text("explain.share", rate, money(base), money(charge.amount()));
        }
        if (charge.measures().isEmpty()) {
            return text("explain.rounding", charge.formula(), money(charge.amount()));
        }
        return text("explain.formula", charge.formula(), money(charge.amount()));
    }

    /** Source, days and confidence of a rule. */
    public String rule(Charge.AppliedRule rule) {
        String days = rule.valid().to() == null
                ? text("explain.since", rule.valid().from())
                : text("explain.between", rule.valid().from(), rule.valid().to());
        String confidence = rule.citation().unverified() ? "; " + text("explain.unverified") : "";
        return rule.citation() + "; " + days + confidence;
    }

    public String date(NamedDate date) {
        return text("date." + lower(date));
    }

    private String trace(Assessment assessment, Trace trace) {
        String line = trace.line() == null || assessment.sale().lines().size() == 1
                ? ""
                : text("explain.line", trace.line()) + " ";
        String sentence = switch (trace) {
            case Trace.Computed(var at, var step, var amount) ->
                amount == null
                        ? text("explain.unknown", step.name())
                        : text(
                                "explain.computed",
                                step.name(),
                                formula(step),
                                money(amount.money(assessment.pack().currency())));
            case Trace.Applied(var at, var measure, var amount) ->
                text(
                        "explain.applied",
                        measure.title().in(language),
                        measure.formula(),
                        money(amount.money(assessment.pack().currency())),
                        measure.citation());
            case Trace.Excluded(var at, var measure, var reason) ->
                text(
                        "explain.excluded",
                        measure.title().in(language),
                        text("reason." + lower(reason), measure.valid()));
            case Trace.Asked(var at, var measure, var questions) ->
                text(
                        "explain.asked",
                        measure.title().in(language),
                        questions.stream().map(q -> q.text().in(language)).collect(Collectors.joining(" ")));
            case Trace.Checked(var at, var check, var answer) ->
                text("explain.checked." + lower(answer), check.name(), check.citation());
        };
        return line + sentence;
    }

    private static String formula(Step step) {
        return step instanceof Step.Base base ? base.text() : step.name();
    }

    public String preference(Preference preference) {
        boolean applied = preference.status() == Preference.Status.APPLIED;
        String key = !applied && preference.saving().isZero() ? "no-gain" : lower(preference.status());
        return text(
                "preference." + key,
                preference.program(),
                preference.measure().formula(),
                money(preference.saving()),
                missing(preference));
    }

    /** The papers that a rule names; where it names none, as imported ones do, what is not known about it. */
    private String missing(Preference preference) {
        Stream<String> papers =
                preference.needs().stream().map(need -> need.text().in(language));
        Stream<String> questions = preference.missing().stream()
                .map(question -> question.text().in(language).replaceFirst("[?？؟]$", ""));
        return (preference.needs().isEmpty() ? questions : papers).collect(Collectors.joining("; "));
    }

    public String alternative(Alternative alternative) {
        String what = switch (alternative.kind()) {
            case CHANNEL ->
                alternative.assessment().channel().title().in(language)
                        + (alternative.program() == null ? "" : ", " + text("alternative.with", alternative.program()));
            case WITH_PREFERENCE -> text("alternative.with", String.valueOf(alternative.program()));
            case WITHOUT_PREFERENCE -> text("alternative.without", String.valueOf(alternative.program()));
        };
        if (!alternative.assessment().admitted()) {
            String why = alternative.assessment().refusals().stream()
                    .map(refusal -> refusal.text().in(language))
                    .distinct()
                    .collect(Collectors.joining(" "));
            return text("alternative.refused", what, why);
        }
        Money difference = alternative.difference();
        String key = difference.isZero() ? "same" : difference.isNegative() ? "cheaper" : "dearer";
        if (alternative.assessment().dutyPaid() != null) {
            key = difference.isZero() ? "same" : difference.isNegative() ? "keeps-more" : "keeps-less";
        }
        Money size = difference.isNegative() ? difference.negated() : difference;
        return text(
                "alternative." + key,
                what,
                money(alternative.assessment().totals().landed()),
                money(size));
    }

    public String missing(Missing missing) {
        String question = missing.question().text().in(language);
        String key = "missing." + lower(missing.effect());
        if (missing.effect() == Missing.Effect.CHANGES_TOTAL && missing.ifYes() != null && missing.ifNo() != null) {
            return text("missing.changes-total.figures", question, money(missing.ifYes()), money(missing.ifNo()));
        }
        return text(key, question);
    }

    /** A sentence of the library by its key; shells use those that begin with {@code word.}. */
    public String text(String key, Object... arguments) {
        return Messages.text(language, key, arguments);
    }

    /** With thousands apart: {@code IDR 1,270,830,000.00}. */
    public static String money(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        return money.currency().getCurrencyCode() + " " + grouped(money.amount(), digits);
    }

    private static String grouped(BigDecimal number, int leastDigits) {
        String plain =
                number.scale() < leastDigits ? number.setScale(leastDigits).toPlainString() : number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        StringBuilder out = new StringBuilder(whole);
        int first = whole.startsWith("-") ? 1 : 0;
        for (int at = whole.length() - 3; at > first; at -= 3) {
            out.insert(at, ',');
        }
        return out.append(rest).toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
