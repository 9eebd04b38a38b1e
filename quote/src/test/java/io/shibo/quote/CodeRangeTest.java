package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Goods codes shorter than the tariff lines of the pack. */
class CodeRangeTest {
    private static final String[] ROBOTS = {
        "84795001,painting robots,5%",
        "84795002,welding robots,5%",
        "84795019,other welding robots,5%",
        "84795090,other robots,12%",
        "84798100,machines for metal,0%",
        "84798910,presses,8%",
        "84798990,others,8%",
    };

    private static Model model() {
        return Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .goods(ROBOTS)
                .layer("duty", "select: lowest, required: yes, rounding: cent", "list: goods; formula: $rate of cif")
                .layer("vat", "select: all, rounding: cent", "formula: 20% of (cif + duty)");
    }

    private static Quote quote(Model model, String... codes) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            lines.add(line("l" + i, codes[i], "1000"));
        }
        return model.engine()
                .quote(Model.sale("EUR", lines.toArray(Line[]::new)).build());
    }

    private static CodeRange range(Quote quote) {
        return Objects.requireNonNull(quote.range());
    }

    private static Line line(String id, String code, String price) {
        return Model.line(id, "EUR", price).withSubject(new Line.Subject.Goods(HsCode.of(code)));
    }

    @Test
    void shortCodeGivesARangeAndTheDigitsThatDecide() {
        Quote quote = quote(model(), "847950");
        CodeRange range = range(quote);

        assertThat(range.lowest().charges()).isEqualTo(Money.of("260", "EUR"));
        assertThat(range.highest().charges()).isEqualTo(Money.of("344", "EUR"));
        assertThat(range.highest().codes().get("l0")).isEqualTo(HsCode.of("84795090"));
        assertThat(range.certainty()).isEqualTo(CodeRange.Certainty.EXACT);
        CodeRange.Partial line = range.lines().getFirst();
        assertThat(line.firstDigit()).isEqualTo(7);
        assertThat(line.lastDigit()).isEqualTo(8);
        assertThat(line.branches()).extracting(CodeRange.Branch::digits).containsExactly("01-19", "90");
        assertThat(quote.complete()).isFalse();
        assertThat(quote.sale().lines().getFirst().subject())
                .as("the sale stays as stated")
                .isEqualTo(new Line.Subject.Goods(HsCode.of("847950")));
        assertThat(quote.missing().getFirst().question().kind()).isEqualTo(Question.Kind.CODE);
        assertThat(quote.missing().getFirst().effect()).isEqualTo(Missing.Effect.CHANGES_TOTAL);
        assertThat(new Explainer(Language.EN).range(quote))
                .anyMatch(s -> s.contains("digits 7-8 decide"))
                .anyMatch(s -> s.contains("01-19 (painting robots; welding robots; …) → duty 5%"))
                .anyMatch(
                        s -> s.contains("If you can tell “painting robots; …” from “other robots”, state digits 7-8"));
    }

    @Test
    void digitsThatAllShareDoNotDecide() {
        Quote quote = quote(model(), "8479");
        CodeRange.Partial line = range(quote).lines().getFirst();

        assertThat(line.tariffLines()).isEqualTo(7);
        assertThat(line.branches())
                .extracting(CodeRange.Branch::digits)
                .containsExactly("8100", "5001-5019", "8910-8990", "5090");
        assertThat(range(quote(model(), "847989")).changes())
                .as("both presses and others pay 8 %")
                .isFalse();
        assertThat(quote(model(), "847989").complete()).isTrue();
    }

    @Test
    void severalShortCodesAreCombined() {
        Quote quote = quote(model(), "847950", "8479", "84798100");

        assertThat(range(quote).lines()).hasSize(2);
        assertThat(range(quote).lowest().charges()).isEqualTo(Money.of("660", "EUR"));
        assertThat(range(quote).highest().charges()).isEqualTo(Money.of("888", "EUR"));
        assertThat(quote.assessment().totals().charges())
                .isEqualTo(range(quote).lowest().charges());
    }

    @Test
    void tooManyCombinationsAreVariedOneByOneAndSaySoWhereLinesAreTied() {
        String[] codes = new String[12];
        java.util.Arrays.fill(codes, "8479");

        CodeRange apart = range(quote(model(), codes));
        assertThat(apart.certainty()).as("totals add").isEqualTo(CodeRange.Certainty.EXACT);
        assertThat(apart.lowest().charges()).isEqualTo(Money.of("2400", "EUR"));
        assertThat(apart.highest().charges()).isEqualTo(Money.of("4128", "EUR"));

        Model tied = model().layer(
                        "fee", "at: entry, select: all, rounding: cent", "formula: 'clamp(1% of duty, 5 EUR, 9 EUR)'");
        assertThat(range(quote(tied, codes)).certainty()).isEqualTo(CodeRange.Certainty.LINES_APART);
    }

    @Test
    void tariffLinesThatAChannelDoesNotAdmitAreTold() {
        Model capped = model().check("cap", "refusal: prohibited, require: duty <= 100 EUR");
        CodeRange range = range(quote(capped, "8479"));

        assertThat(range.lines().getFirst().branches())
                .extracting(CodeRange.Branch::admitted)
                .containsExactly(true, true, true, false);
        assertThat(range.highest().charges()).as("the dearest that is admitted").isEqualTo(Money.of("296", "EUR"));
        assertThat(quote(capped, "8479").missing().getFirst().effect()).isEqualTo(Missing.Effect.COULD_REFUSE);
    }

    @Test
    void moreTariffLinesThanTheLimitAreRefusedWithTheLimit() {
        String[] rows = new String[2_100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "84%06d,machine %d,5%%".formatted(i, i);
        }
        Model many = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .goods(rows)
                .layer("duty", "select: lowest, rounding: cent", "list: goods; formula: $rate of cif");

        assertThatThrownBy(() -> quote(many, "84"))
                .hasMessageContaining("goods code 84 has 2100 tariff lines below it; at most 2000 are quoted");
    }

    @Test
    void shortCodesInThousandsOfLinesAreRefusedAndNotSlow() {
        String[] codes = new String[3_000];
        java.util.Arrays.fill(codes, "8479");

        assertThatThrownBy(() -> quote(model(), codes))
                .hasMessageContaining("3000 of 3000 lines have short goods codes")
                .hasMessageContaining("at most 4000000 are");
    }

    @Test
    void theRangeIsToldInEveryLanguageAndInTheDocument() {
        Quote quote = quote(model(), "847950");
        for (Language language : Language.values()) {
            assertThat(new Explainer(language).explain(quote))
                    .allSatisfy(s -> assertThat(s).isNotBlank().doesNotContain("{0}"));
            Map<?, ?> range = (Map<?, ?>)
                    Objects.requireNonNull(QuoteDocument.of(quote, language).get("range"));
            assertThat(range.get("changes")).isEqualTo(true);
        }
    }

    /** Against the plain way: every combination of whole codes, one by one. */
    @Property(tries = 60)
    void theEndsAreThoseOfTheWholeCodes(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 6) Integer> picks,
            @ForAll @IntRange(min = 1, max = 3) int cut,
            @ForAll boolean fee) {
        Model model = fee
                ? model().layer(
                                "fee",
                                "at: entry, select: all, rounding: cent",
                                "formula: 'clamp(2% of duty, 1 EUR, 3 EUR)'")
                : model();
        LandedCost engine = model.engine();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < picks.size(); i++) {
            lines.add(line("l" + i, ROBOTS[picks.get(i)].substring(0, cut * 2), String.valueOf(10 + 100 * i)));
        }
        Sale sale = Model.sale("EUR", lines.toArray(Line[]::new)).build();
        List<Money> all = new ArrayList<>();
        collect(engine, sale, 0, all);

        CodeRange range = range(engine.quote(sale));

        assertThat(range.lowest().charges())
                .isEqualTo(all.stream().min(Money::compareTo).orElseThrow());
        assertThat(range.highest().charges())
                .isEqualTo(all.stream().max(Money::compareTo).orElseThrow());
    }

    private static void collect(LandedCost engine, Sale sale, int at, List<Money> into) {
        if (at == sale.lines().size()) {
            into.add(engine.assess(sale).totals().charges());
            return;
        }
        Line line = sale.lines().get(at);
        String prefix = line.subject() instanceof Line.Subject.Goods(HsCode code) ? code.digits() : "";
        for (String row : ROBOTS) {
            if (row.startsWith(prefix)) {
                collect(engine, sale.withCodes(Map.of(line.id(), HsCode.of(row.substring(0, 8)))), at + 1, into);
            }
        }
    }

    @Test
    void digitsThatChangeOnlyWhatIsAskedAreToldApart() {
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .fact("proof")
                .goods("84795001,painting robots,5%", "84795002,welding robots,5%")
                .layer(
                        "duty",
                        "select: lowest, required: yes, rounding: cent",
                        "list: goods; formula: $rate of cif",
                        "codes: ['84795002']; formula: free; program: P; when: proof");
        Quote quote = quote(model, "847950");

        assertThat(range(quote).changes()).isFalse();
        assertThat(range(quote).lines().getFirst().decides()).isTrue();
        assertThat(quote.complete()).isTrue();
        assertThat(quote.missing().getFirst().effect()).isEqualTo(Missing.Effect.CHANGES_WITH_OTHERS);
    }

    @Test
    void originThatIsNotKnownIsAskedBesideTheDigits() {
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .goods(ROBOTS)
                .layer(
                        "duty",
                        "select: lowest, required: yes, rounding: cent",
                        "list: goods; formula: $rate of cif; origins: [CN]");
        Line unknown = new Line(
                "l0",
                "",
                new Line.Subject.Goods(HsCode.of("847950")),
                Fact.unknown(),
                io.shibo.codes.Quantity.of("1", io.shibo.codes.Unit.H87),
                Money.of("10", "EUR"),
                List.of(),
                Map.of());
        Quote quote = model.engine().quote(Model.sale("EUR", unknown).build());

        assertThat(quote.complete()).isFalse();
        assertThat(quote.missing())
                .extracting(m -> m.question().kind())
                .contains(Question.Kind.CODE, Question.Kind.ORIGIN);
    }
}
