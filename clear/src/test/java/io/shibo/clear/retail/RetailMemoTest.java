package io.shibo.clear.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Declaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is remembered is what the rulebook says, to the last word. */
class RetailMemoTest {
    private static final RetailRegime WARM = RetailRegime.of(RetailFigures.shipped());
    private static final RetailRegime COMPOSITE =
            RetailRegime.of(RetailFigures.shipped(), TaxRounding.COMPOSITE_PER_ORDER);

    /** Goods of every kind of rule, some not on the list, one that the pack does not know. */
    private static final List<String> GOODS = List.of(
            "0901210000",
            "0409000000",
            "2204210000",
            "2208300000",
            "3304990039",
            "3304100099",
            "3303000000",
            "6403990000",
            "8517130000",
            "0902101000",
            "2402200000",
            "0000000000",
            "9999999999");

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2016, 4, 8),
            LocalDate.of(2016, 10, 1),
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2019, 1, 1),
            LocalDate.of(2019, 4, 1),
            LocalDate.of(2026, 3, 1));

    @Property(tries = 1500)
    void memoryAgreesWithTheRulebook(@ForAll("declarations") Declaration declaration, @ForAll("days") LocalDate day) {
        for (RetailRegime regime : List.of(WARM, COMPOSITE)) {
            Assessment slow = regime.assessByRulebook(declaration, day);

            assertThat(regime.assess(declaration, day)).isEqualTo(slow);
            assertThat(regime.assess(declaration, day)).isEqualTo(slow);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(DAYS);
    }

    @Provide
    Arbitrary<Declaration> declarations() {
        Arbitrary<BigDecimal> price = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("3000"))
                        .ofScale(2),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("27000"))
                        .ofScale(5),
                Arbitraries.of("0", "0.01", "2000", "5000", "5000.01", "26000").map(BigDecimal::new));
        Arbitrary<BigDecimal> qty =
                Arbitraries.of("1", "1", "2", "3", "7", "0.5").map(BigDecimal::new);
        Arbitrary<BigDecimal> measure =
                Arbitraries.of("0.02", "0.1", "0.5", "1", "40").map(BigDecimal::new);
        Arbitrary<String> unit = Arbitraries.of("035", "036", "095", "096", "011", "020", "025");
        Arbitrary<Boolean> rounded = Arbitraries.of(false, false, true);
        Arbitrary<Declaration.Line> line = Combinators.combine(
                        Arbitraries.of(GOODS.subList(0, 9)),
                        Arbitraries.of(GOODS),
                        price,
                        qty,
                        measure,
                        unit,
                        rounded,
                        Arbitraries.integers().between(0, 9))
                .as((listed, any, p, q, m, u, off, dice) -> {
                    BigDecimal total = off ? p : p.multiply(q);
                    BigDecimal each = off ? p.divide(q, 2, RoundingMode.HALF_UP) : p;
                    return RetailFigures.line(
                            1,
                            dice == 0 ? any : listed,
                            q.toPlainString(),
                            each.toPlainString(),
                            total.toPlainString(),
                            m.toPlainString(),
                            u);
                });
        Arbitrary<BigDecimal> fee =
                Arbitraries.of("0", "0", "10", "0.01", "3.33", "1.00001").map(BigDecimal::new);
        return Combinators.combine(line.list().ofMinSize(1).ofMaxSize(4), fee, fee)
                .as((lines, freight, insurance) -> {
                    List<Declaration.Line> numbered = new ArrayList<>();
                    for (Declaration.Line one : lines) {
                        numbered.add(RetailFigures.line(
                                numbered.size() + 1,
                                one.gcode(),
                                one.qty().toPlainString(),
                                one.price().toPlainString(),
                                one.totalPrice().toPlainString(),
                                one.qty1().toPlainString(),
                                one.unit1()));
                    }
                    return RetailFigures.declaration(
                            freight.toPlainString(),
                            insurance.toPlainString(),
                            numbered.toArray(Declaration.Line[]::new));
                });
    }
}
