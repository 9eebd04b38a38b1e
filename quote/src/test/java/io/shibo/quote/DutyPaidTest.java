package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Prices that hold duties and taxes, and what a customs value holds. */
class DutyPaidTest {
    private static Sale.Builder ddp(Sale.Builder sale) {
        return sale.terms(new Terms(Incoterm.DDP, "the door"));
    }

    private static DutyPaid paid(Assessment got) {
        return Objects.requireNonNull(got.dutyPaid());
    }

    private static Model cents(Model model, String... measures) {
        model.rounding("cent", "0.01", "half-up");
        model.layer("duty", "select: all, rounding: cent", measures);
        return model.layer("vat", "select: all, rounding: cent", "formula: 20% of (cif + duty)");
    }

    @Test
    void dutiesAndTaxesDoNotBelongToTheValue() {
        // 1.2 x 1.1 x value = 132: the value is 100, its duty 10 and its tax 22.
        Assessment got = cents(Model.in("EUR"), "formula: 10% of cif").assess(ddp(Model.sale("EUR", "132")));

        assertThat(got.customsValue()).isEqualTo(Money.of("100", "EUR"));
        assertThat(got.totals().charges()).isEqualTo(Money.of("32", "EUR"));
        assertThat(got.totals().landed()).isEqualTo(Money.of("132", "EUR"));
        assertThat(got.admitted()).isTrue();
        assertThat(paid(got).remainder().isZero()).isTrue();
        assertThat(got.requirements()).extracting(r -> r.name()).contains("duties-apart");
    }

    @Test
    void freightInThePriceStaysInTheCifValueAndLeavesTheFobValue() {
        Sale.Builder sale = ddp(Model.sale("EUR", "132")).freight(Fact.of(Money.of("30", "EUR")));

        assertThat(cents(Model.in("EUR"), "formula: 10% of cif").assess(sale).customsValue())
                .isEqualTo(Money.of("100", "EUR"));
        Assessment fob = cents(Model.in("EUR").base("customs-value", "fob"), "formula: 10% of fob")
                .assess(sale);
        // v + 10% (v - 30) + 20% (v + 10% (v - 30)) = 132, so v = 102.727…
        assertThat(paid(fob).goods()).isEqualTo(Money.of("102.73", "EUR"));
        assertThat(fob.customsValue()).isEqualTo(Money.of("72.73", "EUR"));
        assertThat(CustomsValue.of(fob).rows())
                .extracting(CustomsValue.Row::part, CustomsValue.Row::treatment)
                .contains(org.assertj.core.api.Assertions.tuple(
                        CustomsValue.Part.FREIGHT, CustomsValue.Treatment.TAKEN_OUT));
    }

    @Test
    void amountsPerUnitAndFeesOfTheEntryAreTakenOutToo() {
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .layer("duty", "select: all, rounding: cent", "formula: 5% of cif + 2 EUR per KGM")
                .layer("fee", "at: entry, select: all, rounding: cent", "formula: 'clamp(1% of cif, 5 EUR, 50 EUR)'");
        Line a = Model.measured(Model.line("a", "EUR", "210"), Map.of(), Quantity.of("10", Unit.KGM));
        Line b = Model.measured(Model.line("b", "EUR", "105"), Map.of(), Quantity.of("1", Unit.KGM));

        Assessment got = model.assess(ddp(Model.sale("EUR", a, b)));

        assertThat(got.totals().landed()).isEqualTo(Money.of("315", "EUR"));
        assertThat(got.due("fee")).isEqualTo(Money.of("5", "EUR"));
        assertThat(paid(got).lines()).hasSize(2);
    }

    @Test
    void aJumpLeavesARemainderAndSaysSo() {
        // Free up to 100, above it 10 EUR a piece: no value lands at 105.
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .layer("duty", "select: all, rounding: cent", "formula: 10 EUR; when: cif > 100 EUR");
        Assessment got = model.assess(ddp(Model.sale("EUR", "105")));

        assertThat(paid(got).goods()).isEqualTo(Money.of("100", "EUR"));
        assertThat(paid(got).remainder()).isEqualTo(Money.of("5", "EUR"));
        assertThat(new Explainer(Language.EN).valuation(got))
                .anyMatch(sentence -> sentence.contains("EUR 5.00 of the price over"));
    }

    @Test
    void aPriceBelowItsOwnTaxesIsRefused() {
        Assessment got = Model.in("EUR").charge("duty", "formula: 50 EUR").assess(ddp(Model.sale("EUR", "10")));

        assertThat(got.refusals()).extracting(Refusal::kind).containsExactly(Step.Refusal.NOT_SUPPORTED);
    }

    /** Whatever the rates, lines and rounding: the total keeps to the price, and one cent more of value would not. */
    @Property(tries = 200)
    void theValueIsTheLargestThatKeepsToThePrice(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 10_000_000) Long> cents,
            @ForAll @IntRange(max = 300) int duty,
            @ForAll @IntRange(max = 30) int vat,
            @ForAll @IntRange(max = 3) int fixed) {
        Model model = Model.in("EUR")
                .rounding("cent", "0.01", "half-up")
                .layer(
                        "duty",
                        "select: all, rounding: cent",
                        "formula: %d%% of cif + %s EUR".formatted(duty, new BigDecimal(fixed).movePointLeft(3)))
                .layer("vat", "select: all, rounding: cent", "formula: %d%% of (cif + duty)".formatted(vat));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < cents.size(); i++) {
            lines.add(Model.line(
                    "l" + i, "EUR", BigDecimal.valueOf(cents.get(i), 2).toPlainString()));
        }
        Sale sale = ddp(Model.sale("EUR", lines.toArray(Line[]::new))).build();

        Assessment got = model.engine().assess(sale);

        Money price = lines.stream().map(Line::price).reduce(Money::plus).orElseThrow();
        assertThat(got.totals().landed().plus(paid(got).remainder())).isEqualTo(price);
        assertThat(paid(got).remainder().isNegative()).isFalse();
        assertThat(paid(got).lines().stream().reduce(Money::plus).orElseThrow())
                .isEqualTo(got.totals().goods());
        // The same values under DAP give the same charges: nothing of the answer hangs on how it was found.
        List<Line> net = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            net.add(Model.line("l" + i, "EUR", paid(got).lines().get(i).plainAmount()));
        }
        Sale.Builder dap = Model.sale("EUR", net.toArray(Line[]::new)).terms(new Terms(Incoterm.DAP, "the door"));
        assertThat(model.assess(dap).totals().charges()).isEqualTo(got.totals().charges());
        // One cent more on the dearest line would pass the price.
        int dearest = 0;
        for (int i = 1; i < lines.size(); i++) {
            dearest = lines.get(i).price().compareTo(lines.get(dearest).price()) > 0 ? i : dearest;
        }
        net.set(
                dearest,
                Model.line(
                        "l" + dearest,
                        "EUR",
                        paid(got)
                                .lines()
                                .get(dearest)
                                .plus(Money.of("0.01", "EUR"))
                                .plainAmount()));
        Sale.Builder more = Model.sale("EUR", net.toArray(Line[]::new)).terms(new Terms(Incoterm.DAP, "the door"));
        assertThat(model.assess(more).totals().landed()).isGreaterThan(price);
    }

    @Test
    void theTableOfTheValueAddsUpUnderEveryTerm() {
        for (Incoterm term : Incoterm.values()) {
            for (String basis : List.of("cif", "fob", "price")) {
                Sale.Builder sale = Model.sale("USD", "1000")
                        .terms(new Terms(term, "somewhere"))
                        .freight(Fact.of(Money.of("120", "USD")))
                        .insurance(Fact.of(Money.of("7", "USD")))
                        .inland(Fact.of(Money.of("33", "USD")))
                        .rate(new io.shibo.quote.sale.ExchangeRate(
                                Money.currency("USD"), Money.currency("EUR"), new BigDecimal("0.5"), null, "the test"));
                Assessment got = Model.in("EUR")
                        .base("customs-value", basis)
                        .charge("duty", "formula: 10% of customs-value")
                        .assess(sale);
                CustomsValue table = CustomsValue.of(got);
                Money sum = table.rows().stream()
                        .filter(CustomsValue.Row::counts)
                        .map(row -> row.amount())
                        .reduce(Money::plus)
                        .orElseThrow();
                assertThat(sum).as(term + " " + basis).isEqualTo(table.inSaleCurrency());
                assertThat(table.value()).as(term + " " + basis).isEqualTo(got.customsValue());
                assertThat(table.rows()).as(term + " " + basis).noneMatch(row -> row.part() == CustomsValue.Part.RULE);
            }
        }
    }
}
