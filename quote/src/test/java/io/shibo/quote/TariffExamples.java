package io.shibo.quote;

import static io.shibo.quote.Example.number;
import static io.shibo.quote.Example.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.tariff.ImportOptions;
import io.shibo.quote.tariff.TariffImport;
import io.shibo.quote.tariff.UsAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rates as the US schedule prints them: each is imported as a schedule of one line and quoted. */
final class TariffExamples {
    private TariffExamples() {}

    static void addTo(Map<String, Example> expressed) {
        for (String rate : List.of("6.8%", "25%", "Free")) {
            expressed.put(
                    "us-parse-" + rate,
                    (in, out) -> assertThat(duty("duty", general(in), "1"))
                            .isEqualByComparingTo(
                                    number(out.field("ad_valorem")).movePointRight(3)));
        }
        // Compound and specific rates, of which the peer gives none: by hand, for 12 pieces of 1 kg worth 1,000
        // together.
        expressed.put(
                "us-parse-2.4c/kg+",
                (in, out) -> assertThat(duty("duty", general(in), "12"))
                        .isEqualByComparingTo(new BigDecimal("0.29").add(new BigDecimal("50"))));
        expressed.put(
                "us-parse-$1.50/do",
                (in, out) -> assertThat(duty("duty", general(in), "12")).isEqualByComparingTo("1.50"));
        for (String surcharge : List.of("0.25", "0.075")) {
            expressed.put(
                    "us-parse-ch99-" + surcharge,
                    (in, out) -> assertThat(duty("additional", onTop(in), "1"))
                            .isEqualByComparingTo(number(out.field("surcharge")).movePointRight(3)));
        }
        for (String heading : List.of(
                "9903.03.01",
                "9903.80.01",
                "9903.94.01",
                "9903.79.01",
                "9903.88.15",
                "9903.91.01",
                "9903.95.01",
                "9903.45.99")) {
            expressed.put(
                    "us-auth-" + heading,
                    (in, out) -> assertThat(
                                    UsAuthority.find(text(in.field("ch99"))).map(UsAuthority::name))
                            .contains(text(out.field("authority"))));
        }
    }

    private static String general(Node in) {
        return "[{\"htsno\":\"8479.50.00\",\"indent\":\"0\",\"description\":\"Robots\",\"general\":\"%s\"}]"
                .formatted(text(in.field("text")));
    }

    private static String onTop(Node in) {
        return """
                [{"htsno":"8479.50.00","indent":"0","description":"Robots","general":"Free",
                  "footnotes":[{"columns":["general"],"value":"See 9903.88.03. "}]},
                 {"htsno":"9903.88.03","indent":"0","description":"Articles the product of China","general":"%s"}]
                """.formatted(text(in.field("text")));
    }

    /** What goods of 1 kg a piece worth 1,000 together, from China, owe in a layer under a schedule. */
    private static BigDecimal duty(String layer, String schedule, String pieces) {
        try {
            Path folder = Files.createTempDirectory("schedule").resolve("US");
            TariffImport.run(
                    TariffImport.Format.US_HTS,
                    List.of(new TariffImport.Source(
                            "hts.json", () -> new ByteArrayInputStream(schedule.getBytes(StandardCharsets.UTF_8)))),
                    ImportOptions.of(Country.of("US"), Money.currency("USD"), Model.DAY, "an example")
                            .withFob(true),
                    folder,
                    file -> {});
            BigDecimal count = new BigDecimal(pieces);
            Line line = Line.goods(
                    "1",
                    "goods",
                    HsCode.of("84795000"),
                    Fact.of(Country.CHINA),
                    new Quantity(count, Unit.H87),
                    Money.of(new BigDecimal("1000"), Money.currency("USD")));
            Line priced = count.compareTo(BigDecimal.ONE) == 0
                    ? line
                    : Line.goods(
                            "1",
                            "goods",
                            HsCode.of("84795000"),
                            Fact.of(Country.CHINA),
                            new Quantity(count, Unit.H87),
                            Money.of(
                                    new BigDecimal("1000").divide(count, 10, java.math.RoundingMode.HALF_UP),
                                    Money.currency("USD")));
            Assessment got = LandedCost.of(PackReader.rulebook(List.of(folder)))
                    .assess(Model.sale("USD", priced.measuring(new Quantity(count, Unit.KGM)))
                            .destination(Country.of("US"))
                            .buyer(new io.shibo.quote.sale.Party(
                                    Country.of("US"), io.shibo.quote.sale.PartyKind.BUSINESS))
                            .build());
            assertThat(got.refusals()).isEmpty();
            return got.due(layer).amount();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
