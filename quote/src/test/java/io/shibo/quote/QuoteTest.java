package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Tree;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import io.shibo.quote.sale.Terms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();

    // The sample deals

    @Test
    void aMeasureThatNamesACodeAndOneBelowItIsChargedOnce() {
        Assessment got = Model.in("EUR")
                .charge("duty", "formula: 10% of cif; codes: [\"8479\", \"847950\"]")
                .assess(Model.sale("EUR", "100"));

        assertThat(got.charges()).hasSize(1);
        assertThat(got.totals().charges()).isEqualTo(Money.of("10", "EUR"));
    }

    @Test
    void robotArmPaysDutyUntilAProofOfOriginIsThere() {
        Quote quote = ENGINE.quote(Samples.deal("robot-arm"));
        Assessment got = quote.assessment();

        // (74,000 + 2,600 + 420) USD at 16,500; 5 %, then 11 % and 2.5 % on the sum, each entry up to a full thousand.
        assertThat(got.customsValue()).isEqualTo(Money.of("1270830000", "IDR"));
        assertThat(got.due("duty")).isEqualTo(Money.of("63542000", "IDR"));
        assertThat(got.due("vat")).isEqualTo(Money.of("146781000", "IDR"));
        assertThat(got.due("income-tax")).isEqualTo(Money.of("33360000", "IDR"));
        assertThat(quote.preferences())
                .extracting(Preference::program, Preference::status)
                .containsExactly(tuple("ACFTA", Preference.Status.MISSING), tuple("RCEP", Preference.Status.MISSING));
        assertThat(quote.missing()).allSatisfy(m -> assertThat(m.effect()).isEqualTo(Missing.Effect.CHANGES_TOTAL));
    }

    @Test
    void formESavesTheDutyAndItsTaxes() {
        Quote quote = ENGINE.quote(Samples.deal("robot-arm").with("form-e", Answer.YES));

        assertThat(quote.assessment().due("duty").isZero()).isTrue();
        assertThat(quote.preferences().getFirst().status()).isEqualTo(Preference.Status.APPLIED);
        assertThat(quote.preferences().getFirst().saving()).isEqualTo(Money.of("72120000", "IDR"));
        assertThat(quote.assessment().requirements()).extracting(r -> r.name()).contains("form-e");
        assertThat(quote.missing()).allSatisfy(m -> assertThat(m.effect()).isEqualTo(Missing.Effect.NO_CHANGE));
        assertThat(quote.alternatives()).anyMatch(a -> a.kind() == Alternative.Kind.WITHOUT_PREFERENCE);
    }

    @Test
    void whetherTheImporterHasALicenceIsAskedAndLeavesALowerBound() {
        Quote quote = ENGINE.quote(Samples.deal("robot-arm").with("importer-has-api", Answer.UNKNOWN));

        assertThat(quote.assessment().complete()).isFalse();
        assertThat(quote.assessment().due("income-tax").isZero()).isTrue();
        assertThat(quote.missing())
                .filteredOn(m -> m.question().name().equals("importer-has-api"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.effect()).isEqualTo(Missing.Effect.CHANGES_TOTAL);
                    assertThat(m.ifYes()).isLessThan(m.ifNo());
                });
    }

    @Test
    void coffeeShowsTheOtherWaysIn() {
        Quote quote = ENGINE.quote(Samples.deal("coffee"));

        assertThat(quote.assessment().totals().charges()).isEqualTo(Money.of("31.67", "CNY"));
        assertThat(quote.alternatives())
                .extracting(a -> a.assessment().channel().name(), Alternative::program)
                .containsExactly(tuple("postal", null), tuple("general", "ACFTA"), tuple("general", null));
    }

    @Test
    void softwarePaysTheConsumersVatAndNoDutyAndABusinessAccountsForItself() {
        Sale sale = Samples.deal("design-software");
        Quote quote = ENGINE.quote(sale);

        assertThat(quote.assessment().due("vat")).isEqualTo(Money.of("56.77", "EUR"));
        assertThat(quote.assessment().due("duty").isZero()).isTrue();
        assertThat(quote.assessment().requirements()).extracting(r -> r.name()).contains("oss");
        assertThat(quote.alternatives())
                .singleElement()
                .satisfies(a -> assertThat(a.assessment().refusals())
                        .extracting(Refusal::kind)
                        .containsExactly(Step.Refusal.NOT_OPEN));

        Assessment later = ENGINE.assess(sale.on(Dates.on(LocalDate.of(2026, 4, 1))));
        assertThat(later.charges().getFirst().rules().getFirst().id())
                .as("after the moratorium another rule answers")
                .isEqualTo("EU/no-tariff-line");
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31, 11% of import-value", "2025-01-01, 12% of 11/12 of import-value"})
    void theRuleOfTheDayApplies(LocalDate day, String formula) {
        Assessment got = ENGINE.assess(Samples.deal("robot-arm").on(Dates.on(day)));

        assertThat(got.charges())
                .filteredOn(c -> c.layer().name().equals("vat"))
                .first()
                .satisfies(c -> assertThat(c.formula()).isEqualTo(formula));
    }

    @Test
    void everyExplanationIsWholeInEveryLanguage() {
        for (String deal : Samples.DEALS) {
            Quote quote = ENGINE.quote(Samples.deal(deal));
            for (Language language : Language.values()) {
                assertThat(new Explainer(language).explain(quote))
                        .isNotEmpty()
                        .allSatisfy(
                                sentence -> assertThat(sentence).isNotBlank().doesNotContain("{0}"));
            }
        }
    }

    // What the engine does not know

    @Test
    void unknownCodeNamesTheNearestAndMissingRateIsToldWithIt() {
        Sale sale = Model.sale("USD", "10")
                .destination(Country.of("ID"))
                .build()
                .withCodes(Map.of("1", HsCode.of("010121")));

        assertThatThrownBy(() -> ENGINE.quote(sale))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no exchange rate leads from USD to IDR")
                .hasMessageContaining("goods code 0101.21 is not in pack ID")
                .hasMessageContaining("Nearest known: ");
    }

    @Test
    void destinationWithoutPackIsNotSupportedAndSaysSo() {
        Sale sale = Model.sale("EUR", "10").build();

        assertThatThrownBy(() -> ENGINE.quote(sale))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not supported: no pack speaks for AD. Packs speak for [");
    }

    @Test
    void unknownChannelNamesTheKnownOnes() {
        assertThatThrownBy(() -> ENGINE.quote(Samples.deal("coffee").through("1234")))
                .hasMessageContaining("'1234' is not a channel of pack CN. Known: cbec [1210, 9610, 1239]");
    }

    @Test
    void aGapInAPackIsRefusedAndNeverZero() {
        Assessment got = Model.in("EUR")
                .layer("duty", "select: lowest, rounding: fine, required: yes", "formula: 5% of cif; origins: [JP]")
                .assess(Model.sale("EUR", "100"));

        assertThat(got.refusals())
                .singleElement()
                .satisfies(r -> assertThat(r.kind()).isEqualTo(Step.Refusal.NOT_SUPPORTED));
        assertThat(got.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "FOB, 1270830000",
        "CFR, 1227930000",
        "CIF, 1221000000",
        "DAP, 1221000000",
        "EXW, 1270830000",
    })
    void deliveryTermDecidesWhatIsAdded(Incoterm term, String customsValue) {
        Sale sale = Samples.deal("robot-arm").toBuilder()
                .terms(new Terms(term, "somewhere"))
                .build();

        assertThat(ENGINE.assess(sale).customsValue()).isEqualTo(Money.of(customsValue, "IDR"));
    }

    @Test
    void freightThatIsNotStatedIsAskedFor() {
        Sale sale =
                Samples.deal("robot-arm").toBuilder().freight(Fact.unknown()).build();

        Quote quote = ENGINE.quote(sale);
        assertThat(quote.assessment().complete()).isFalse();
        assertThat(quote.missing()).anyMatch(m -> m.question().kind() == Question.Kind.FREIGHT);
    }

    // Layers

    @Test
    void claimedLayerTakesTheProgrammeThatIsClaimed() {
        Model model = Model.in("EUR")
                .layer(
                        "duty",
                        "select: claimed, rounding: fine",
                        "formula: 10% of cif",
                        "formula: 2% of cif; program: P",
                        "formula: 1% of cif; program: Q");

        assertThat(model.assess(Model.sale("EUR", "100")).due("duty")).isEqualTo(Money.of("10", "EUR"));
        assertThat(model.assess(Model.sale("EUR", "100").claim("P")).due("duty"))
                .isEqualTo(Money.of("2", "EUR"));
    }

    @Test
    void capFloorAndTopUpHold() {
        assertThat(once("max(5% of cif, 8 EUR)")).isEqualTo(Money.of("8", "EUR"));
        assertThat(once("min(5% of cif, 3 EUR)")).isEqualTo(Money.of("3", "EUR"));
        assertThat(once("top-up(15% of cif, 10 EUR)")).isEqualTo(Money.of("5", "EUR"));
        assertThat(once("top-up(15% of cif, 20 EUR)")).isEqualTo(Money.of("0", "EUR"));
        assertThat(once("15% of gross(cif, 20%)")).isEqualTo(Money.of("18.75", "EUR"));
    }

    private static Money once(String formula) {
        return Model.in("EUR")
                .charge("duty", "formula: '" + formula + "'")
                .assess(Model.sale("EUR", "100"))
                .due("duty");
    }

    @Test
    void roundingUpIsTakenFromTheExactAmount() {
        // 12 % of 11/12 of 1,000,000 is exactly 110,000: one digit of error would make it 111,000.
        Assessment got = Model.in("IDR")
                .rounding("thousand-up", "1000", "ceiling")
                .layer("vat", "select: all, rounding: thousand-up", "formula: 12% of 11/12 of cif")
                .assess(Model.sale("IDR", "1000000"));

        assertThat(got.due("vat")).isEqualTo(Money.of("110000", "IDR"));
    }

    // Reading sales

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"country\": \"ID\", \"kind\": \"business\" | \"country\": \"XX\", \"kind\": \"business\" | 'XX' is not a country",
                "\"quantity\": \"4\" | \"quantity\": \"-4\" | lines[0].quantity: -4 must be above 0",
                "\"unitPrice\": \"18500.00\" | \"unitPrice\": \"1e400\" | '1e400' is not a plain decimal",
                "\"unitPrice\": \"18500.00\" | \"unitPrice\": \"99999999999999999999\" | must be from 0 to below",
                "\"import\": \"2026-04-22\" | \"import\": \"2026-01-22\" | the import date 2026-01-22 is before 2026-04-08",
                "\"hs\": \"84795000\" | \"hs\": \"77000000\" | the Harmonized System has no chapter 77",
                "\"channel\": \"general\" | \"chanel\": \"general\" | field 'chanel' is not known",
            })
    void wrongSalesAreToldWithFileLineAndValue(String before, String after, String message) throws Exception {
        String text = Files.readString(Packs.root().resolve("samples/deals/robot-arm.json"));
        assertThat(text).contains(before);
        Tree tree = JsonTree.read("deal.json", text.replace(before, after).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SaleReader.read("deal.json", tree))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s)deal\\.json:\\d+: .*");
    }
}
