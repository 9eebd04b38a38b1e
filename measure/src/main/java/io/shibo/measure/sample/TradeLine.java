package io.shibo.measure.sample;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.codes.Period;
import io.shibo.measure.Answer;
import io.shibo.measure.Flow;
import io.shibo.measure.Product;
import io.shibo.measure.Regime;
import io.shibo.measure.TradeRecord;
import io.shibo.measure.sample.Dice.Weighted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of trade of the sample.
 *
 * @param count records in the first half of 2025
 * @param median of an amount, in yuan
 * @param sigma of the amount's logarithm
 * @param enterprises how many take part
 * @param answers ordered and delivered, as in {@code "yes/no"}, with weights
 */
record TradeLine(
        String name,
        Flow flow,
        @Nullable Regime regime,
        int count,
        long median,
        double sigma,
        int enterprises,
        List<Weighted<Product>> products,
        List<Weighted<Country>> partners,
        List<Weighted<String>> answers) {
    private static final String MAIN_PARTNERS =
            "US 15, JP 11, DE 9, ID 9, KR 8, VN 7, MY 6, TH 6, SG 6, AU 5, GB 5, FR 4, RU 3, AE 3, BR 2, SA 2, IT 2, NZ 1";
    private static final String RETAIL_ORIGINS = "JP 21, DE 19, AU 15, FR 11, KR 10, ID 8, US 8, NZ 5, IE 3";
    private static final String SERVICE_PARTNERS = "US 20, SG 13, JP 12, DE 11, GB 9, KR 8, ID 8, AE 7, AU 6, MY 6";
    private static final String ONLINE = "yes/no 1";
    private static final String SERVICE_ANSWERS = "yes/yes 40, no/yes 25, yes/no 12, no/no 11, unknown/unknown 12";

    static final List<TradeLine> ALL = List.of(
            new TradeLine(
                    "b2b",
                    Flow.EXPORT,
                    Regime.B2B_DIRECT,
                    620,
                    60_000,
                    1.0,
                    160,
                    products("HS:847950 2, HS:850760 3, HS:854143 3, HS:851762 2, HS:940542 2, HS:620342 1"),
                    countries(MAIN_PARTNERS),
                    choices(ONLINE)),
            new TradeLine(
                    "retail-export",
                    Flow.EXPORT,
                    Regime.DIRECT_RETAIL,
                    560,
                    9_000,
                    0.8,
                    90,
                    products("HS:610910 3, HS:420222 2, HS:950300 2, HS:851830 2, HS:711719 1"),
                    countries(MAIN_PARTNERS),
                    choices(ONLINE)),
            new TradeLine(
                    "overseas-warehouse",
                    Flow.EXPORT,
                    Regime.OVERSEAS_WAREHOUSE,
                    210,
                    150_000,
                    0.9,
                    50,
                    products("HS:940360 2, HS:851660 2, HS:871160 1, HS:950691 1"),
                    countries("US 30, DE 22, GB 16, JP 14, AU 10, FR 8"),
                    choices(ONLINE)),
            new TradeLine(
                    "general-export",
                    Flow.EXPORT,
                    Regime.GENERAL,
                    640,
                    180_000,
                    0.9,
                    150,
                    products("HS:840999 2, HS:853710 2, HS:540752 2, HS:392690 1, HS:870899 2"),
                    countries(MAIN_PARTNERS),
                    choices("no/no 52, yes/no 26, unknown/no 22")),
            new TradeLine(
                    "bonded-parcels",
                    Flow.IMPORT,
                    Regime.BONDED_RETAIL,
                    1_500,
                    2_200,
                    0.7,
                    34,
                    products("HS:330499 4, HS:190110 3, HS:210690 3, HS:340130 1, HS:090121 1"),
                    countries(RETAIL_ORIGINS),
                    choices(ONLINE)),
            new TradeLine(
                    "direct-parcels",
                    Flow.IMPORT,
                    Regime.DIRECT_RETAIL,
                    1_100,
                    4_100,
                    0.8,
                    40,
                    products("HS:330499 3, HS:640399 2, HS:420221 2, HS:611020 1, HS:210690 1"),
                    countries(RETAIL_ORIGINS),
                    choices(ONLINE)),
            new TradeLine(
                    "general-import",
                    Flow.IMPORT,
                    Regime.GENERAL,
                    900,
                    85_000,
                    0.8,
                    120,
                    products("HS:854231 3, HS:090111 1, HS:848180 2, HS:901890 2, HS:470329 1"),
                    countries("JP 16, KR 13, DE 12, US 12, ID 9, MY 8, TH 8, AU 8, VN 7, BR 7"),
                    choices("no/no 55, yes/no 22, unknown/no 23")),
            new TradeLine(
                    "services-export",
                    Flow.EXPORT,
                    null,
                    1_150,
                    42_000,
                    1.0,
                    180,
                    products("EBOPS:SI2 5, EBOPS:SJ2 3, EBOPS:SJ1 1, EBOPS:SH 1, EBOPS:SJ34 1, EBOPS:SJ31 1"),
                    countries(SERVICE_PARTNERS),
                    choices(SERVICE_ANSWERS)),
            new TradeLine(
                    "platform-media",
                    Flow.EXPORT,
                    null,
                    150,
                    16_000,
                    0.9,
                    40,
                    products("EBOPS:SK1 1"),
                    countries("US 40, JP 32, SG 28"),
                    choices("yes/yes 50, unknown/yes 50")),
            new TradeLine(
                    "services-import",
                    Flow.IMPORT,
                    null,
                    820,
                    45_000,
                    1.0,
                    130,
                    products("EBOPS:SI2 4, EBOPS:SH 3, EBOPS:SJ2 3, EBOPS:SG 1, EBOPS:SK22 1"),
                    countries("US 24, JP 15, SG 14, DE 14, GB 12, KR 11, AU 10"),
                    choices(SERVICE_ANSWERS)));

    private static final Set<String> EURO_AREA = Set.of("DE", "FR", "IT");
    private static final int[] MONTHS_WEIGHT = {17, 12, 17, 17, 18, 19};

    /** Whether these are retail parcels coming in. */
    boolean parcels() {
        return flow == Flow.IMPORT && regime != null && regime.eCommerce();
    }

    TradeRecord draw(Dice lasting, Dice ofYear, Period half, int amountPercent) {
        Country partner = lasting.pick(partners);
        String[] said = lasting.pick(answers).split("/", -1);
        Money amount = amount(lasting, ofYear, partner, amountPercent);
        Product product = lasting.pick(products);
        String enterprise = "%s-%03d".formatted(name, lasting.rank(enterprises) + 1);
        LocalDate date = date(ofYear, half);
        return new TradeRecord(
                date, flow, partner, product, regime, answer(said[0]), answer(said[1]), amount, enterprise);
    }

    private Money amount(Dice lasting, Dice ofYear, Country partner, int percent) {
        // Drawn in whole fen; from here on the amount is exact.
        long fen = ofYear.lognormal(lasting.lognormal(median * percent, sigma), 0.2);
        int way = lasting.whole(10);
        if (parcels() || way < 3) {
            return money(fen, "CNY");
        }
        if (EURO_AREA.contains(partner.code())) {
            return money(fen / 8, "EUR");
        }
        return partner.code().equals("ID") && way < 6 ? money(fen / 44 * 100_000, "IDR") : money(fen / 7, "USD");
    }

    private static Money money(long hundredths, String currency) {
        return Money.of(BigDecimal.valueOf(hundredths, 2), Money.currency(currency));
    }

    private static LocalDate date(Dice dice, Period half) {
        List<Weighted<Integer>> months = java.util.stream.IntStream.range(0, MONTHS_WEIGHT.length)
                .mapToObj(i -> new Weighted<>(i, MONTHS_WEIGHT[i]))
                .toList();
        LocalDate first = half.firstDay().plusMonths(dice.pick(months));
        return first.plusDays(dice.whole(first.lengthOfMonth()));
    }

    private static Answer answer(String word) {
        return Answer.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private static List<Weighted<Product>> products(String text) {
        return choices(text).stream()
                .map(choice -> new Weighted<>(Product.parse(choice.value()), choice.weight()))
                .toList();
    }

    private static List<Weighted<Country>> countries(String text) {
        return choices(text).stream()
                .map(choice -> new Weighted<>(Country.of(choice.value()), choice.weight()))
                .toList();
    }

    private static List<Weighted<String>> choices(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> part.strip().split(" ", -1))
                .map(part -> new Weighted<>(part[0], Integer.parseInt(part[1])))
                .toList();
    }
}
