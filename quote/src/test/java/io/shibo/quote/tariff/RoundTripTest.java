package io.shibo.quote.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random tariff written in each dialect, imported and quoted, beside the same duty computed without any of it. */
class RoundTripTest {
    @TempDir
    private Path temp;

    private enum Shape {
        PERCENT,
        SPECIFIC,
        BOTH,
        FLOOR,
        CAP
    }

    /**
     * A rate.
     *
     * @param tenths of a percent of the value
     * @param cents a kilogram, which are as many units of the currency for 100 kg
     */
    private record Rate(String code, Shape shape, int tenths, int cents) {
        String percent() {
            return BigDecimal.valueOf(tenths, 1).toPlainString();
        }

        String perKilo() {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }

        /** The duty on 1,000 of the currency, of which there are so many kilograms; nothing here comes from the library. */
        BigDecimal naive(int kilos) {
            BigDecimal share = BigDecimal.valueOf(tenths);
            BigDecimal specific = BigDecimal.valueOf((long) cents * kilos, 2);
            BigDecimal due = switch (shape) {
                case PERCENT -> share;
                case SPECIFIC -> specific;
                case BOTH -> share.add(specific);
                case FLOOR -> share.max(specific);
                case CAP -> share.min(specific);
            };
            return due.setScale(2, RoundingMode.HALF_UP);
        }
    }

    private static List<Rate> tariff(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rate> rates = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String code = "%04d%02d%02d00".formatted(100 + i * 17, 10 + random.nextInt(80), 10 + random.nextInt(80));
            rates.add(new Rate(
                    code, Shape.values()[random.nextInt(5)], 1 + random.nextInt(400), 1 + random.nextInt(3_000)));
        }
        return rates;
    }

    private static String us(Rate r) {
        String cents = r.cents() + "¢/kg";
        return switch (r.shape()) {
            case PERCENT -> r.percent() + "%";
            case SPECIFIC -> r.cents() % 2 == 0 ? cents : "$" + r.perKilo() + "/kg";
            case BOTH -> cents + " + " + r.percent() + "%";
            case FLOOR -> r.percent() + "% but not less than " + cents;
            case CAP -> r.percent() + "% but not more than " + cents;
        };
    }

    private static String taric(Rate r) {
        String specific = "%d.000 EUR DTN".formatted(r.cents());
        return switch (r.shape()) {
            case PERCENT -> r.percent() + "00 %";
            case SPECIFIC -> specific;
            case BOTH -> r.percent() + " % + " + specific;
            case FLOOR -> r.percent() + " % MIN " + specific;
            case CAP -> r.percent() + " % MAX " + specific;
        };
    }

    private static String plain(Rate r) {
        String specific = r.perKilo() + " EUR/kg";
        return switch (r.shape()) {
            case PERCENT -> r.percent() + "%";
            case SPECIFIC -> specific;
            case BOTH -> r.percent() + "% + " + specific;
            case FLOOR -> r.percent() + "% min " + specific;
            case CAP -> "min(" + r.percent() + "% of customs-value, " + r.perKilo() + " EUR per KGM)";
        };
    }

    private static String uk(Rate r) {
        String percent = component("01", r.percent(), "null", "null");
        String more = switch (r.shape()) {
            case BOTH -> "04";
            case FLOOR -> "15";
            case CAP -> "17";
            default -> "01";
        };
        String specific = component(more, String.valueOf(r.cents()), "\"EUR\"", "\"DTN\"");
        String components = switch (r.shape()) {
            case PERCENT -> percent;
            case SPECIFIC -> specific;
            default -> percent + "," + specific;
        };
        return "{\"goods_nomenclature_item_id\":\"%s\",\"description\":\"x\",\"import_measures\":[{\"id\":1,\"effective_start_date\":\"2021-01-01\",\"measure_type\":{\"id\":\"103\"},\"geographical_area\":{\"id\":\"1011\"},\"measure_components\":[%s]}]}"
                .formatted(r.code(), components);
    }

    private static String component(String expression, String amount, String currency, String unit) {
        return "{\"duty_expression_id\":\"%s\",\"duty_amount\":%s,\"monetary_unit_code\":%s,\"measurement_unit_code\":%s,\"measurement_unit_qualifier_code\":null}"
                .formatted(expression, amount, currency, unit);
    }

    private static String dotted(String code) {
        return code.substring(0, 4) + "." + code.substring(4, 6) + "." + code.substring(6, 8) + "." + code.substring(8);
    }

    private static Map<String, byte[]> files(String dialect, List<Rate> rates) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Function<String, byte[]> bytes = text -> text.getBytes(StandardCharsets.UTF_8);
        switch (dialect) {
            case "US_HTS" ->
                files.put(
                        "hts.json",
                        bytes.apply("["
                                + String.join(
                                        ",",
                                        rates.stream()
                                                .map(r ->
                                                        "{\"htsno\":\"%s\",\"indent\":\"0\",\"description\":\"x\",\"general\":\"%s\"}"
                                                                .formatted(dotted(r.code()), us(r)))
                                                .toList())
                                + "]"));
            case "TARIC" ->
                files.put(
                        "m.csv",
                        bytes.apply("goods_code,origin,measure_type,start,duty\n"
                                + String.join(
                                        "\n",
                                        rates.stream()
                                                .map(r -> r.code() + ",1011,103,2020-01-01," + taric(r))
                                                .toList())));
            case "CSV" ->
                files.put(
                        "r.csv",
                        bytes.apply("code,rate\n"
                                + String.join(
                                        "\n",
                                        rates.stream()
                                                .map(r -> r.code() + ",\"" + plain(r) + "\"")
                                                .toList())));
            default -> rates.forEach(r -> files.put(r.code() + ".json", bytes.apply(uk(r))));
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"US_HTS", "UK", "TARIC", "CSV"})
    void everyDialectSaysTheSameDuty(String dialect) {
        for (long seed = 1; seed <= 5; seed++) {
            List<Rate> rates = tariff(seed);
            Imported got = Imported.of(
                    TariffImport.Format.valueOf(dialect),
                    Imported.options(dialect.equals("US_HTS") ? "US" : "DE", dialect.equals("US_HTS") ? "USD" : "EUR"),
                    temp.resolve(dialect + seed),
                    files(dialect, rates));
            assertThat(got.unexpressed()).isEmpty();
            assertThat(got.report.expressed()).isEqualTo(rates.size());
            SplittableRandom random = new SplittableRandom(seed);
            for (Rate rate : rates) {
                int kilos = 1 + random.nextInt(500);
                assertThat(got.assess(got.sale(rate.code(), "FR", Quantity.of(String.valueOf(kilos), Unit.KGM)))
                                .due("duty")
                                .amount())
                        .as("%s %s for %d kg", dialect, rate, kilos)
                        .isEqualByComparingTo(rate.naive(kilos));
            }
        }
    }
}
