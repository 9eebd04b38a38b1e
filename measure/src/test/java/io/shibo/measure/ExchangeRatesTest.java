package io.shibo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Money;
import io.shibo.codes.Period;
import io.shibo.codes.input.InputException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRatesTest {
    private static final String HEADER = "month,currency,cnyPerUnit,source,confidence\n";

    @Test
    void keepsEachMonthApartAndNeedsNoRateOfTheYuan() {
        ExchangeRates rates = Samples.rates(HEADER
                + "2026-01,USD,7.1,PBOC,verified\n2026-02,USD,7.2,PBOC,unverified\n2026-02,EUR,8.1,ECB,verified\n");
        assertThat(rates.find(ExchangeRates.USD, Period.parse("2026-02"))).contains(new BigDecimal("7.2"));
        assertThat(rates.find(ExchangeRates.CNY, Period.parse("1999-01"))).contains(BigDecimal.ONE);
        assertThat(rates.find(Money.currency("EUR"), Period.parse("2026-01"))).isEmpty();
        assertThat(rates.publishers()).containsExactly("ECB", "PBOC");
        assertThat(rates.unverified()).isTrue();
        assertThat(rates.source().records()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026,USD,7.1,x,verified | month: '2026' is not a month.
            2026-13,USD,7.1,x,verified | month: number 13 of year 2026 is not a period.
            2026-01,USD,0,x,verified | cnyPerUnit: '0': a rate is above 0.
            2026-01,USD,-7,x,verified | cnyPerUnit: '-7': a rate is above 0.
            2026-01,CNY,1,x,verified | currency: the yuan needs no rate. Remove the line.
            2026-01,USD,7.1,,verified | source: is empty, but is needed.
            2026-01,USD,7.1,x,sure | confidence: 'sure' is not known. Write one of verified, unverified.
            """)
    void namesWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Samples.rates(HEADER + line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("rates.csv:2: " + message);
    }

    @Test
    void refusesASecondRateOfTheSameMonth() {
        assertThatThrownBy(() -> Samples.rates(HEADER + "2026-01,USD,7.1,x,verified\n2026-01,USD,7.2,x,verified\n"))
                .hasMessageContaining("rates.csv:3: currency: a second rate for USD in 2026-01. Keep one.");
    }
}
