package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Property
    void parseReadsWhatToStringPrints(@ForAll @Scale(8) @BigRange(min = "-1e20", max = "1e20") BigDecimal fraction) {
        Rate rate = new Rate(fraction);
        assertThat(Rate.parse(rate.toString())).isEqualTo(rate);
    }

    @Test
    void fivePercentOfABaseIsExact() {
        assertThat(Rate.ofPercent("5").fraction()).isEqualByComparingTo("0.05");
        assertThat(Rate.ofPercent("6.5").of(Money.of("0.01", "CNY"))).isEqualTo(Money.of("0.00065", "CNY"));
        assertThat(Rate.parse("13 %")).isEqualTo(Rate.ofPercent("13.00")).hasToString("13%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "%", "5%%", "five%", "5‰", "1/3%"})
    void refusesWhatIsNoPercentage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text));
    }

    /** Rounding's own definition: a multiple of the unit, no further away than the mode allows. */
    @Property
    void roundingGivesAMultipleOfItsUnit(
            @ForAll @Scale(6) @BigRange(min = "-1e20", max = "1e20") BigDecimal amount, @ForAll RoundingMode mode) {
        if (mode == RoundingMode.UNNECESSARY) {
            return;
        }
        BigDecimal unit = new BigDecimal("0.05");
        Money rounded = new Rounding("test", unit, mode).apply(Money.of(amount, Money.currency("CHF")));
        assertThat(rounded.amount().remainder(unit)).isZero();
        BigDecimal away = rounded.amount().subtract(amount);
        assertThat(away.abs()).isLessThan(unit);
        switch (mode) {
            case FLOOR -> assertThat(away.signum()).isNotPositive();
            case CEILING -> assertThat(away.signum()).isNotNegative();
            case DOWN -> assertThat(rounded.amount().abs()).isLessThanOrEqualTo(amount.abs());
            case UP -> assertThat(rounded.amount().abs()).isGreaterThanOrEqualTo(amount.abs());
            default -> assertThat(away.abs().movePointRight(1)).isLessThanOrEqualTo(unit.multiply(new BigDecimal(5)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01, 2.345, 2.35", "0.01, -2.345, -2.35", "1, 2.5, 3", "1000, 1499.99, 1000", "1000, 1500, 2000"})
    void roundsHalfUpToItsUnit(String unit, String amount, String expected) {
        assertThat(Rounding.halfUp(unit).apply(Money.of(amount, "JPY"))).isEqualTo(Money.of(expected, "JPY"));
    }

    @Test
    void aRoundingUnitIsAboveZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rounding.halfUp("0"))
                .withMessageContaining("must be above 0");
    }
}
