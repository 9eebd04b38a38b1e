package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Property
    void readsPlainNotationExactly(@ForAll @Scale(12) @BigRange(min = "-1e40", max = "1e40") BigDecimal value) {
        assertThat(Decimals.parse(value.toPlainString())).isEqualByComparingTo(value);
    }

    @Property
    void normalisedNumbersAreEqualExactlyWhenTheyCompareEqual(
            @ForAll @Scale(3) BigDecimal a, @ForAll @Scale(3) BigDecimal b) {
        assertThat(Decimals.normalise(a).equals(Decimals.normalise(b))).isEqualTo(a.compareTo(b) == 0);
        assertThat(Decimals.normalise(Decimals.normalise(a))).isEqualTo(Decimals.normalise(a));
    }

    @Property
    void anyTextIsANumberOrRefused(@ForAll @StringLength(max = 80) String text) {
        try {
            assertThat(Decimals.parse(text)).isEqualByComparingTo(new BigDecimal(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"007, 7", "+1.50, 1.5", "-0.0, 0", ".5, 0.5", "5., 5", "1000, 1000"})
    void acceptsWhatPeopleWrite(String text, String plain) {
        assertThat(Decimals.parse(text).toPlainString()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "-", "1.2.3", "1,5", "1e5", "1E5", "0x1", "٣", "１", "--1", "1-", "NaN", "Infinity"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessageContaining("not a plain decimal");
    }

    @Test
    void refusesAnEndlessNumberWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse("9".repeat(1_000_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }
}
