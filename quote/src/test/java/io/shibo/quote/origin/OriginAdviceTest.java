package io.shibo.quote.origin;

import static io.shibo.quote.origin.Origins.foreign;
import static io.shibo.quote.origin.Origins.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.OriginAdvice.Proposal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest change of one input that makes goods originate. */
class OriginAdviceTest {
    private static List<Proposal> advice(Origins rule, Good good) {
        OriginRegime regime = rule.regime();
        return OriginAdvice.of(regime, OriginJudge.judge(regime, good));
    }

    /** The example of RCEP build-down: 3.50 of 5.60 is foreign, 37.5 % is regional, 40 % is asked for. */
    @Test
    void aLittleLessForeignValueIsTheSmallestChange() {
        List<Proposal> advice = advice(
                Origins.ruled("RVC 40 build-down"),
                good("8479.50", "5.60", foreign("kit", "8479.90", "1.50"), foreign("drive", "8501.52", "2.00")));
        // 60 % of 5.60 is 3.36: 0.14 too much.
        assertThat(advice.get(0)).isInstanceOfSatisfying(Proposal.LowerValue.class, lower -> {
            assertThat(lower.value()).isIn(new BigDecimal("1.36"), new BigDecimal("1.86"));
            assertThat(lower.affected()).isEqualTo(Exact.of(new BigDecimal("0.14")));
        });
        // 3.50 is 60 % of 5.8333…: 5.84 with cents.
        assertThat(advice)
                .filteredOn(Proposal.RaisePrice.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Proposal.RaisePrice.class,
                        raise -> assertThat(raise.price()).isEqualByComparingTo("5.84"));
        assertThat(advice).filteredOn(Proposal.UseOriginating.class::isInstance).hasSize(2);
    }

    @Test
    void onlyTheMaterialThatFailsNeedsReplacing() {
        List<Proposal> advice = advice(
                Origins.ruled("CTH"),
                good("8479.50", "100", foreign("arm", "8479.90", "30"), foreign("drive", "8501.52", "20")));
        assertThat(advice).singleElement().isInstanceOfSatisfying(Proposal.UseOriginating.class, use -> {
            assertThat(use.material().description()).isEqualTo("arm");
            assertThat(use.from()).containsExactly(Origins.CN, Origins.ID, Origins.TH);
        });
    }

    @Test
    void bilateralCumulationLeavesTwoSources() {
        List<Proposal> advice = advice(
                Origins.ruled("CTH").cumulation(Cumulation.BILATERAL),
                good("8479.50", "100", foreign("arm", "8479.90", "30")));
        assertThat(advice)
                .first()
                .isInstanceOfSatisfying(
                        Proposal.UseOriginating.class,
                        use -> assertThat(use.from()).containsExactly(Origins.CN, Origins.ID));
    }

    @Test
    void aToleranceIsALimitToReachAsWell() {
        List<Proposal> advice = advice(
                Origins.ruled("CTH").tolerance("84", Tolerance.Of.VALUE, "10"),
                good("8479.50", "100", foreign("arm", "8479.90", "12.34")));
        assertThat(advice)
                .first()
                .isInstanceOfSatisfying(
                        Proposal.LowerValue.class,
                        lower -> assertThat(lower.value()).isEqualByComparingTo("10"));
    }

    @Test
    void whereNothingIsWrongOrNothingIsKnownThereIsNoAdvice() {
        assertThat(advice(Origins.ruled("CTH"), good("8479.50", "100", foreign("drive", "8501.52", "20"))))
                .isEmpty();
        assertThat(advice(Origins.ruled("CTH"), good("8479.50", "100"))).isEmpty();
    }
}
