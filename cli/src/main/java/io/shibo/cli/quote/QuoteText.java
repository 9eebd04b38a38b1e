package io.shibo.cli.quote;

import io.shibo.cli.TextTable;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.Alternative;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.CustomsValue;
import io.shibo.quote.Explainer;
import io.shibo.quote.OriginExplainer;
import io.shibo.quote.Preference;
import io.shibo.quote.Quote;
import io.shibo.quote.Refusal;
import io.shibo.quote.Totals;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.List;

/** A quote as lines of text for a terminal. */
final class QuoteText {
    private final Language language;
    private final Explainer say;
    private final List<String> out = new ArrayList<>();

    private QuoteText(Language language) {
        this.language = language;
        this.say = new Explainer(language);
    }

    static List<String> of(Quote quote, Language language) {
        QuoteText text = new QuoteText(language);
        text.write(quote);
        return text.out;
    }

    private void write(Quote quote) {
        Assessment assessment = quote.assessment();
        Sale sale = quote.sale();
        out.add(sale.title().isEmpty() ? sale.id() : sale.title());
        out.add("%s → %s, %s, %s %s"
                .formatted(
                        sale.dispatch().name(language),
                        sale.destination().name(language),
                        assessment.channel().title().in(language),
                        say.date(assessment.channel().date()),
                        sale.dates().day(assessment.channel().date())));
        out.add("");
        List<String> range = say.range(quote);
        if (!range.isEmpty()) {
            out.add(say.text("word.range"));
            range.forEach(sentence -> out.add("  " + sentence));
            out.add("");
        }
        say.valuation(assessment).forEach(sentence -> out.add("  " + sentence));
        value(assessment);
        refusals(assessment.refusals());
        charges(assessment);
        totals(quote);
        heading("word.preferences");
        for (Preference preference : quote.preferences()) {
            out.add("  • " + say.preference(preference));
            out.add("      " + preference.measure().citation()
                    + unverified(preference.measure().citation().unverified()));
            if (preference.origin() != null) {
                new OriginExplainer(language).explain(preference.origin()).forEach(line -> out.add("      " + line));
            }
        }
        none(quote.preferences());
        heading("word.alternatives");
        for (Alternative alternative : quote.alternatives()) {
            out.add("  • " + say.alternative(alternative));
            for (Pack.Requirement need : alternative.assessment().requirements()) {
                out.add("      – " + need.text().in(language));
            }
        }
        none(quote.alternatives());
        heading("word.requirements");
        for (Pack.Requirement need : assessment.requirements()) {
            out.add("  • " + need.text().in(language) + " [" + need.citation() + "]"
                    + unverified(need.citation().unverified()));
        }
        none(assessment.requirements());
        heading("word.missing");
        quote.missing().forEach(missing -> out.add("  • " + say.missing(missing)));
        none(quote.missing());
        out.add("");
        out.add("%s %s; %s %s"
                .formatted(say.text("word.rulebook"), quote.rulebookHash(), say.text("word.vintage"), quote.vintage()));
    }

    private void refusals(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            heading("word.refusals");
            for (Refusal refusal : refusals) {
                String line = refusal.line() == null ? "" : refusal.line() + ": ";
                out.add("  ! " + line + refusal.text().in(language)
                        + (refusal.citation() == null ? "" : " [" + refusal.citation() + "]"));
            }
        }
    }

    private void charges(Assessment assessment) {
        TextTable table = new TextTable();
        table.row(List.of(
                say.text("word.charges"), say.text("word.base"), say.text("word.rate"), say.text("word.amount")));
        for (Charge charge : assessment.charges()) {
            String line = charge.line() == null ? "" : charge.line() + "  ";
            Money base = charge.base();
            String rate = charge.rate();
            String rounding = charge.measures().isEmpty() ? ", " + say.text("word.rounding") : "";
            table.row(List.of(
                    line + charge.layer().title().in(language) + rounding,
                    base == null ? "" : Explainer.money(base),
                    rate == null ? "" : rate,
                    Explainer.money(charge.amount())));
        }
        List<String> rows = table.lines();
        out.add("");
        out.add(rows.getFirst());
        for (int i = 0; i < assessment.charges().size(); i++) {
            Charge charge = assessment.charges().get(i);
            out.add("  " + rows.get(i + 1));
            if (!charge.measures().isEmpty()) {
                out.add("      " + charge.formula());
            }
            for (Charge.AppliedRule rule : charge.rules()) {
                out.add("      " + rule.id() + ": " + say.rule(rule));
            }
        }
    }

    private void value(Assessment assessment) {
        CustomsValue value = CustomsValue.of(assessment);
        TextTable table = new TextTable();
        for (CustomsValue.Row row : value.rows()) {
            Money amount = row.amount();
            table.row(List.of(
                    say.valuePart(row),
                    row.counts() && amount != null ? Explainer.money(amount) : "",
                    say.valueTreatment(row) + (row.counts() || amount == null ? "" : " " + Explainer.money(amount))));
        }
        table.row(List.of(
                say.text("word.value.sum"),
                Explainer.money(value.inSaleCurrency()),
                assessment.rate() == null ? "" : "= " + Explainer.money(value.value())));
        heading("word.value");
        table.lines().forEach(line -> out.add("  " + line));
    }

    private void totals(Quote quote) {
        Assessment assessment = quote.assessment();
        Totals totals = assessment.totals();
        TextTable table = new TextTable();
        total(table, assessment, "word.goods", totals.goods());
        if (!totals.carriage().isZero()) {
            total(table, assessment, "word.carriage", totals.carriage());
        }
        if (!totals.insurance().isZero()) {
            total(table, assessment, "word.insurance", totals.insurance());
        }
        total(table, assessment, "word.charges-total", totals.charges());
        if (!totals.creditable().isZero()) {
            total(table, assessment, "word.creditable", totals.creditable());
        }
        total(table, assessment, "word.landed", totals.landed());
        heading("word.totals");
        table.lines().forEach(line -> out.add("  " + line));
        if (!quote.complete()) {
            out.add("  ! " + say.text("word.lower-bound"));
        }
    }

    /** In both currencies, where there are two. */
    private void total(TextTable table, Assessment assessment, String key, Money money) {
        table.row(
                assessment.rate() == null
                        ? List.of(say.text(key), Explainer.money(money))
                        : List.of(
                                say.text(key),
                                Explainer.money(money),
                                Explainer.money(assessment.inSaleCurrency(money))));
    }

    private void heading(String key) {
        out.add("");
        out.add(say.text(key));
    }

    private void none(List<?> list) {
        if (list.isEmpty()) {
            out.add("  " + say.text("word.none"));
        }
    }

    private String unverified(boolean unverified) {
        return unverified ? "; " + say.text("word.unverified") : "";
    }
}
