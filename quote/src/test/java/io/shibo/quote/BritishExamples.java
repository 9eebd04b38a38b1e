package io.shibo.quote;

import static io.shibo.quote.Example.gbp;
import static io.shibo.quote.Example.number;
import static io.shibo.quote.Example.quantity;
import static io.shibo.quote.Example.same;
import static io.shibo.quote.Example.sameToTheCent;
import static io.shibo.quote.Example.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Duty expressions and full quotes of the British calculator. */
final class BritishExamples {
    private BritishExamples() {}

    static void addTo(Map<String, Example> expressed) {
        expressed.put("uk-adval-01", (in, out) -> {
            Node value = in.field("customs_value");
            Assessment got = Model.in("GBP")
                    .charge("duty", "formula: " + text(in.field("expression")).replace(" ", "") + " of cif")
                    .assess(Model.sale("GBP", text(value.field("goods")))
                            .freight(Fact.of(gbp(value.field("freight"))))
                            .insurance(Fact.of(gbp(value.field("insurance")))));
            same(got.due("duty"), out.field("value"));
        });
        expressed.put("uk-vat-01", (in, out) -> {
            Assessment got = Model.in("GBP")
                    .charge("duty", "formula: %s GBP".formatted(text(in.field("duty_total"))))
                    .base("vat-base", "cif + duty")
                    .charge("vat", "formula: %s%% of vat-base".formatted(text(in.field("rate_pct"))))
                    .assess(Model.sale("GBP", text(in.field("customs_value"))));
            same(got.due("vat"), out.field("value"));
        });
        lookups(expressed);
        perUnit(expressed, "uk-specific-01", "35.10 GBP per DTN", "KGM", Unit.KGM);
        perUnit(expressed, "uk-specific-04", "35.10 GBP per DTN", "DTN", Unit.DTN);
        expressed.put("uk-specific-eur-02", (in, out) -> {
            Line line = Model.measured(
                    Model.line("1", "GBP", "1"),
                    Map.of(),
                    quantity(in.field("quantity").field("DTN"), Unit.DTN));
            Assessment got = Model.in("GBP")
                    .charge("duty", "formula: 35.10 EUR per DTN")
                    .assess(Model.sale("GBP", line)
                            .rate(new ExchangeRate(
                                    Money.currency("EUR"),
                                    Money.currency("GBP"),
                                    number(in.field("eur_gbp")),
                                    null,
                                    "the example")));
            same(got.due("duty"), out.field("value"));
            sameToTheCent(got.due("duty"), out.field("display"));
        });
        expressed.put("uk-condition-05", (in, out) -> {
            Line line = Model.measured(
                    Model.line("1", "GBP", "1"),
                    Map.of(),
                    quantity(in.field("quantity").field("DTN"), Unit.DTN));
            Assessment got = Model.in("GBP")
                    .fact("certificate")
                    .charge("duty", "formula: 35.10 GBP per DTN; when: certificate")
                    .assess(Model.sale("GBP", line).fact("certificate", Answer.YES));
            same(got.due("duty"), out.field("value"));
        });
        expressed.put("uk-excise-retail-01", (in, out) -> {
            Assessment got = Model.in("GBP")
                    .state("retail-price")
                    .charge("excise", "formula: 16.50% of retail-price")
                    .assess(Model.sale("GBP", "1").state("retail-price", gbp(in.field("retail_price"))));
            same(got.due("excise"), out.field("value"));
        });
        expressed.put(
                "uk-excise-spq-lpa",
                (in, out) -> measured(
                        "1.00 GBP per lpa per spr",
                        Map.of("lpa", number(in.field("LPA")), "spr", number(in.field("SPR"))),
                        out.field("spq_value")));
        expressed.put(
                "uk-excise-spq-asvx",
                (in, out) -> measured(
                        "1.00 GBP per HLT per asv per spr",
                        Map.of("asv", number(in.field("ASV")), "spr", number(in.field("SPR"))),
                        out.field("spq_value"),
                        quantity(in.field("LTR"), Unit.LTR)));
        expressed.put(
                "uk-sucrose-01",
                (in, out) -> measured(
                        "0.30 GBP per DTN per brix",
                        Map.of("brix", number(in.field("BRX"))),
                        out.field("value"),
                        quantity(in.field("KGM"), Unit.KGM)));
        expressed.put(
                "uk-alcohol-01",
                (in, out) -> measured(
                        "0.50 GBP per HLT per alcohol-percent",
                        Map.of("alcohol-percent", number(in.field("ASV"))),
                        out.field("value"),
                        quantity(in.field("LTR"), Unit.LTR)));
        expressed.put("uk-round-01", (in, out) -> {
            Assessment got = Model.in("GBP")
                    .rounding("penny-down", "0.01", "down")
                    .layer(
                            "excise",
                            "select: all, rounding: penny-down",
                            "formula: %s GBP".formatted(text(in.field("alcohol_value"))))
                    .assess(Model.sale("GBP", "1"));
            same(got.due("excise"), out.field("display"));
        });
        expressed.put("uk-full-mfn", (in, out) -> {
            Line line = Model.measured(
                    Model.line("1", "GBP", text(in.field("goods"))),
                    Map.of(),
                    quantity(in.field("quantity").field("TNEI"), Unit.TNE));
            Assessment got = Model.in("GBP")
                    .charge("duty", "formula: 2.7% of cif")
                    .charge("safeguard", "formula: 25% of cif")
                    .charge("additional", "formula: 25% of cif")
                    .charge("anti-dumping", "formula: 144.10 GBP per TNE")
                    .base("vat-base", "cif + duty + safeguard + additional + anti-dumping")
                    .charge("vat", "formula: %s%% of vat-base".formatted(text(in.field("vat_pct"))))
                    .assess(Model.sale("GBP", line)
                            .freight(Fact.of(gbp(in.field("freight"))))
                            .insurance(Fact.of(gbp(in.field("insurance")))));
            same(got.customsValue(), out.field("customs_value"));
            sameToTheCent(got.due("duty"), out.field("duty"));
            sameToTheCent(got.due("safeguard"), out.field("safeguard_25pct"));
            sameToTheCent(got.due("additional"), out.field("additional_25pct"));
            sameToTheCent(got.due("anti-dumping"), out.field("anti_dumping_144.10_per_t"));
            sameToTheCent(got.due("vat"), out.field("vat"));
            sameToTheCent(got.totals().charges(), out.field("total_duties_and_vat"));
        });
        for (String type : List.of("306", "551", "553", "554", "695")) {
            expressed.put("uk-addl-" + type, (in, out) -> {
                Assessment got = Model.in("GBP")
                        .charge(
                                "additional",
                                "formula: " + text(in.field("expression")).replace(" ", "") + " of cif")
                        .assess(Model.sale("GBP", text(in.field("customs_value"))));
                same(got.due("additional"), out.field("value"));
            });
        }
        expressed.put("uk-mcp-1", (in, out) -> same(ordinary(in, "0").due("duty"), out.field("duty")));
        expressed.put(
                "uk-mcp-3",
                (in, out) -> same(ordinary(in, text(in.field("vat_pct"))).due("vat"), out.field("vat")));
        for (String id : List.of("ni-chooser-1", "ni-chooser-3")) {
            expressed.put(id, (in, out) -> {
                // The Union's duty counts only where the two differ by more than 3 % of the customs value.
                Assessment got = Model.in("GBP")
                        .notional("uk-duty", "formula: %s GBP".formatted(text(in.field("uk_duty"))))
                        .notional("eu-duty", "formula: %s GBP".formatted(text(in.field("eu_duty"))))
                        .layer(
                                "duty",
                                "select: first, rounding: fine",
                                "formula: uk-duty",
                                "formula: eu-duty; priority: 10; when: eu-duty - uk-duty > 3% of cif")
                        .assess(Model.sale("GBP", text(in.field("customs_value"))));
                String chosen = text(out.field("chosen")).equals("uk") ? "uk_duty" : "eu_duty";
                same(got.due("duty"), in.field(chosen));
            });
        }
    }

    /** What the tariff has for a commodity from Morocco: each rate is charged where its condition holds. */
    private static void lookups(Map<String, Example> expressed) {
        expressed.put("uk-lookup-1", (in, out) -> {
            String duty = text(out.field("mfn_2601")).replace(" / hl", " per HLT");
            String excise = text(out.field("excise_X451")).replace(" / l alc. 100%", " per lpa");
            Model model = Model.in("GBP")
                    .fact("code-2600")
                    .fact("proof")
                    .layer(
                            "duty",
                            "select: lowest, rounding: fine",
                            "formula: %s; when: not code-2600".formatted(duty),
                            "formula: %s of cif; when: code-2600".formatted(rate(out, "mfn_2600")),
                            "formula: %s of cif; origins: [MA]; program: MA; when: proof"
                                    .formatted(rate(out, "preference_MA")))
                    .charge("excise", "formula: " + excise)
                    .charge("vat", "formula: %s%% of (cif + duty + excise)".formatted(text(out.field("vat_pct"))));
            Line line = Model.measured(
                    Model.line("1", "GBP", "100", text(in.field("origin"))),
                    Map.of("lpa", new BigDecimal("10")),
                    Quantity.of("1", Unit.HLT));
            Assessment ordinary = model.assess(
                    Model.sale("GBP", line).fact("code-2600", Answer.NO).fact("proof", Answer.NO));
            assertThat(ordinary.due("duty")).isEqualTo(Money.of(amount(duty), "GBP"));
            assertThat(ordinary.due("excise"))
                    .isEqualTo(Money.of(amount(excise), "GBP").times(BigDecimal.TEN));
            assertThat(model.assess(Model.sale("GBP", line)
                                    .fact("code-2600", Answer.YES)
                                    .fact("proof", Answer.NO))
                            .due("duty")
                            .isZero())
                    .isTrue();
            assertThat(model.assess(Model.sale("GBP", line)
                                    .fact("code-2600", Answer.NO)
                                    .fact("proof", Answer.YES))
                            .due("duty")
                            .isZero())
                    .isTrue();
            Money base = Money.of("100", "GBP").plus(ordinary.due("duty")).plus(ordinary.due("excise"));
            assertThat(ordinary.due("vat"))
                    .isEqualTo(base.times(number(out.field("vat_pct")).movePointLeft(2)));
        });
        expressed.put("uk-lookup-2", (in, out) -> {
            // Several regimes for one line; which quota is open is outside the sale.
            Model model = Model.in("GBP")
                    .fact("quota-050094-open")
                    .fact("quota-051104-open")
                    .fact("proof")
                    .layer(
                            "duty",
                            "select: lowest, rounding: fine",
                            "formula: %s of cif".formatted(rate(out, "mfn")),
                            "formula: %s of cif; program: Q050094; when: quota-050094-open"
                                    .formatted(rate(out, "quota_050094_1011")),
                            "formula: %s of cif; origins: [MA]; program: MA; when: proof"
                                    .formatted(rate(out, "preference_MA")),
                            "formula: %s of cif; origins: [MA]; program: Q051104; when: proof and quota-051104-open"
                                    .formatted(rate(out, "quota_051104_MA")))
                    .charge(
                            "vat",
                            "formula: %s of (cif + duty)"
                                    .formatted(text(out.field("vat")).replaceAll("\\D+ ", "")));
            Line line = Model.line("1", "GBP", "100", text(in.field("origin")));
            Answer[][] cases = {
                {Answer.NO, Answer.NO, Answer.NO},
                {Answer.YES, Answer.NO, Answer.NO},
                {Answer.YES, Answer.NO, Answer.YES},
                {Answer.YES, Answer.YES, Answer.YES},
            };
            String[] fields = {"mfn", "quota_050094_1011", "preference_MA", "quota_051104_MA"};
            for (int i = 0; i < cases.length; i++) {
                Assessment got = model.assess(Model.sale("GBP", line)
                        .fact("quota-050094-open", cases[i][0])
                        .fact("quota-051104-open", cases[i][1])
                        .fact("proof", cases[i][2]));
                // Of 100, so the duty is the rate itself.
                assertThat(got.due("duty")).as(fields[i]).isEqualTo(Money.of(amount(rate(out, fields[i])), "GBP"));
                assertThat(got.due("vat").isZero()).isTrue();
            }
        });
    }

    private static String rate(Node out, String field) {
        return text(out.field(field)).replace(" ", "");
    }

    /** The number that a rate begins with. */
    private static String amount(String rate) {
        return rate.replaceAll("[^0-9.].*", "");
    }

    private static Assessment ordinary(Node in, String vat) {
        return Model.in("GBP")
                .charge("duty", "formula: %s%% of cif".formatted(text(in.field("duty_pct"))))
                .charge("vat", "formula: %s%% of (cif + duty)".formatted(vat))
                .assess(Model.sale("GBP", text(in.field("customs_value"))));
    }

    private static void perUnit(Map<String, Example> expressed, String id, String formula, String field, Unit unit) {
        expressed.put(
                id,
                (in, out) -> measured(
                        formula,
                        Map.of(),
                        out.field("value"),
                        quantity(in.field("quantity").field(field), unit)));
    }

    private static void measured(String formula, Map<String, BigDecimal> measurements, Node out, Quantity... measures) {
        Line line = Model.measured(Model.line("1", "GBP", "1"), measurements, measures);
        same(
                Model.in("GBP")
                        .charge("duty", "formula: " + formula)
                        .assess(Model.sale("GBP", line))
                        .due("duty"),
                out);
    }
}
