package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
                .flatMap(digits -> Arbitraries.integers().between(-5, 20).map(scale -> new BigDecimal(digits, scale)));
    }

    @Property
    void parseReadsWhatToStringPrints(@ForAll("amounts") BigDecimal amount) {
        Money money = Money.of(amount, Money.currency("USD"));
        assertThat(Money.parse(money.toString())).isEqualTo(money);
        assertThat(new BigDecimal(money.plainAmount())).isEqualByComparingTo(amount);
    }

    @Property
    void equalAmountsAreEqualValuesHoweverTheyAreWritten(@ForAll("amounts") BigDecimal amount) {
        Money money = Money.of(amount, Money.currency("CNY"));
        Money padded = Money.of(amount.setScale(Math.max(0, amount.scale()) + 5), Money.currency("CNY"));
        assertThat(padded).isEqualTo(money).hasSameHashCodeAs(money);
    }

    @Property
    void arithmeticIsThatOfDecimals(@ForAll("amounts") BigDecimal a, @ForAll("amounts") BigDecimal b) {
        Money first = Money.of(a, Money.currency("CNY"));
        Money second = Money.of(b, Money.currency("CNY"));
        assertThat(first.plus(second).amount()).isEqualByComparingTo(a.add(b));
        assertThat(first.minus(second)).isEqualTo(first.plus(second.negated()));
        assertThat(first.min(second).plus(first.max(second))).isEqualTo(first.plus(second));
        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.signum(a.compareTo(b)));
        assertThat(first.isNegative()).isEqualTo(a.signum() < 0);
        assertThat(first.minus(first).isZero()).isTrue();
    }

    @Test
    void printsAtLeastTheMinorUnitsAndNeverRounds() {
        assertThat(Money.of("12.5", "CNY")).hasToString("CNY 12.50");
        assertThat(Money.of("12.345", "CNY")).hasToString("CNY 12.345");
        assertThat(Money.of("1200", "JPY")).hasToString("JPY 1200");
        assertThat(Money.of("1.5", "KWD")).hasToString("KWD 1.500");
    }

    @Test
    void currenciesAreNotMixed() {
        Money yuan = Money.of("1", "CNY");
        Money dollar = Money.of("1", "USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> yuan.plus(dollar))
                .withMessage(
                        "CNY 1.00 and USD 1.00 have different currencies. Convert one of them at a named rate first.");
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(dollar));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "CNY", "CNY1", "CNY  1", "cny 1", "RMB 1", "CNY 1,000", "CNY 1e9", "CNY ١", "¥ 1", "CNY 1 "})
    void whatIsNoAmountIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
    }

    @Test
    void aHugeExponentIsRefusedBeforeItIsExpanded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("1E999999999"), Money.currency("CNY")))
                .withMessageContaining("at most 60 are kept");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("1E-999999999"), Money.currency("CNY")));
    }
}
