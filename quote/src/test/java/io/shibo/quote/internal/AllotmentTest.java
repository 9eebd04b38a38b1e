package io.shibo.quote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllotmentTest {
    private static Step.Within within(Step.Within.Take take, boolean pieces) {
        return new Step.Within(new Formula.Total("limit"), take, pieces);
    }

    private static Line line(int number, String quantity, Unit unit) {
        return Line.goods(
                "l" + number,
                "goods",
                HsCode.of("847950"),
                Fact.of(Country.CHINA),
                new Quantity(new BigDecimal(quantity), unit),
                Money.of("1", "EUR"));
    }

    private static List<String> shared(Step.Within within, String room, List<Line> lines, String... wanted) {
        @Nullable
        Exact[] each = Arrays.stream(wanted)
                .map(text -> text.isEmpty() ? null : Exact.of(new BigDecimal(text)))
                .toArray(Exact[]::new);
        return Arrays.stream(Allotment.of(within, Exact.of(new BigDecimal(room)), each, lines))
                .map(String::valueOf)
                .toList();
    }

    @Test
    void articlesCountWholeAndTheNextOneMayStillFit() {
        List<Line> lines = List.of(line(1, "1", Unit.H87), line(2, "3", Unit.H87), line(3, "1", Unit.H87));
        // 30 fits; of 3 x 8 one; then 2.
        assertThat(shared(within(Step.Within.Take.HIGHEST, true), "40", lines, "30", "24", "2"))
                .containsExactly("30", "8", "2");
        assertThat(shared(within(Step.Within.Take.LOWEST, true), "40", lines, "30", "24", "2"))
                .containsExactly("0", "24", "2");
        assertThat(shared(within(Step.Within.Take.IN_ORDER, false), "40", lines, "30", "24", "2"))
                .containsExactly("30", "10", "0");
    }

    @Test
    void aLineByWeightIsOnePiece() {
        List<Line> lines = List.of(line(1, "2.5", Unit.KGM));
        assertThat(shared(within(Step.Within.Take.HIGHEST, true), "40", lines, "50"))
                .containsExactly("0");
    }

    @Test
    void whatIsUnknownLeavesEverybodyOpen() {
        List<Line> lines = List.of(line(1, "1", Unit.H87), line(2, "1", Unit.H87));
        assertThat(shared(within(Step.Within.Take.IN_ORDER, false), "40", lines, "10", ""))
                .containsExactly("null", "null");
    }

    @Property(tries = 300)
    void nobodyHasMoreThanWantedAndTogetherNotMoreThanThereIs(
            @ForAll @IntRange(min = -50, max = 5_000) int room,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = -20, max = 3_000) Integer> wanted,
            @ForAll @IntRange(min = 1, max = 40) int pieces,
            @ForAll Step.Within.Take take,
            @ForAll boolean whole) {
        List<Line> lines = new ArrayList<>();
        @Nullable Exact[] each = new Exact[wanted.size()];
        for (int i = 0; i < each.length; i++) {
            lines.add(line(i, String.valueOf(pieces), Unit.H87));
            each[i] = Exact.of(wanted.get(i));
        }
        @Nullable Exact[] had = Allotment.of(within(take, whole), Exact.of(room), each, lines);
        Exact sum = Exact.ZERO;
        Exact asked = Exact.ZERO;
        for (int i = 0; i < had.length; i++) {
            Exact most = Exact.of(Math.max(0, wanted.get(i)));
            Exact got = Objects.requireNonNull(had[i]);
            assertThat(got).isBetween(Exact.ZERO, most);
            if (whole && !most.isZero()) {
                // A whole number of pieces.
                Exact number = got.times(BigDecimal.valueOf(pieces)).dividedBy(most);
                assertThat(number.rounded(Exact.of(1), java.math.RoundingMode.HALF_UP))
                        .isEqualTo(number);
            }
            sum = sum.plus(got);
            asked = asked.plus(most);
        }
        Exact there = Exact.of(Math.max(0, room));
        assertThat(sum).isLessThanOrEqualTo(there);
        if (!whole) {
            assertThat(sum).isEqualTo(asked.compareTo(there) < 0 ? asked : there);
        }
    }
}
