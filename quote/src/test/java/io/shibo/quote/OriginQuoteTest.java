package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.quote.pack.PackFiles;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Production;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import io.shibo.quote.sale.SaleReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Origin within a quote: a preference applies where the bill of materials says so, and asks where it cannot tell. */
class OriginQuoteTest {
    private static final String AGREEMENT = """
            agreement: TEST
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            vintage: 2026-01-01
            citations:
              text: {source: A treaty, confidence: unverified}
            members:
              - {countries: [CN, TH], from: 2020-01-01, citation: text}
              - {countries: [ID], from: 2023-01-02, citation: text}
            origin:
              citation: text
              price: fob
              methods: [build-down]
              cumulation: regional
              residual: RVC 40
            """;

    private static final String PACK = """
            pack: ID
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            territories: [ID]
            currency: USD
            vintage: 2026-01-01
            citations:
              act: {source: An act, confidence: unverified}
            roundings:
              cent: {unit: "0.01", mode: half-up, citation: act}
            channels:
              general:
                title: {en: General, zh: 一般, id: Umum, ar: عام}
                subject: goods
                date: import
                steps:
                  - {base: customs-value, formula: cif}
                  - {layer: duty, title: {en: Duty, zh: 关税, id: Bea, ar: رسم}, select: lowest, required: yes, rounding: cent}
            measures:
              - id: mfn
                channels: [general]
                layer: duty
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                formula: 5% of customs-value
                from: 2020-01-01
                citation: act
              - id: preference
                channels: [general]
                layer: duty
                program: TEST
                when: originates(TEST)
                title: {en: Preference, zh: 优惠, id: Preferensi, ar: تفضيل}
                formula: free
                from: 2020-01-01
                citation: act
            """;

    private static final LandedCost ENGINE = LandedCost.of(rulebook());

    private static Rulebook rulebook() {
        Problems problems = new Problems();
        Agreement agreement =
                PackReader.agreement(PackFiles.ofText("TEST", Map.of("agreement.yaml", AGREEMENT)), problems);
        problems.throwIfAny();
        return Rulebook.of(List.of(Packs.pack(Map.of("pack.yaml", PACK))), List.of(Objects.requireNonNull(agreement)));
    }

    /** Ten robots at 100 USD each, FOB. */
    private static Line robots(Material... materials) {
        return Line.goods(
                        "1",
                        "Robot",
                        HsCode.of("84795000"),
                        Fact.of(Country.CHINA),
                        new Quantity(java.math.BigDecimal.TEN, Unit.H87),
                        Money.of("100", "USD"))
                .made(Production.of(List.of(materials)));
    }

    private static Sale sale(Line line, String day) {
        return Sale.builder()
                .id("robots")
                .seller(new Party(Country.CHINA, PartyKind.BUSINESS))
                .buyer(new Party(Country.of("ID"), PartyKind.BUSINESS))
                .dates(Dates.on(LocalDate.parse(day)))
                .currency(Money.currency("USD"))
                .freight(Fact.of(Money.of("50", "USD")))
                .insurance(Fact.of(Money.of("5", "USD")))
                .line(line)
                .build();
    }

    private static Material kit(String value) {
        return Material.of("kit", HsCode.of("847990"), Country.of("DE"), value);
    }

    private static Money duty(Line line) {
        return ENGINE.assess(sale(line, "2026-06-30")).totals().charges();
    }

    @Test
    void goodsThatOriginateAreFree() {
        assertThat(duty(robots(kit("60")))).isEqualTo(Money.of("0", "USD"));
        assertThat(duty(robots(kit("60.01")))).isEqualTo(Money.of("52.75", "USD"));
    }

    @Test
    void whatIsStatedGoesBeforeTheBillOfMaterials() {
        assertThat(duty(robots(kit("60.01")).originating("TEST", Answer.YES))).isEqualTo(Money.of("0", "USD"));
        assertThat(duty(robots(kit("10")).originating("TEST", Answer.NO))).isEqualTo(Money.of("52.75", "USD"));
    }

    @Test
    void whatIsNotKnownIsAskedAndCostsTheFullRateMeanwhile() {
        Line open = robots(kit("50"), Material.of("steel", HsCode.of("720839"), Country.CHINA, "20"));
        Quote quote = ENGINE.quote(sale(open, "2026-06-30"));
        assertThat(quote.assessment().totals().charges()).isEqualTo(Money.of("52.75", "USD"));
        assertThat(quote.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.question().kind()).isEqualTo(Question.Kind.ORIGINATING);
            assertThat(missing.question().name()).isEqualTo("TEST");
            assertThat(missing.question().line()).isEqualTo("1");
            assertThat(missing.effect()).isEqualTo(Missing.Effect.CHANGES_TOTAL);
            assertThat(missing.ifYes()).isEqualTo(Money.of("0", "USD"));
        });
    }

    /** Before Indonesia joined, and for goods of a country outside, the programme is not met at all. */
    @Test
    void onlyMembersHaveThePreference() {
        Line good = robots(kit("10"));
        assertThat(ENGINE.quote(sale(good, "2023-01-01")).preferences()).isEmpty();
        assertThat(ENGINE.quote(sale(good, "2023-01-02")).preferences())
                .singleElement()
                .matches(p -> p.status() == Preference.Status.APPLIED);
        Line german = Line.goods(
                        "1",
                        "Robot",
                        HsCode.of("84795000"),
                        Fact.of(Country.of("DE")),
                        good.quantity(),
                        good.unitPrice())
                .originating("TEST", Answer.YES);
        assertThat(ENGINE.quote(sale(german, "2026-06-30")).preferences()).isEmpty();
    }

    @Test
    void theBillOfMaterialsIsPartOfTheSalesDocument() {
        Material nested = kit("30")
                .madeOf(List.of(Material.of("casting", HsCode.of("732510"), Country.of("TH"), "9")
                        .originatingUnder("TEST")));
        Line line = robots(
                        nested,
                        Material.of("steel", HsCode.of("720839"), Country.CHINA, "20")
                                .weighing(java.math.BigDecimal.ONE))
                .originating("OTHER", Answer.NO);
        Sale sale = sale(line, "2026-06-30");
        Tree tree = QuotePropertiesTest.tree(SaleDocument.of(sale));
        assertThat(SaleReader.read("sale", tree).lines()).isEqualTo(sale.lines());
    }

    @Test
    void theQuoteShowsTheCalculation() {
        Quote quote = ENGINE.quote(sale(robots(kit("61")), "2026-06-30"));
        assertThat(quote.preferences()).singleElement().satisfies(preference -> {
            assertThat(preference.status()).isEqualTo(Preference.Status.NOT_MET);
            OriginAnswer origin = Objects.requireNonNull(preference.origin());
            assertThat(origin.result().answer()).isEqualTo(Answer.NO);
            assertThat(origin.advice()).isNotEmpty();
        });
        Map<?, ?> preference = (Map<?, ?>) ((List<?>) Objects.requireNonNull(
                        QuoteDocument.of(quote, Language.EN).get("preferences")))
                .getFirst();
        Map<?, ?> origin = (Map<?, ?>) Objects.requireNonNull(preference.get("origin"));
        assertThat(origin.get("answer")).isEqualTo("no");
        // One unit at 100, of which 61 is foreign.
        assertThat(String.valueOf(origin.get("explanation")))
                .contains("RVC = (V − VNM) / V = (100 − 61) / 100 = 39 %, at least 40 % is asked (FOB) Short by 1.")
                .contains("use kit worth at most 60 (1 less)")
                .contains("sell at FOB 101.67 or more");
    }
}
