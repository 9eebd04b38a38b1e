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
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Production;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A worked example of rules of origin: an agreement's file and a bill of materials from a few fields. */
final class OriginLawExample {
    private OriginLawExample() {}

    static void run(Node origin, Node expect) {
        OriginResult result = OriginAnswer.of(agreement(origin).on(LocalDate.of(2026, 3, 1)), good(origin))
                .result();
        assertThat(result.answer())
                .isEqualTo(
                        Answer.valueOf(Example.text(expect.field("originates")).toUpperCase(Locale.ROOT)));
        if (expect.field("percent").present()) {
            Finding.Figure figure = ((Finding.Measured) Objects.requireNonNull(result.finding()))
                    .figures()
                    .getFirst();
            assertThat(Objects.requireNonNull(figure.percent()).setScale(10, RoundingMode.HALF_UP))
                    .isEqualByComparingTo(Example.text(expect.field("percent")));
        }
    }

    private static Agreement agreement(Node origin) {
        String tolerance = origin.field("tolerance").present()
                ? "  tolerances: [{goods: 01-97, value: \"%s\", citation: text}]\n"
                        .formatted(Example.text(origin.field("tolerance")))
                : "";
        String text = """
                agreement: TEST
                title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
                vintage: 2024-01-01
                citations:
                  text: {source: the source of the example, confidence: unverified}
                members:
                  - {countries: [%s], from: 2022-01-01, citation: text}
                origin:
                  citation: text
                  price: %s
                  methods: [%s]
                  costs-in-build-up: yes
                  cumulation: %s
                  residual: %s
                """.formatted(
                                list(origin, "members", "CN, ID, TH, JP, KR, VN"),
                                stated(origin, "price", "fob"),
                                list(origin, "methods", "build-down, build-up"),
                                stated(origin, "cumulation", "none"),
                                Example.text(origin.field("rule")))
                + tolerance;
        Problems problems = new Problems();
        Agreement read = PackReader.agreement(PackFiles.ofText("TEST", Map.of("agreement.yaml", text)), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(read);
    }

    private static Good good(Node origin) {
        List<Material> materials = new ArrayList<>();
        for (Node item : origin.field("materials").items()) {
            Material material = Material.of(
                    "material " + materials.size(),
                    HsCode.of(Example.text(item.field("code"))),
                    Country.of(Example.text(item.field("origin"))),
                    Example.text(item.field("value")));
            materials.add(item.field("originates").present() ? material.originatingUnder("TEST") : material);
        }
        Map<String, BigDecimal> costs = new TreeMap<>();
        origin.field("costs").fields().forEach((name, amount) -> costs.put(name, Example.number(amount)));
        Node netCost = origin.field("net-cost");
        Production production = new Production(
                materials,
                Fact.unknown(),
                costs,
                netCost.present() ? Fact.of(Example.number(netCost)) : Fact.unknown(),
                Fact.unknown());
        Exact fob = exact(origin, "fob");
        Exact exWorks = exact(origin, "exw");
        return new Good(
                HsCode.of(Example.text(origin.field("code"))),
                Country.of(stated(origin, "exporter", "CN")),
                Country.of(stated(origin, "importer", "ID")),
                fob,
                exWorks == null ? fob : exWorks,
                null,
                production);
    }

    private static @Nullable Exact exact(Node origin, String field) {
        return origin.field(field).present() ? Exact.of(Decimals.parse(Example.text(origin.field(field)))) : null;
    }

    private static String stated(Node origin, String field, String otherwise) {
        return origin.field(field).present() ? Example.text(origin.field(field)) : otherwise;
    }

    private static String list(Node origin, String field, String otherwise) {
        return origin.field(field).present()
                ? String.join(
                        ", ",
                        origin.field(field).items().stream().map(Example::text).toList())
                : otherwise;
    }
}
