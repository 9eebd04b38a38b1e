package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packs of ten economies of Asia and the Pacific: they speak for the goods of the sample expo, quote each of their
 * tariff lines in each channel, and give the figures that a hand gives. The figures test the arithmetic of the packs and
 * the days on which rules change, not whether a rate is right.
 */
class AsiaPacificPacksTest {
    private static final Rulebook RULES = Packs.shipped();
    private static final LandedCost ENGINE = LandedCost.of(RULES);

    /** Round rates for limits that the law states in US dollars. */
    private static final Map<String, String> PER_DOLLAR = Map.of("KR", "1400", "ID", "16000");

    /** What a pack leaves out and says so: tariff quotas, specific duties, goods that may not be imported. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "TH", Set.of("090111", "090121", "090210", "090230", "090411", "151110", "151190", "151319", "151329"),
            "MY", Set.of("080450", "081060"),
            "NZ", Set.of("040900"));

    private static Pack pack(String name) {
        return RULES.packs().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Sale.Builder sale(Pack pack, PartyKind buyer, String channel, LocalDate day) {
        String cur = pack.currency().getCurrencyCode();
        Country seller = Country.of(pack.name().equals("CN") ? "ID" : "CN");
        Sale.Builder sale = Sale.builder()
                .id("sale")
                .seller(new Party(seller, PartyKind.BUSINESS))
                .buyer(new Party(Country.of(pack.name()), buyer))
                .channel(channel)
                .transport(Transport.AIR)
                .dates(Dates.on(day))
                .currency(pack.currency());
        pack.state().keySet().forEach(name -> sale.state(name, Money.of("0", cur)));
        String rate = PER_DOLLAR.get(pack.name());
        if (rate != null) {
            sale.rate(new ExchangeRate(
                    Money.currency("USD"), pack.currency(), new BigDecimal(rate), day, "a round rate for this test"));
        }
        return sale;
    }

    private static Line line(HsCode code, String origin, String price, String currency) {
        return Line.goods(
                "1",
                "goods " + code,
                code,
                Fact.of(Country.of(origin)),
                Quantity.of("1", Unit.H87),
                Money.of(price, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "AU", "NZ", "ID", "SG", "TH", "VN", "MY"})
    void quotesEachOfItsTariffLinesInEachChannel(String name) {
        Pack pack = pack(name);
        String currency = pack.currency().getCurrencyCode();
        for (Channel channel : pack.channels()) {
            // Exhibits are admitted on a promise to leave again, which the facts below do not give.
            if (!channel.goods() || channel.name().equals("exhibition")) {
                continue;
            }
            for (HsCode code : pack.goods().keySet()) {
                Line line = new Line(
                        "1",
                        "goods " + code,
                        new Line.Subject.Goods(code),
                        Fact.of(Country.of("DE")),
                        Quantity.of("1", Unit.H87),
                        Money.of("100", currency),
                        List.of(Quantity.parse("1 KGM"), Quantity.parse("1 LTR")),
                        Map.of("alcohol-percent", BigDecimal.TEN));
                PartyKind buyer = channel.buyers().isEmpty()
                        ? PartyKind.BUSINESS
                        : channel.buyers().iterator().next();
                Sale.Builder sale =
                        sale(pack, buyer, channel.name(), pack.vintage()).line(line);
                pack.facts().keySet().forEach(fact -> sale.fact(fact, Answer.NO));

                Assessment got = ENGINE.assess(sale.build());

                assertThat(got.refusals())
                        .as("%s %s %s", name, channel.name(), code)
                        .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Step.Refusal.NOT_LISTED));
                if (got.admitted()) {
                    assertThat(got.complete())
                            .as("%s %s %s: %s", name, channel.name(), code, got.questions())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "JP", "KR", "AU", "NZ", "ID", "SG", "TH", "VN", "MY"})
    void speaksForTheGoodsOfTheSampleExpo(String name) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String digits : goodsOfTheExpo()) {
            HsCode code = HsCode.of(digits);
            if (pack(name).findLine(code) == null && pack(name).linesBelow(code).isEmpty()) {
                missing.add(digits);
            }
        }
        assertThat(missing).isEqualTo(LEFT_OUT.getOrDefault(name, Set.of()));
    }

    private static Set<String> goodsOfTheExpo() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String file : List.of("offers.csv", "needs.csv")) {
            try (Stream<String> lines =
                    Files.lines(Packs.root().resolve("samples/expo").resolve(file))) {
                // id, organisation, title, language, hs_code, …; titles hold no comma in these files
                lines.skip(1)
                        .map(text -> text.split(",", -1)[4])
                        .filter(code -> code.length() == 6)
                        .forEach(codes::add);
            }
        }
        assertThat(codes).hasSizeGreaterThan(100);
        return codes;
    }

    /** Without facts, so that what is open is open; with the fact named, where the rule asks one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 534,000 × 8 % = 42,720, cut to 42,700; 577,000 × 7.8 % = 45,006, cut; 45,000 × 22/78 = 12,692.3, cut
                "JP | general     | 2026-06-15 | 420292   | 534795   |    |          | 100300",
                // 60 % of the retail price is at the limit, then above it: 6.6 thousand × 7.8 % = 514.8; 500 × 22/78 =
                // 141
                "JP | personal    | 2026-06-15 | 851830   | 16666    |    |          | 0",
                "JP | personal    | 2026-06-15 | 851830   | 17000    |    |          | 800",
                // USD 100, USD 200: 280,000 × 6.5 % = 18,200; 298,200 × 10 % = 29,820
                "KR | parcel      | 2026-06-15 | 330499   | 140000   |    |          | 0",
                "KR | parcel      | 2026-06-15 | 330499   | 280000   |    |          | 48020",
                // Duty on 2,000 FOB; GST on 2,000 + 100 + 200
                "AU | general     | 2026-06-15 | 691110   | 2000     | 200|          | 330.00",
                "NZ | general     | 2026-06-15 | 691110   | 2000     | 200|          | 445.00",
                "AU | parcel      | 2026-06-15 | 420292   | 200      | 20 | supplier-registered | 22.00",
                "NZ | parcel      | 2026-06-15 | 420292   | 200      | 20 | supplier-registered | 33.00",
                "SG | general     | 2022-12-31 | 420292   | 500      |    |          | 35.00",
                "SG | general     | 2023-01-01 | 420292   | 500      |    |          | 40.00",
                "SG | general     | 2024-01-01 | 420292   | 500      |    |          | 45.00",
                "SG | parcel      | 2024-01-01 | 420292   | 400      |    | supplier-registered | 36.00",
                "SG | parcel      | 2024-01-01 | 420292   | 400.01   |    |          | 36.00",
                // Bags at 25 %, then 11 % of 2 million; before March 2025 the general rate, 20 %, and income tax
                "ID | consignment | 2026-06-15 | 420292   | 1600000  |    |          | 720000",
                "ID | consignment | 2024-06-01 | 420292   | 1600000  |    |          | 676000",
                // USD 2.50: 4,400 of VAT, up to a full thousand; a telephone at 7.5 %: 120,000, 189,200 up
                "ID | consignment | 2026-06-15 | 420292   | 40000    |    |          | 5000",
                "ID | consignment | 2026-06-15 | 851713   | 1600000  |    |          | 310000",
                "TH | parcel      | 2024-07-04 | 420292   | 1000     |    |          | 0",
                "TH | parcel      | 2024-07-05 | 420292   | 1000     |    |          | 70.00",
                "TH | parcel      | 2026-01-01 | 420292   | 1000     |    |          | 284.00",
                "VN | express     | 2025-02-17 | 851660   | 900000   |    |          | 0",
                "VN | express     | 2025-02-18 | 851660   | 900000   |    |          | 72000",
                // Metalware is left out of the reduction to 8 %
                "VN | general     | 2026-06-15 | 732393   | 1000000  |    |          | 320000",
                "MY | parcel      | 2023-12-31 | 420292   | 400      |    | seller-registered | 0",
                "MY | parcel      | 2024-01-01 | 420292   | 400      |    | seller-registered | 40.00",
                "MY | general     | 2026-06-15 | 851660   | 1000     |    |          | 320.00",
                // 10 % duty, 13 % of 1,100; avocados at their provisional 7 %, 9 % of 1,070
                "CN | general     | 2026-06-15 | 85076000 | 1000     |    |          | 243.00",
                "CN | general     | 2026-06-15 | 08044000 | 1000     |    |          | 166.30",
            })
    void givesTheFiguresOfTheHand(
            String name,
            String channel,
            LocalDate day,
            String code,
            String price,
            String freight,
            String fact,
            String due) {
        Pack pack = pack(name);
        String currency = pack.currency().getCurrencyCode();
        boolean consumer = !channel.equals("general");
        Sale.Builder sale = sale(pack, consumer ? PartyKind.CONSUMER : PartyKind.BUSINESS, channel, day)
                .line(line(HsCode.of(code), "DE", price, currency));
        if (freight != null) {
            sale.freight(Fact.of(Money.of(freight, currency)));
        }
        if (fact != null) {
            sale.fact(fact, Answer.YES);
        }

        assertThat(ENGINE.assess(sale.build()).totals().charges()).isEqualTo(Money.of(due, currency));
    }

    @Test
    void goodsOfTheUnitedStatesBearTheDutyOfTheDay() {
        assertThat(additional("2025-04-09")).isEqualTo(Money.of("0", "CNY"));
        assertThat(additional("2025-04-11")).isEqualTo(Money.of("840", "CNY"));
        assertThat(additional("2025-05-13")).isEqualTo(Money.of("1250", "CNY"));
        assertThat(additional("2025-05-14")).isEqualTo(Money.of("100", "CNY"));
    }

    private static Money additional(String day) {
        Sale sale = sale(pack("CN"), PartyKind.BUSINESS, "general", LocalDate.parse(day))
                .line(line(HsCode.of("85076000"), "US", "1000", "CNY"))
                .build();
        return ENGINE.assess(sale).due("additional-duty");
    }

    @Test
    void aShirtOfVietNamEntersJapanFreeUnderEitherAgreementWithItsProof() {
        Line shirt = line(HsCode.of("610910"), "VN", "500000", "JPY")
                .originating("CPTPP", Answer.YES)
                .originating("RCEP", Answer.YES);
        Sale.Builder sale = sale(pack("JP"), PartyKind.BUSINESS, "general", LocalDate.of(2026, 6, 15))
                .line(shirt)
                .fact("rcep-proof", Answer.NO);

        Sale with = sale.fact("cptpp-proof", Answer.YES).build();
        Sale without = with.with("cptpp-proof", Answer.NO);

        assertThat(ENGINE.assess(with).due("duty").isZero()).isTrue();
        assertThat(ENGINE.assess(without).due("duty")).isEqualTo(Money.of("54500", "JPY"));
    }

    @Test
    void aLimitInDollarsWithoutARateIsAskedFor() {
        Sale sale = sale(pack("KR"), PartyKind.CONSUMER, "parcel", LocalDate.of(2026, 6, 15))
                .line(line(HsCode.of("330499"), "DE", "140000", "KRW"))
                .build();
        Sale.Builder blind = Sale.builder()
                .id("sale")
                .seller(sale.seller())
                .buyer(sale.buyer())
                .channel("parcel")
                .dates(sale.dates())
                .currency(sale.currency());

        Assessment got = ENGINE.assess(blind.line(sale.lines().getFirst()).build());

        assertThat(got.questions())
                .extracting(Question::kind, Question::name)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(Question.Kind.EXCHANGE_RATE, "USD/KRW"));
        assertThat(got.complete()).isFalse();
    }

    @Test
    void whatTheGoodsNeedIsToldInEveryLanguage() {
        for (Pack pack : RULES.packs()) {
            if (!List.of("CN", "JP", "KR", "AU", "NZ", "ID", "SG", "TH", "VN", "MY")
                    .contains(pack.name())) {
                continue;
            }
            HsCode drone = pack.goods().keySet().stream()
                    .filter(code -> code.digits().startsWith("880622"))
                    .findFirst()
                    .orElseThrow();
            Sale sale = sale(pack, PartyKind.BUSINESS, "general", pack.vintage())
                    .line(line(drone, "CN", "100000", pack.currency().getCurrencyCode()))
                    .build();
            Quote quote = ENGINE.quote(sale);
            assertThat(quote.assessment().requirements())
                    .as(pack.name())
                    .extracting(Pack.Requirement::name)
                    .contains("drone");
            for (Language language : Language.values()) {
                assertThat(new Explainer(language).explain(quote))
                        .allSatisfy(text -> assertThat(text).isNotBlank());
            }
        }
    }
}
