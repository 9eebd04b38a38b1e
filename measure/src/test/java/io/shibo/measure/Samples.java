package io.shibo.measure;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Period;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What several tests are made of. */
final class Samples {
    static final Period HALF = Period.half(2026, 1);
    static final Method METHOD = Method.HANDBOOK_2023;

    private Samples() {}

    /** Two currencies and the dollar, each month of both years with another rate. */
    private static final ExchangeRates RATES = makeRates();

    static ExchangeRates rates() {
        return RATES;
    }

    private static ExchangeRates makeRates() {
        StringBuilder csv = new StringBuilder("month,currency,cnyPerUnit,source,confidence\n");
        for (int year : new int[] {2025, 2026}) {
            for (int month = 1; month <= 12; month++) {
                csv.append("%d-%02d,USD,7.%d%d,test,verified\n".formatted(year, month, year % 10, month));
                csv.append("%d-%02d,EUR,8.%d%d3,test,verified\n".formatted(year, month, year % 10, month));
            }
        }
        return rates(csv.toString());
    }

    static ExchangeRates rates(String csv) {
        Problems problems = new Problems();
        try {
            ExchangeRates rates = ExchangeRates.read(
                    "rates.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), problems);
            problems.throwIfAny();
            return rates;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Records of both half-years: few partners and enterprises, so that small cells come often. */
    static List<TradeRecord> records(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TradeRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(random));
        }
        return records;
    }

    static TradeRecord record(SplittableRandom random) {
        Flow flow = pick(random, Flow.values());
        boolean service = random.nextInt(3) == 0;
        Regime regime = pick(random, Regime.values());
        if (regime.exportOnly()) {
            flow = Flow.EXPORT;
        }
        return new TradeRecord(
                LocalDate.of(2025 + random.nextInt(2), 1, 1).plusDays(random.nextInt(181)),
                flow,
                Country.of(pick(random, "ID", "DE", "US", "JP", "KR", "TH")),
                service ? new Product.Service(ServiceCode.parse("EBOPS:SI2")) : new Product.Goods(HsCode.of("847950")),
                service ? null : regime,
                pick(random, Answer.values()),
                service ? pick(random, Answer.values()) : Answer.NO,
                Money.of(
                        BigDecimal.valueOf(random.nextLong(10_000_000), 2),
                        Money.currency(pick(random, "CNY", "USD", "EUR"))),
                "e" + random.nextInt(12));
    }

    @SafeVarargs
    static <T> T pick(SplittableRandom random, T... values) {
        return values[random.nextInt(values.length)];
    }

    static Release release(List<TradeRecord> records, Method method) {
        Tabulation table = new Tabulation(HALF, rates(), method);
        records.forEach(table::add);
        return table.release("test");
    }

    static String csv(List<TradeRecord> records) {
        StringBuilder out = new StringBuilder(TradeCsv.header()).append('\n');
        records.forEach(record -> out.append(TradeCsv.line(record)).append('\n'));
        return out.toString();
    }

    static void read(Tabulation table, String file, String csv, Problems problems) {
        try {
            table.read(file, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), problems);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
