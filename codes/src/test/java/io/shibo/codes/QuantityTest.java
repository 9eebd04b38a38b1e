package io.shibo.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @Property
    void parseReadsWhatToStringPrints(
            @ForAll @Scale(6) @BigRange(min = "0", max = "1000000000") BigDecimal value, @ForAll Unit unit) {
        Quantity quantity = new Quantity(value, unit);
        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
    }

    @Property
    void thereAndBackIsTheSame(
            @ForAll @Scale(3) @BigRange(min = "0", max = "1000000") BigDecimal value,
            @ForAll Unit from,
            @ForAll Unit to) {
        Quantity quantity = new Quantity(value, from);
        if (from.dimension() == to.dimension()) {
            BigDecimal back = quantity.to(to).to(from).value();
            if (to.decimal() && from.decimal()) {
                assertThat(back).isEqualByComparingTo(value);
            } else {
                // A third of a dozen has no last decimal; 34 digits are kept.
                assertThat(back.subtract(value).abs()).isLessThan(new BigDecimal("1e-20"));
            }
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> quantity.to(to))
                    .withMessageContaining("cannot be given in " + to);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2 TNE, KGM, 2000 KGM",
        "250 GRM, KGM, 0.25 KGM",
        "3 DTN, TNE, 0.3 TNE",
        "1.5 HLT, LTR, 150 LTR",
        "2 MTQ, LTR, 2000 LTR",
        "3 DZN, H87, 36 H87",
        "2 DPR, NPR, 24 NPR",
        "10 GLL, LTR, 37.85411784 LTR",
        "100 LBR, KGM, 45.359237 KGM",
        "2.5 MWH, KWH, 2500 KWH",
        "5 CTM, GRM, 1 GRM"
    })
    void unitsConvertBySize(String from, String unit, String expected) {
        assertThat(Quantity.parse(from).to(Unit.parse(unit))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12 ", "12 kg", "KGM 12", "-1 KGM", "1  KGM", "1,5 KGM"})
    void refusesWhatIsNoQuantity(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text));
    }

    @Test
    void namesTheUnitsItKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.parse("KG"))
                .withMessageContaining("'KG' is not a unit known here")
                .withMessageContaining("KGM, GRM");
    }
}
