package io.shibo.measure;

import static io.shibo.measure.Samples.HALF;
import static io.shibo.measure.Samples.METHOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TabulationTest {
    /** Nothing hidden, so that every cell can be compared. */
    private static final Method OPEN = METHOD.withMinimumEnterprises(1);

    @Property(tries = 60)
    void whatIsPublishedAddsUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count) {
        List<TradeRecord> records = Samples.records(seed, count + 50);
        assertThat(Identities.broken(Samples.release(records, METHOD))).isEmpty();
        assertThat(Identities.broken(Samples.release(records, OPEN))).isEmpty();
    }

    @Property(tries = 25)
    void orderOfRecordsDoesNotMatter(@ForAll long seed) {
        List<TradeRecord> records = Samples.records(seed, 250);
        List<TradeRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Samples.release(shuffled, METHOD).rows())
                .isEqualTo(Samples.release(records, METHOD).rows());
    }

    @Property(tries = 25)
    void splittingAFileChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 199) int at) {
        List<TradeRecord> records = Samples.records(seed, 200);
        Problems problems = new Problems();
        Tabulation whole = new Tabulation(HALF, Samples.rates(), METHOD);
        Samples.read(whole, "whole.csv", Samples.csv(records), problems);
        Tabulation split = new Tabulation(HALF, Samples.rates(), METHOD);
        Samples.read(split, "one.csv", Samples.csv(records.subList(0, at)), problems);
        Samples.read(split, "two.csv", Samples.csv(records.subList(at, 200)), problems);
        problems.throwIfAny();
        assertThat(split.release("test").rows()).isEqualTo(whole.release("test").rows());
    }

    /** The same by the plainest means: record by record, in yuan; in dollars with many digits and a margin for rounding. */
    @Property(tries = 40)
    void agreesWithANaiveCount(@ForAll long seed) {
        List<TradeRecord> records = Samples.records(seed, 300);
        Release release = Samples.release(records, OPEN);
        Map<String, BigDecimal> cny = new HashMap<>();
        Map<String, BigDecimal> usd = new HashMap<>();
        Map<String, Long> counts = new HashMap<>();
        for (TradeRecord record : records) {
            for (String place : places(record)) {
                for (Measure measure : measures(record)) {
                    String key = place + " " + measure;
                    Period month = Period.parse(record.date().toString().substring(0, 7));
                    BigDecimal yuan = record.amount()
                            .amount()
                            .multiply(Samples.rates()
                                    .find(record.amount().currency(), month)
                                    .orElseThrow());
                    cny.merge(key, yuan, BigDecimal::add);
                    usd.merge(
                            key,
                            yuan.divide(
                                    Samples.rates()
                                            .find(ExchangeRates.USD, month)
                                            .orElseThrow(),
                                    MathContext.DECIMAL128),
                            BigDecimal::add);
                    counts.merge(key, 1L, Long::sum);
                }
            }
        }
        for (Row row : release.rows()) {
            String place = row.period() + " " + row.side() + " " + row.breakdown() + " " + row.item();
            row.figures().forEach((measure, figure) -> {
                String key = place + " " + measure;
                assertThat(figure.records()).as(key).isEqualTo(counts.getOrDefault(key, 0L));
                close(key, figure.cny(), cny.getOrDefault(key, BigDecimal.ZERO), figure.records());
                close(key, figure.usd(), usd.getOrDefault(key, BigDecimal.ZERO), figure.records());
            });
        }
    }

    /** A figure is a sum of cells rounded once, and there are no more cells than records. */
    private static void close(String key, BigDecimal printed, BigDecimal exact, long records) {
        BigDecimal margin = new BigDecimal("0.00500001").multiply(BigDecimal.valueOf(records));
        assertThat(printed.subtract(exact).abs()).as(key).isLessThanOrEqualTo(margin);
    }

    private static List<String> places(TradeRecord record) {
        Period half = Period.half(record.date().getYear(), 1);
        String flow = half + " " + Side.of(record.flow());
        List<String> places = new ArrayList<>();
        places.add(half + " TOTAL ALL ");
        places.add(flow + " ALL ");
        places.add(flow + " PARTNER " + record.partner());
        places.add(flow + " KIND " + (record.service() ? "services" : "goods"));
        Regime regime = record.regime();
        if (regime != null) {
            places.add(flow + " REGIME " + regime.code());
            if (regime.eCommerce()) {
                places.add(flow + " REGIME e-commerce");
            }
        }
        return places;
    }

    private static List<Measure> measures(TradeRecord record) {
        boolean ordered = record.ordered() == Answer.YES;
        boolean delivered = record.delivered() == Answer.YES;
        boolean someUnknown = record.ordered() == Answer.UNKNOWN || record.delivered() == Answer.UNKNOWN;
        List<Measure> measures = new ArrayList<>(List.of(Measure.TOTAL));
        if (ordered || delivered) {
            measures.add(Measure.DIGITAL);
        }
        if (ordered) {
            measures.add(Measure.ORDERED);
        }
        if (delivered) {
            measures.add(Measure.DELIVERED);
        }
        if (ordered && delivered) {
            measures.add(Measure.BOTH);
        }
        if (!ordered && !delivered) {
            measures.add(someUnknown ? Measure.UNKNOWN : Measure.NOT_DIGITAL);
        } else if (someUnknown) {
            measures.add(Measure.PARTLY_UNKNOWN);
        }
        return measures;
    }

    @Property(tries = 25)
    void growthIsWhatAReaderRecomputes(@ForAll long seed) {
        Release release = Samples.release(Samples.records(seed, 400), METHOD);
        for (Row row : release.rows()) {
            row.figures().forEach((measure, figure) -> {
                BigDecimal before = release.findFigure(
                                row.period().yearBefore(), row.side(), row.breakdown(), row.item(), measure)
                        .map(Figure::cny)
                        .orElse(BigDecimal.ZERO);
                if (before.signum() == 0) {
                    assertThat(figure.growthCny()).isNull();
                } else {
                    BigDecimal percent = figure.cny()
                            .multiply(BigDecimal.valueOf(100))
                            .divide(before, 30, RoundingMode.HALF_EVEN)
                            .subtract(BigDecimal.valueOf(100))
                            .setScale(1, RoundingMode.HALF_UP);
                    assertThat(figure.growthCny()).isEqualTo(new Rate(percent.movePointLeft(2)));
                }
            });
        }
    }

    @Test
    void dollarsAreConvertedMonthByMonth() {
        Tabulation table = new Tabulation(HALF, Samples.rates("""
                month,currency,cnyPerUnit,source,confidence
                2026-01,USD,7,test,verified
                2026-02,USD,8,test,verified
                """), OPEN);
        Problems problems = new Problems();
        Samples.read(table, "r.csv", TradeCsv.header() + """

                2026-01-31,export,ID,HS:847950,0110,yes,no,700.00,CNY,a
                2026-02-01,export,ID,HS:847950,0110,yes,no,800.00,CNY,b
                2026-02-28,export,ID,HS:847950,0110,yes,no,0.02,USD,b
                """, problems);
        problems.throwIfAny();
        Figure figure = table.release("test")
                .findFigure(HALF, Side.EXPORTS, Breakdown.ALL, "", Measure.ORDERED)
                .orElseThrow();
        assertThat(figure.cny()).isEqualTo("1500.16");
        assertThat(figure.usd()).isEqualTo("200.02");
        assertThat(figure.records()).isEqualTo(3);
    }

    @Test
    void namesEveryMissingRate() {
        Tabulation table = new Tabulation(
                HALF, Samples.rates("month,currency,cnyPerUnit,source,confidence\n2026-01,USD,7,t,verified\n"), METHOD);
        Problems problems = new Problems();
        Samples.read(table, "r.csv", TradeCsv.header() + """

                2026-01-31,export,ID,HS:847950,0110,yes,no,1,EUR,a
                2026-02-01,export,ID,HS:847950,0110,yes,no,1,CNY,b
                """, problems);
        assertThatThrownBy(() -> table.release("test"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rates.csv: no rate 2026-01,EUR")
                .hasMessageContaining("rates.csv: no rate 2026-02,USD");
    }

    @Test
    void refusesTheSameBytesTwice() {
        Tabulation table = new Tabulation(HALF, Samples.rates(), METHOD);
        Problems problems = new Problems();
        String csv = Samples.csv(Samples.records(1, 5));
        Samples.read(table, "a.csv", csv, problems);
        Samples.read(table, "b.csv", csv, problems);
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("b.csv: holds the same bytes as a.csv"));
    }

    @Test
    void refusesAPeriodWithoutRecords() {
        Tabulation table = new Tabulation(Period.parse("2031"), Samples.rates(), METHOD);
        Samples.records(1, 5).forEach(table::add);
        assertThatThrownBy(() -> table.release("test"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of the 5 records is of 2031");
    }

    @Test
    void countsRecordsOfOtherPeriodsAndLeavesThemOut() {
        Tabulation table = new Tabulation(Period.parse("2026-03"), Samples.rates(), OPEN);
        List<TradeRecord> records = Samples.records(3, 200);
        records.forEach(table::add);
        Release release = table.release("test");
        long inMarch = records.stream()
                .filter(record -> record.date().getMonthValue() == 3)
                .count();
        assertThat(table.counted()).isEqualTo(inMarch);
        assertThat(release.outside()).isEqualTo(200 - inMarch);
    }

    @Test
    void digestDependsOnContentAndNotOnNames() {
        String one = Samples.csv(Samples.records(1, 20));
        String two = Samples.csv(Samples.records(2, 20));
        String ab = digest("a.csv", one, "b.csv", two);
        assertThat(digest("x.csv", two, "y.csv", one)).isEqualTo(ab);
        assertThat(digest("a.csv", one, "b.csv", Samples.csv(Samples.records(3, 20))))
                .isNotEqualTo(ab);
    }

    private static String digest(String nameA, String a, String nameB, String b) {
        Tabulation table = new Tabulation(HALF, Samples.rates(), METHOD);
        Problems problems = new Problems();
        Samples.read(table, nameA, a, problems);
        Samples.read(table, nameB, b, problems);
        problems.throwIfAny();
        return table.release("test").digest();
    }
}
