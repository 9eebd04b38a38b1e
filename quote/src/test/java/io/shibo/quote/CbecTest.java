package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * China's cross-border e-commerce retail import through the shipped pack. The figures are derived from the formulae of
 * 财关税〔2016〕18号 and 财关税〔2018〕49号, half-up to the fen.
 */
class CbecTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();

    private static Line line(String id, String code, String price, String... measures) {
        Line line = Line.goods(
                id,
                "goods " + code,
                HsCode.of(code),
                Fact.of(Country.of("FR")),
                Quantity.of("1", Unit.H87),
                Money.of(price, "CNY"));
        for (String measure : measures) {
            line = line.measuring(Quantity.parse(measure));
        }
        return line;
    }

    private static Sale.Builder order() {
        return Sale.builder()
                .id("order")
                .seller(new Party(Country.of("FR"), PartyKind.BUSINESS))
                .buyer(new Party(Country.CHINA, PartyKind.CONSUMER))
                .channel("1210")
                .transport(Transport.AIR)
                .dates(Dates.on(LocalDate.of(2026, 3, 1)))
                .currency(Money.currency("CNY"))
                .state("spent-this-year", Money.of("0", "CNY"));
    }

    private static Assessment assess(Line... lines) {
        Sale.Builder order = order();
        List.of(lines).forEach(order::line);
        return ENGINE.assess(order.build());
    }

    @ParameterizedTest
    @CsvSource({
        "skincare at 21.25 a gram, 33049900, 425,     20 GRM,  0,      52.50,   45.50",
        "ordinary skincare,        33049900, 425,     100 GRM, 0,      0,       38.68",
        "wine,                     22042100, 300,     0.75 LTR, 0,     23.33,   30.33",
        "wine,                     22042100, 800,     0.75 LTR, 0,     62.22,   80.89",
        "wine up to the limit,     22042100, 4999.99, 0.75 LTR, 0,     388.89,  505.55",
        "half a litre of spirits,  22083000, 200,     0.5 LTR, 0,      35.44,   22.81",
        "no consumption tax,       09012100, 100,     1 KGM,   0,      0,       9.10",
        "at the limit,             09012100, 5000,    1 KGM,   0,      0,       455.00",
        "half-up,                  09012100, 129.90,  1 KGM,   0,      0,       11.82",
        "a few fen,                09012100, 0.06,    1 KGM,   0,      0,       0.01",
        "one fen,                  09012100, 0.01,    1 KGM,   0,      0,       0",
        "VAT at 9 %,               15092000, 100,     1 LTR,   0,      0,       6.30",
        "single item over limit,   64039900, 6000,    1 KGM,   600.00, 0,       858.00",
        "the same without duty,    95030060, 6000,    1 KGM,   0,      0,       780.00",
    })
    void chargesWhatTheFormulaeGive(
            String what, String code, String price, String measure, String duty, String consumption, String vat) {
        Assessment got = assess(line("1", code, price, measure));

        assertThat(got.refusals()).as(what).isEmpty();
        assertThat(List.of(got.due("duty"), got.due("consumption-tax"), got.due("vat")))
                .as(what)
                .containsExactly(Money.of(duty, "CNY"), Money.of(consumption, "CNY"), Money.of(vat, "CNY"));
    }

    @Test
    void chargesEachLineByItself() {
        Assessment got = assess(line("1", "09012100", "100"), line("2", "22042100", "300"));

        assertThat(got.due("1", "vat")).isEqualTo(Money.of("9.10", "CNY"));
        assertThat(got.due("2", "consumption-tax")).isEqualTo(Money.of("23.33", "CNY"));
        assertThat(got.totals().charges()).isEqualTo(Money.of("62.76", "CNY"));
    }

    @Test
    void sharesFreightOverLinesByValue() {
        Sale order = order().line(line("1", "09012100", "100"))
                .line(line("2", "09012100", "200"))
                .freight(Fact.of(Money.of("10", "CNY")))
                .build();

        Assessment got = ENGINE.assess(order);

        // 103.33 and 206.67 at 9.1 %
        assertThat(got.due("1", "vat")).isEqualTo(Money.of("9.40", "CNY"));
        assertThat(got.due("2", "vat")).isEqualTo(Money.of("18.81", "CNY"));
        assertThat(got.customsValue()).isEqualTo(Money.of("310", "CNY"));
    }

    @Test
    void refusesWhatIsNotOnThePositiveList() {
        Assessment got = assess(line("1", "09012100", "100"), line("2", "24022000", "100"));

        assertThat(got.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Step.Refusal.NOT_LISTED);
            assertThat(refusal.line()).isEqualTo("2");
            assertThat(refusal.instead()).contains("general", "postal");
        });
    }

    @Test
    void refusesAnOrderAboveTheSingleLimit() {
        Assessment got = assess(line("1", "09012100", "3000"), line("2", "09012100", "2000.01"));

        assertThat(got.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Step.Refusal.LIMIT_PER_ORDER);
            assertThat(refusal.instead()).containsExactly("general");
        });
    }

    @Test
    void refusesAnOrderThatExceedsTheYear() {
        Sale over = order().state("spent-this-year", Money.of("25900.01", "CNY"))
                .line(line("1", "09012100", "100"))
                .build();
        Sale exactly = order().state("spent-this-year", Money.of("25900", "CNY"))
                .line(line("1", "09012100", "100"))
                .build();

        assertThat(ENGINE.assess(over).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Step.Refusal.LIMIT_PER_YEAR));
        assertThat(ENGINE.assess(exactly).admitted()).isTrue();
    }

    @Test
    void asksForTheYearsSpendingWhereItIsNotStated() {
        Sale order = order().line(line("1", "09012100", "100")).build();
        Sale.Builder unknown = Sale.builder()
                .id("order")
                .seller(order.seller())
                .buyer(order.buyer())
                .channel("9610")
                .dates(order.dates())
                .currency(order.currency())
                .line(order.lines().getFirst());

        Assessment got = ENGINE.assess(unknown.build());

        assertThat(got.admitted()).isTrue();
        assertThat(got.questions()).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(Question.Kind.STATE);
            assertThat(question.name()).isEqualTo("spent-this-year");
        });
    }

    @Test
    void asksForTheWeightOfCosmeticsAndForNothingElse() {
        Assessment got = assess(line("1", "33049900", "425"));

        assertThat(got.questions()).extracting(Question::name).containsExactly("(GRM|MLT)");
        assertThat(assess(line("1", "33049900", "425", "20 GRM")).questions()).isEmpty();
    }
}
