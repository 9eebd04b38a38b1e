package io.shibo.quote.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.codes.input.Problems;
import io.shibo.quote.LandedCost;
import io.shibo.quote.TestPacks;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Sale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranking destinations, and the exchange rates that it takes. */
class MarketsTest {
    private static final Sale ROBOT = TestPacks.deal("robot-arm");
    private static final RateTable RATES = RateTable.of(List.of(
            rate("USD", "CNY", "7.2"),
            rate("USD", "EUR", "0.9"),
            rate("USD", "JPY", "150"),
            rate("USD", "GBP", "0.75")));

    private static ExchangeRate rate(String from, String to, String rate) {
        return new ExchangeRate(
                Money.currency(from), Money.currency(to), new BigDecimal(rate), null, "invented for a test");
    }

    @Test
    void everyDestinationIsThereOnceCheapestFirst() {
        LandedCost engine = TestPacks.shippedEngine();
        List<Market> markets = Markets.of(engine, RATES).rank(ROBOT);

        assertThat(markets)
                .extracting(Market::destination)
                .doesNotHaveDuplicates()
                .doesNotContain(ROBOT.dispatch())
                .containsExactlyInAnyOrderElementsOf(engine.rulebook().destinations().stream()
                        .filter(country -> !country.equals(ROBOT.dispatch()))
                        .toList());
        List<Money> landed = markets.stream()
                .filter(Market::open)
                .map(m -> (Money) m.landed())
                .toList();
        assertThat(landed).isSorted();
        assertThat(markets.subList(landed.size(), markets.size())).noneMatch(Market::open);
    }

    @Test
    void aDestinationWithoutAnExchangeRateSaysSo() {
        Market indonesia = Markets.of(TestPacks.shippedEngine(), RateTable.of(List.of()))
                .market(ROBOT.toBuilder().withoutRates().build(), Country.of("ID"));

        assertThat(indonesia.open()).isFalse();
        assertThat(indonesia.obstacles().toString()).contains("no exchange rate leads from USD to IDR");
    }

    @Test
    void aRateMayGoByWayOfAThirdCurrency() {
        ExchangeRate rate =
                RATES.find(Money.currency("CNY"), Money.currency("JPY")).orElseThrow();

        assertThat(rate.rate()).isEqualByComparingTo(new BigDecimal("20.8333333333"));
        assertThat(rate.source()).contains("by way of USD");
        assertThat(RATES.find(Money.currency("CNY"), Money.currency("SGD"))).isEmpty();
    }

    @Test
    void aFileOfRatesTellsEveryMistake() throws IOException {
        Problems problems = new Problems();
        RateTable.read(
                "rates.csv",
                new ByteArrayInputStream("from,to,rate,source\nUSD,CNY,0,bank\nUSD,XXY,7,bank\nEUR,USD,1.1,\n"
                        .getBytes(StandardCharsets.UTF_8)),
                problems);

        assertThat(problems.list().toString())
                .contains("csv:2: rate", "must be above 0", "csv:3: to", "XXY", "csv:4: source");
    }
}
