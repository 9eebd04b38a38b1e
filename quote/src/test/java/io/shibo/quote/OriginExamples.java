package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.Finding;
import io.shibo.quote.origin.Good;
import io.shibo.quote.origin.OriginResult;
import io.shibo.quote.pack.PackFiles;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Production;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Worked examples of rules of origin, as an agreement's file and a bill of materials. */
final class OriginExamples {
    private static final LocalDate DAY = LocalDate.parse("2024-08-22");

    private OriginExamples() {}

    static void addTo(Map<String, Example> examples) {
        examples.put("rcep-1", OriginExamples::buildDown);
        examples.put("usmca-auto", OriginExamples::transactionValue);
        examples.put("rcep-ctc", OriginExamples::change);
    }

    private static Agreement agreement(String rule, String cumulation) {
        String text = """
                agreement: TEST
                title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
                vintage: 2024-01-01
                citations:
                  text: {source: the source of the example, confidence: unverified}
                members:
                  - {countries: [CN, ID, TH], from: 2022-01-01, citation: text}
                origin:
                  citation: text
                  price: fob
                  methods: [build-down]
                  cumulation: %s
                  residual: %s
                """.formatted(cumulation, rule);
        Problems problems = new Problems();
        Agreement read = PackReader.agreement(PackFiles.ofText("TEST", Map.of("agreement.yaml", text)), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(read);
    }

    private static OriginResult judge(Agreement agreement, String code, String price, List<Material> materials) {
        Exact exact = Exact.of(Decimals.parse(price));
        Good good = new Good(
                HsCode.parse(code), Country.CHINA, Country.of("ID"), exact, exact, null, Production.of(materials));
        return OriginAnswer.of(agreement.on(DAY), good).result();
    }

    private static void check(OriginResult result, Node expected) {
        if (expected.field("rvc").present()) {
            Finding.Figure figure = ((Finding.Measured) Objects.requireNonNull(result.finding()))
                    .figures()
                    .getFirst();
            assertThat(figure.percent()).isEqualByComparingTo(Example.text(expected.field("rvc")));
            if (expected.field("VNM").present()) {
                assertThat(figure.part().low())
                        .isEqualTo(Exact.of(Decimals.parse(Example.text(expected.field("VNM")))));
            }
        }
        assertThat(result.answer())
                .isEqualTo(Answer.of(Boolean.parseBoolean(Example.text(expected.field("originating")))));
    }

    /** Without cumulation the Thai material does not count, although it originates there. */
    private static void buildDown(Node input, Node expected) {
        Node values = input.field("materials");
        List<Material> materials = new ArrayList<>();
        materials.add(
                Material.of("Thai", HsCode.of("850152"), Country.of("TH"), Example.text(values.field("TH_originating")))
                        .originatingUnder("TEST"));
        materials.add(Material.of("Indian", HsCode.of("720839"), Country.of("IN"), Example.text(values.field("IN"))));
        // Of the Chinese amounts the first is material, the rest is cost.
        Node own = values.field("CN_originating_plus_other").items().getFirst();
        materials.add(Material.of("Chinese", HsCode.of("390120"), Country.CHINA, Example.text(own))
                .originatingUnder("TEST"));
        String rule =
                "RVC %s %s".formatted(Example.text(input.field("threshold")), Example.text(input.field("method")));
        String cumulation = Boolean.parseBoolean(Example.text(input.field("cumulation"))) ? "regional" : "none";
        check(judge(agreement(rule, cumulation), "8479.50", Example.text(input.field("FOB")), materials), expected);
    }

    private static void transactionValue(Node input, Node expected) {
        BigDecimal foreign = Decimals.parse(Example.text(input.field("VNM")));
        List<Material> materials =
                List.of(Material.of("parts", HsCode.of("870829"), Country.of("DE"), foreign.toPlainString()));
        String rule = "RVC %s build-down".formatted(Example.text(input.field("threshold")));
        check(judge(agreement(rule, "regional"), "8703.80", Example.text(input.field("TV")), materials), expected);
    }

    /** Granules of 25.17 from stone of another heading. */
    private static void change(Node input, Node expected) {
        String goods = Example.text(input.field("good"));
        assertThat(Example.text(input.field("material"))).contains("from RU, different HS code");
        List<Material> materials = List.of(Material.of("stone", HsCode.of("251611"), Country.of("RU"), "40"));
        check(judge(agreement("CTH", "regional"), goods.substring(0, 7), "100", materials), expected);
    }
}
