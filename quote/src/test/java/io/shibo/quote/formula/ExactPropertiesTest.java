package io.shibo.quote.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link Exact} against {@link FractionModel}, the plain fraction of two decimals: the same value after any steps. */
class ExactPropertiesTest {
    /** One step: which, and its operand. */
    record Step(int kind, BigDecimal by) {}

    private static Arbitrary<BigDecimal> decimals(long low) {
        Arbitrary<BigDecimal> trade = Combinators.combine(
                        Arbitraries.longs().between(low, 1_000_000_000L), Arbitraries.of(0, 1, 2, 4, 7))
                .as(BigDecimal::valueOf);
        Arbitrary<BigDecimal> edge = Combinators.combine(
                        Arbitraries.longs().between(Math.max(low, -Long.MAX_VALUE), Long.MAX_VALUE),
                        Arbitraries.of(0, 3, 12, 18, 19))
                .as(BigDecimal::valueOf);
        Arbitrary<BigDecimal> huge = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.valueOf(low), BigInteger.TEN.pow(30)),
                        Arbitraries.of(0, 5, 25))
                .as(BigDecimal::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, trade), net.jqwik.api.Tuple.of(2, edge), net.jqwik.api.Tuple.of(1, huge));
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        return decimals(-1_000_000L);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> any = Combinators.combine(Arbitraries.integers().between(0, 2), values())
                .as(Step::new);
        Arbitrary<Step> division = Arbitraries.oneOf(
                        // Whole ones: dividing by 0.5 and by 2 would give the plain fraction the denominator 1 again.
                        decimals(1).map(by -> by.setScale(0, RoundingMode.CEILING)),
                        Arbitraries.of("100", "12", "0.85", "0.9", "1", "1000", "7")
                                .map(BigDecimal::new))
                .map(by -> new Step(3, by));
        return Arbitraries.oneOf(any, division).list().ofMaxSize(7);
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Combinators.combine(
                        Arbitraries.of("0.01", "1", "1000", "0.0000000001", "0.05", "100"),
                        Arbitraries.of(RoundingMode.class).filter(m -> m != RoundingMode.UNNECESSARY))
                .as((unit, mode) -> new Rounding("r", new BigDecimal(unit), mode));
    }

    @Property(tries = 3_000)
    void sameValueAsTheFractionOfTwoDecimals(
            @ForAll("values") BigDecimal start,
            @ForAll("steps") List<Step> steps,
            @ForAll("values") BigDecimal other,
            @ForAll("roundings") Rounding rounding) {
        Exact fast = Exact.of(start);
        FractionModel plain = FractionModel.of(start);
        for (Step step : steps) {
            switch (step.kind()) {
                case 0 -> {
                    fast = fast.plus(Exact.of(step.by()));
                    plain = plain.plus(FractionModel.of(step.by()));
                }
                case 1 -> {
                    fast = Exact.of(step.by()).minus(fast);
                    plain = FractionModel.of(step.by()).minus(plain);
                }
                case 2 -> {
                    fast = fast.times(step.by());
                    plain = plain.times(step.by());
                }
                default -> {
                    fast = fast.dividedBy(step.by());
                    plain = plain.dividedBy(step.by());
                }
            }
        }
        assertThat(fast.rounded(rounding)).isEqualTo(plain.rounded(rounding));
        assertThat(fast.rounded(Exact.of(rounding.unit()), rounding.mode()).shown())
                .isEqualTo(plain.rounded(rounding));
        assertThat(fast.shown()).isEqualTo(plain.shown());
        assertThat(fast.isZero()).isEqualTo(plain.isZero());
        assertThat(Integer.signum(fast.compareTo(Exact.of(other))))
                .isEqualTo(Integer.signum(plain.compareTo(FractionModel.of(other))));
        assertThat(fast.plus(fast.dividedBy(BigDecimal.valueOf(7))).rounded(rounding))
                .isEqualTo(plain.plus(plain.dividedBy(BigDecimal.valueOf(7))).rounded(rounding));
        assertShown(fast, plain.shown(), other);
        Exact.Sum sum = new Exact.Sum();
        FractionModel added = FractionModel.of(BigDecimal.ZERO);
        for (Step step : steps) {
            sum.add(Exact.of(step.by()));
            sum.add(fast);
            added = added.plus(FractionModel.of(step.by())).plus(plain);
        }
        assertThat(sum.total().shown()).isEqualTo(added.shown());
    }

    /** As text, and as what sums go on with. */
    private static void assertShown(Exact fast, BigDecimal shown, BigDecimal other) {
        for (int decimals : new int[] {0, 2, 3}) {
            String text = (shown.scale() < decimals ? shown.setScale(decimals) : shown).toPlainString();
            assertThat(fast.show(decimals, new StringBuilder()).toString()).isEqualTo(text);
        }
        assertThat(fast.settled().shown()).isEqualTo(shown);
        assertThat(fast.settled().plus(Exact.of(other)).shown()).isEqualByComparingTo(shown.add(other));
    }
}
