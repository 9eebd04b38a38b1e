package io.shibo.quote;

import static io.shibo.quote.Example.number;
import static io.shibo.quote.Example.same;
import static io.shibo.quote.Example.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Areas, the United States, Japan, Australia, New Zealand, Canada and the Union. */
final class WorldExamples {
    private WorldExamples() {}

    static void addTo(Map<String, Example> expressed) {
        semiconductors(expressed);
        area(expressed, "geo-1", "except-origins: [FR]", "FR");
        area(expressed, "geo-2", "formula-only", "DE");
        area(expressed, "geo-4", "formula-only", "US");
        area(expressed, "geo-6", "origins: [eu]", "FR");
        area(expressed, "geo-8", "origins: [eu]", "DE");
        expressed.put("us-stack-1", (in, out) -> {
            Assessment got = Model.in("USD")
                    .charge("s232", "formula: %s%% of fob; excludes: [reciprocal, s122]".formatted(percent(in, "s232")))
                    .charge("reciprocal", "formula: %s%% of fob".formatted(percent(in, "recip")))
                    .charge("s122", "formula: %s%% of fob".formatted(percent(in, "s122")))
                    .assess(Model.sale("USD", "1"));
            same(got.totals().charges(), out.field("total_additional"));
        });
        expressed.put("us-stack-2", (in, out) -> {
            Assessment got = Model.in("USD")
                    .charge("duty", "formula: %s%% of fob".formatted(percent(in, "base")))
                    .charge("reciprocal", "formula: %s%% of fob".formatted(percent(in, "recip")))
                    .charge("s122", "formula: %s%% of fob".formatted(percent(in, "s122")))
                    .assess(Model.sale("USD", "1"));
            same(got.due("reciprocal").plus(got.due("s122")), out.field("total_additional"));
            same(got.totals().charges(), out.field("total"));
        });
        expressed.put("us-mpf-fy25", (in, out) -> {
            Model model = Model.in("USD")
                    .layer(
                            "mpf",
                            "at: entry, select: all, rounding: fine",
                            "formula: 'clamp(%s%% of fob, 32.71 USD, 634.62 USD)'"
                                    .formatted(text(in.field("rate_pct"))));
            same(model.assess(Model.sale("USD", "1")).due("mpf"), out.field("min"));
            same(model.assess(Model.sale("USD", "1000000")).due("mpf"), out.field("max"));
        });
        expressed.put("jp-1111-A", (in, out) -> {
            Assessment got = Model.in("JPY")
                    .rounding("thousand-down", "1000", "down")
                    .rounding("hundred-down", "100", "down")
                    .rounding("yen-down", "1", "down")
                    .base("duty-base", "cif", "rounding: thousand-down")
                    .layer(
                            "duty",
                            "select: all, rounding: hundred-down",
                            "formula: %s%% of duty-base".formatted(text(in.field("duty_pct"))))
                    .base("ct-base", "cif + duty", "rounding: thousand-down")
                    .layer(
                            "ct",
                            "select: all, rounding: hundred-down",
                            "formula: %s%% of ct-base".formatted(text(in.field("ct_pct"))))
                    .layer(
                            "lct",
                            "select: all, rounding: yen-down",
                            "formula: %s of ct".formatted(text(in.field("lct"))))
                    .assess(Model.sale("JPY", text(in.field("cif_jpy"))));
            Charge duty = got.charges().getFirst();
            assertThat(duty.base()).isNotNull();
            same(duty.exact(), out.field("duty_raw"));
            same(got.due("duty"), out.field("duty_line"));
            same(got.due("ct"), out.field("ct_line"));
            same(got.due("lct"), out.field("lct"));
        });
        expressed.put("au-voti-1", (in, out) -> {
            Assessment got = Model.in("AUD")
                    .base("customs-value", "fob")
                    .charge("duty", "formula: %s%% of customs-value".formatted(text(in.field("duty_pct"))))
                    .charge("gst", "formula: %s%% of (cif + duty)".formatted(text(in.field("gst_pct"))))
                    .assess(Model.sale("AUD", text(in.field("customs_value_aud")))
                            .freight(Fact.of(Money.of(number(in.field("t_and_i")), Money.currency("AUD")))));
            same(got.due("duty"), out.field("duty"));
            same(got.due("gst"), out.field("gst"));
            same(got.totals().charges(), out.field("total"));
        });
        expressed.put("nz-1", (in, out) -> {
            Assessment got = Model.in("NZD")
                    .charge("gst", "formula: %s%% of cif".formatted(text(in.field("gst_pct"))))
                    .assess(Model.sale("NZD", text(in.field("goods")))
                            .freight(Fact.of(Money.of(number(in.field("freight_ins")), Money.currency("NZD")))));
            same(got.due("gst"), out.field("gst"));
        });
        expressed.put("nz-demin-1", (in, out) -> {
            Assessment got = Model.in("NZD")
                    .notional("gst-due", "formula: %s%% of cif".formatted(text(in.field("gst_pct"))))
                    .layer(
                            "gst",
                            "at: entry, select: first, rounding: fine",
                            "formula: gst-due",
                            "formula: free; priority: 10; when: gst-due < 60 NZD")
                    .assess(Model.sale("NZD", text(in.field("goods"))));
            same(got.due("gst"), out.field("payable"));
        });
        expressed.put("ca-1", (in, out) -> {
            Assessment got = Model.in("CAD")
                    .charge("duty", "formula: %s%% of fob".formatted(text(in.field("duty_pct"))))
                    .charge("gst", "formula: %s%% of (fob + duty)".formatted(text(in.field("gst_pct"))))
                    .assess(Model.sale("USD", text(in.field("usd")))
                            .rate(new ExchangeRate(
                                    Money.currency("USD"),
                                    Money.currency("CAD"),
                                    number(in.field("usd_cad")),
                                    null,
                                    "the example")));
            same(got.customsValue(), out.field("value_for_duty"));
            same(got.due("duty"), out.field("duty"));
            same(got.due("gst"), out.field("gst"));
            same(got.totals().charges(), out.field("total"));
        });
        for (String id : List.of("ca-surtax-A", "ca-surtax-C")) {
            expressed.put(id, (in, out) -> {
                Assessment got = Model.in("CAD")
                        .charge("surtax", "formula: %s%% of fob".formatted(text(in.field("surtax_pct"))))
                        .charge("tax", "formula: %s%% of (fob + surtax)".formatted(text(in.field("tax_pct"))))
                        .assess(Model.sale("CAD", text(in.field("vfd"))));
                same(got.due("surtax"), out.field("surtax"));
                same(got.due("tax"), out.field("tax"));
                same(got.totals().charges(), out.field("total"));
            });
        }
        for (String id : List.of("eu-3eur-1", "eu-3eur-2")) {
            expressed.put(id, (in, out) -> {
                List<Line> lines = new ArrayList<>();
                for (Node item : in.field("items").items()) {
                    // Each kind of thing is a goods code of its own, however many there are of it.
                    HsCode code = HsCode.of("%06d".formatted(960810 + lines.size()));
                    lines.add(Line.goods(
                            "l" + lines.size(),
                            text(item),
                            code,
                            Fact.unknown(),
                            Quantity.of(text(item).endsWith("x4") ? "4" : "1", Unit.H87),
                            Money.of("10", "EUR")));
                }
                Assessment got = Model.in("EUR")
                        .layer("duty", "at: entry, select: all, rounding: fine", "formula: 3 EUR per distinct-codes")
                        .assess(Model.sale("EUR", lines.toArray(Line[]::new)));
                same(got.due("duty"), out.field("duty_eur"));
            });
        }
        intrinsic(expressed, "eu-intrinsic-1", List.of("coat"), null);
        intrinsic(expressed, "eu-intrinsic-3", List.of("coat", "tshirt"), "transport_separate");
        expressed.put("uk-gift-3", WorldExamples::bundle);
        expressed.put("uk-gift-1", (in, out) -> {
            String value = text(in.field("gift_items").items().getFirst());
            Assessment got = Model.in("GBP")
                    .fact("gift")
                    .layer(
                            "duty",
                            "select: first, rounding: fine",
                            "formula: 5% of cif",
                            "formula: free; priority: 10; when: gift and goods <= 40 GBP")
                    .layer(
                            "vat",
                            "select: first, rounding: fine",
                            "formula: 20% of cif",
                            "formula: free; priority: 10; when: gift and goods <= 40 GBP")
                    .assess(Model.sale("GBP", value).fact("gift", Answer.YES));
            assertThat(got.due("duty").isZero())
                    .isEqualTo(text(out.field("duty_free")).equals("true"));
            assertThat(got.due("vat").isZero())
                    .isEqualTo(text(out.field("vat_free")).equals("true"));
        });
    }

    /** As many articles as fit into the relief are free; the tax is on what is left. */
    private static void bundle(Node in, Node out) {
        List<Line> lines = new ArrayList<>();
        for (Node item : in.field("gift_items").items()) {
            lines.add(Model.line("l" + lines.size(), "GBP", text(item)));
        }
        Assessment got = Model.in("GBP")
                .base("relieved", "goods", "within: 40 GBP", "take: highest", "pieces: whole")
                .base("taxed", "goods - relieved")
                .charge("vat", "formula: 20% of taxed")
                .assess(Model.sale("GBP", lines.toArray(Line[]::new)));
        assertThat(got.due("vat").amount())
                .isEqualByComparingTo(number(out.field("vat_on")).multiply(new BigDecimal("0.2")));
    }

    /**
     * Semiconductors of U.S. note 39 (HTSUS 9903.79.01): 25 % under section 232, which takes them out of the reciprocal
     * duties of the Union and out of the duties on goods of Mexico and Canada.
     */
    private static void semiconductors(Map<String, Example> expressed) {
        for (String id : List.of("us-semi-eu", "us-semi-mxca")) {
            expressed.put(id, (in, out) -> {
                String stated = text(in.field("origin"));
                for (String origin : stated.equals("EU")
                        ? List.of("DE", "FR")
                        : stated.split(" or ").length == 2 ? List.of(stated.split(" or ")) : List.<String>of()) {
                    Assessment got = Model.in("USD")
                            .area("eu", "DE, FR, IT, NL")
                            .fact("note-39")
                            .charge("duty", "formula: free")
                            .charge("s232", "formula: 25% of fob; when: note-39; excludes: [reciprocal, fentanyl]")
                            .charge("reciprocal", "formula: 'top-up(15% of fob, duty)'; origins: [eu]")
                            .charge(
                                    "fentanyl",
                                    "formula: 35% of fob; origins: [CA]",
                                    "formula: 25% of fob; origins: [MX]")
                            .assess(Model.sale("USD", Model.line("1", "USD", "1", origin))
                                    .fact("note-39", Answer.YES));
                    same(got.totals().charges(), out.field("total_additional"));
                }
            });
        }
    }

    private static String percent(Node in, String field) {
        return number(in.field(field)).movePointRight(2).toPlainString();
    }

    private static void area(Map<String, Example> expressed, String id, String scope, String country) {
        expressed.put(id, (in, out) -> {
            String fields = scope.equals("formula-only") ? "" : "; " + scope;
            Assessment got = Model.in("EUR")
                    .area("eu", "FR, DE, IT")
                    .charge("duty", "formula: 10% of cif" + fields)
                    .assess(Model.sale("EUR", Model.line("1", "EUR", "100", country)));
            assertThat(text(in.field("country"))).isEqualTo(country);
            assertThat(!got.charges().isEmpty())
                    .isEqualTo(text(out.field("relevant")).equals("true"));
        });
    }

    private static void intrinsic(
            Map<String, Example> expressed, String id, List<String> items, @Nullable String transport) {
        expressed.put(id, (in, out) -> {
            List<Line> lines = items.stream()
                    .map(item -> Model.line(item, "EUR", text(in.field(item))))
                    .toList();
            Sale.Builder sale = Model.sale("EUR", lines.toArray(Line[]::new));
            if (transport != null) {
                sale.freight(Fact.of(Money.of(number(in.field(transport)), Money.currency("EUR"))));
            }
            Assessment got = Model.in("EUR")
                    .base("customs-value", "goods")
                    .check("h7", "at: entry, refusal: not-open, require: customs-value <= 150 EUR")
                    .assess(sale);
            same(got.customsValue(), out.field("intrinsic"));
            assertThat(got.admitted()).isEqualTo(text(out.field("H7_allowed")).equals("true"));
        });
    }
}
