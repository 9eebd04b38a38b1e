package io.shibo.quote.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.quote.sale.Answer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small commodities in the form of the v2 API; codes and rates are invented, duties computed by hand. */
class UkCommoditiesTest {
    @TempDir
    private Path temp;

    /** A JSON:API document of one commodity and its measures. */
    private static final class Commodity {
        private final String code;
        private final List<String> pointers = new ArrayList<>();
        private final List<String> included = new ArrayList<>();

        Commodity(String code) {
            this.code = code;
        }

        /** A measure; components as {@code "01 8.0 - -"}: expression, amount, currency, unit. */
        Commodity measure(String type, String area, String more, String... components) {
            String id = String.valueOf(1000 + pointers.size());
            pointers.add("{\"id\":\"%s\",\"type\":\"measure\"}".formatted(id));
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < components.length; i++) {
                String[] c = components[i].split(" ");
                String part = id + "-" + i;
                parts.add("{\"id\":\"%s\",\"type\":\"measure_component\"}".formatted(part));
                included.add(
                        "{\"id\":\"%s\",\"type\":\"measure_component\",\"attributes\":{\"duty_expression_id\":\"%s\",\"duty_amount\":%s,\"monetary_unit_code\":%s,\"measurement_unit_code\":%s,\"measurement_unit_qualifier_code\":%s}}"
                                .formatted(
                                        part,
                                        c[0],
                                        c[1],
                                        json(c[2]),
                                        json(c[3].substring(0, Math.min(3, c[3].length()))),
                                        json(c[3].length() > 3 ? c[3].substring(3) : "-")));
            }
            included.add(
                    "{\"id\":\"%s\",\"type\":\"measure\",\"attributes\":{\"id\":%s,\"effective_start_date\":\"2021-01-01T00:00:00.000Z\",\"effective_end_date\":null,\"import\":true},\"relationships\":{\"measure_type\":{\"data\":{\"id\":\"%s\",\"type\":\"measure_type\"}},\"geographical_area\":{\"data\":{\"id\":\"%s\",\"type\":\"geographical_area\"}},\"legal_acts\":{\"data\":[{\"id\":\"C2100001\",\"type\":\"legal_act\"}]},\"measure_components\":{\"data\":[%s]}%s}}"
                            .formatted(id, id, type, area, String.join(",", parts), more));
            return this;
        }

        Commodity include(String resource) {
            included.add(resource);
            return this;
        }

        private static String json(String text) {
            return text.equals("-") ? "null" : '"' + text + '"';
        }

        byte[] bytes() {
            return "{\"data\":{\"id\":\"1\",\"type\":\"commodity\",\"attributes\":{\"goods_nomenclature_item_id\":\"%s\",\"description\":\"Invented goods\",\"declarable\":true},\"relationships\":{\"import_measures\":{\"data\":[%s]}}},\"included\":[%s]}"
                    .formatted(code, String.join(",", pointers), String.join(",", included))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Commodity steel() {
        return new Commodity("7202118000")
                .measure("103", "1011", "", "01 2.7 - -")
                .measure("142", "2020", "", "01 0.0 - -")
                .measure("696", "1011", "", "01 25.0 - -")
                .measure("695", "US", "", "01 25.0 - -")
                .measure(
                        "122",
                        "1011",
                        ",\"order_number\":{\"data\":{\"id\":\"054003\",\"type\":\"order_number\"}}",
                        "01 2.0 - -")
                .measure(
                        "552",
                        "1011",
                        ",\"excluded_countries\":{\"data\":[{\"id\":\"CA\",\"type\":\"geographical_area\"}]},\"additional_code\":{\"data\":{\"id\":\"9\",\"type\":\"additional_code\"}}",
                        "01 144.1 GBP TNEI")
                .measure("305", "1011", "", "01 20.0 - -")
                .include(
                        "{\"id\":\"9\",\"type\":\"additional_code\",\"attributes\":{\"code\":\"C490\",\"description\":\"A maker\"}}")
                .include(
                        "{\"id\":\"2020\",\"type\":\"geographical_area\",\"attributes\":{\"id\":\"2020\",\"geographical_area_id\":\"2020\"},\"relationships\":{\"children_geographical_areas\":{\"data\":[{\"id\":\"KE\",\"type\":\"geographical_area\"},{\"id\":\"XK\",\"type\":\"geographical_area\"}]}}}");
    }

    private Imported imported(Commodity... commodities) {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        for (Commodity commodity : commodities) {
            files.put(commodity.code + ".json", commodity.bytes());
        }
        return Imported.of(
                TariffImport.Format.UK, Imported.options("GB", "GBP"), temp.resolve("GB" + files.hashCode()), files);
    }

    @Test
    void chargesDutySafeguardDefenceAndVatOnAll() {
        Imported uk = imported(steel());
        var american = uk.sale("7202118000", "US", Map.of("tnei", new BigDecimal("2")), Quantity.of("2000", Unit.KGM))
                .fact("code-c490", Answer.YES)
                .fact("quota-054003", Answer.NO);

        assertThat(uk.due("duty", american)).isEqualTo("27");
        assertThat(uk.due("safeguard", american)).isEqualTo("250");
        assertThat(uk.due("additional", american)).isEqualTo("250");
        assertThat(uk.due("defence", american)).isEqualTo("288.2");
        // 20 % of 1,000 + 27 + 250 + 250 + 288.20.
        assertThat(uk.due("vat", american)).isEqualTo("363.04");
    }

    @Test
    void aQuotaRemovesTheSafeguard() {
        Imported uk = imported(steel());
        var within = uk.sale("7202118000", "FR").fact("code-c490", Answer.NO).fact("quota-054003", Answer.YES);

        assertThat(uk.due("duty", within)).isEqualTo("20");
        assertThat(uk.due("safeguard", within)).isEqualTo("0");
    }

    @Test
    void aPreferenceHoldsForTheMembersOfItsArea() {
        Imported uk = imported(steel());

        assertThat(uk.due("duty", uk.sale("7202118000", "KE").fact("proof-2020", Answer.YES)))
                .isEqualTo("0");
        assertThat(uk.due("duty", uk.sale("7202118000", "TH").fact("proof-2020", Answer.YES)))
                .isEqualTo("27");
        assertThat(uk.due("defence", uk.sale("7202118000", "CA").fact("code-c490", Answer.YES)))
                .isEqualTo("0");
    }

    @Test
    void componentsBecomeTheirFormula() {
        Imported uk = imported(
                new Commodity("2208403900")
                        .measure("103", "1011", "", "01 0.5 GBP ASVX", "04 2.6 GBP HLT")
                        .measure("306", "1011", "", "01 19.08 GBP LPA", "36 1.0 GBP SPQ")
                        .measure("305", "1011", "", "01 0.0 - -"),
                new Commodity("0702000007")
                        .measure("103", "1011", "", "01 10.0 - -", "17 22.0 GBP DTN")
                        .measure("109", "1011", "", "99 1 - NAR")
                        .measure("305", "1011", "", "01 0.0 - -"));

        // 0.50 x 40 % vol x 0.45 hl + 2.60 x 0.45 hl.
        var spirits = uk.sale(
                "2208403900",
                "FR",
                Map.of(
                        "alcohol-percent",
                        new BigDecimal("40"),
                        "lpa",
                        new BigDecimal("18"),
                        "spr",
                        new BigDecimal("5")),
                Quantity.of("45", Unit.LTR));
        assertThat(uk.due("duty", spirits)).isEqualTo("10.17");
        // 19.08 x 18 - 1.00 x 18 x 5.
        assertThat(uk.due("excise", spirits)).isEqualTo("253.44");
        // 10 % of 1,000 are 100, capped at 22.00 x 3 of 100 kg.
        assertThat(uk.due("duty", uk.sale("0702000007", "FR", Quantity.of("300", Unit.KGM))))
                .isEqualTo("66");
        assertThat(uk.report.skipped()).isEqualTo(1);
        assertThat(uk.report.lines()).isEqualTo(2);
    }

    @Test
    void aChargeThatNeedsMoreThanTheFileIsRefusedAReliefIsNot() {
        Imported uk = imported(
                new Commodity("1704903000").measure("103", "1011", "", "01 8.0 - -", "12 0 - -"),
                new Commodity("1704907000")
                        .measure("103", "1011", "", "01 8.0 - -")
                        .measure("142", "2027", "", "01 0.0 - -"),
                new Commodity("1704908000")
                        .measure("103", "1011", "", "01 8.0 - -")
                        .measure("999", "1011", "", "01 5.0 - -"));

        assertThat(uk.assess(uk.sale("1704903000", "FR")).questions())
                .anyMatch(question -> question.name().contains("meursing-ea"));
        assertThat(uk.assess(uk.sale("1704908000", "FR")).admitted()).isFalse();
        assertThat(uk.due("duty", uk.sale("1704907000", "FR"))).isEqualTo("80");
        assertThat(uk.unexpressed())
                .anyMatch(line ->
                        line.contains("1704907000") && line.contains("the members of area '2027' are not known"))
                .anyMatch(line -> line.contains("measure type '999'"));
        assertThat(uk.report.textOnly()).isEqualTo(2);
        assertThat(uk.report.refused()).isEqualTo(1);
    }

    @Test
    void nestedDocumentsAreReadLikeIncludedOnes() {
        String nested = """
                {"goods_nomenclature_item_id":"0103921100","description":"Pigs","import_measures":[
                 {"id":1,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":"2026-12-31T00:00:00.000Z",
                  "duty_expression":{"base":"35.10 GBP / 100 kg"},"measure_type":{"id":"103"},
                  "geographical_area":{"id":"1011"},"measure_components":[],"legal_acts":[{"regulation_code":"C0000/21"}]}]}
                """;
        Imported uk = Imported.of(
                TariffImport.Format.UK,
                Imported.options("GB", "GBP").withVat("20"),
                temp.resolve("N"),
                "a.json",
                nested);

        assertThat(uk.due("duty", uk.sale("0103921100", "FR", Quantity.of("250", Unit.KGM))))
                .isEqualTo("87.75");
        // 20 % of 1,087.75.
        assertThat(uk.due("vat", uk.sale("0103921100", "FR", Quantity.of("250", Unit.KGM))))
                .isEqualTo("217.55");
    }

    @Test
    void aDutyMayDependOnTheDocumentThatIsPresented() {
        String nested = """
                {"goods_nomenclature_item_id":"7604101000","description":"Profiles","declarable":true,"import_measures":[
                 {"id":1,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
                  "duty_expression":{"base":""},"measure_type":{"id":"103"},"geographical_area":{"id":"1011"},
                  "measure_components":[{"duty_expression_id":"01","duty_amount":6.0}],"legal_acts":[]},
                 {"id":2,"effective_start_date":"2021-01-01T00:00:00.000Z","effective_end_date":null,
                  "duty_expression":{"base":""},"measure_type":{"id":"552"},"geographical_area":{"id":"1011"},
                  "measure_components":[],"legal_acts":[{"regulation_code":"D0000/21"}],
                  "measure_conditions":[
                   {"condition_code":"A","document_code":"D008","action":"Apply the amount of the action (see components)",
                    "measure_condition_components":[{"duty_expression_id":"01","duty_amount":7.3}]},
                   {"condition_code":"A","document_code":"","action_code":"01",
                    "measure_condition_components":[{"duty_expression_id":"01","duty_amount":29.1},
                     {"duty_expression_id":"04","duty_amount":2.0,"monetary_unit_code":"GBP","measurement_unit_code":"DTN"}]}]}]}
                """;
        Imported uk = Imported.of(
                TariffImport.Format.UK,
                Imported.options("GB", "GBP").withVat("20"),
                temp.resolve("D"),
                "a.json",
                nested);
        String document = Asked.DOCUMENT.fact("D008");
        Quantity weight = Quantity.of("50", Unit.KGM);

        assertThat(uk.report.textOnly()).isZero();
        assertThat(uk.due("defence", uk.sale("7604101000", "FR", weight).fact(document, Answer.YES)))
                .isEqualTo("73");
        // 29.1 % of 1,000 and 2.00 x 0.5
        assertThat(uk.due("defence", uk.sale("7604101000", "FR", weight).fact(document, Answer.NO)))
                .isEqualTo("292");
    }

    @Test
    void brokenFilesAreToldAndLeaveNothing() {
        for (String text : List.of(
                "",
                "{",
                "[1,",
                "{\"data\":{}}",
                "[".repeat(100_000),
                "\u0000",
                "{\"a\":\"\\ud800x\"}",
                "{\"data\":[null]}",
                "{\"goods_nomenclature_item_id\":\"" + "9".repeat(5_000) + "\"}")) {
            Path folder = temp.resolve("broken");
            assertThatThrownBy(() -> Imported.of(
                            TariffImport.Format.UK, Imported.options("GB", "GBP"), folder, "broken.json", text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("broken.json");
            assertThat(temp.toFile().list()).isEmpty();
        }
    }
}
