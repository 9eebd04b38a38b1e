package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gifts in the shipped packs: what fits into the relief is free, article by article, and the rest is taxed. */
class GiftsTest {
    private static final LandedCost ENGINE = LandedCost.of(Packs.shipped());
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @ParameterizedTest(name = "{0}: {2} x {3} {1} of {4}: duty {5}, tax {6}")
    @CsvSource({
        // one article within the limit
        "GB, GBP, 1, 39, 610910, 0.00, 0.00",
        // six of 8: four fit into 39 (32), so 16 are taxed
        "GB, GBP, 6, 8, 610910, 0.00, 3.20",
        // one article is not divided: all of 60
        "GB, GBP, 1, 60, 610910, 0.00, 12.00",
        // above 135: 2.5 % instead of 12 %; 20 % of 143.50
        "GB, GBP, 1, 140, 610910, 3.50, 28.70",
        // the tariff is free, so it is lower than 2.5 %
        "GB, GBP, 1, 140, 940360, 0.00, 28.00",
        // above 630 the tariff: 12 % of 700, 20 % of 784
        "GB, GBP, 1, 700, 610910, 84.00, 156.80",
        // one of 21 is free; a duty by value and weight, 6 % of 735 + 0.20, falls on 700 of 735
        "GB, GBP, 21, 35, 190230, 42.19, 0.00",
        "DE, EUR, 1, 45, 610910, 0.00, 0.00",
        // duty on the second only, tax on all: 19 % of 60.75
        "DE, EUR, 2, 30, 610910, 0.75, 11.54",
        // above 700 the tariff: 12 % of 800, 19 % of 896
        "DE, EUR, 1, 800, 610910, 96.00, 170.24",
    })
    void bearsWhatDoesNotFit(
            String to, String currency, String pieces, String each, String code, String duty, String tax) {
        Line line = new Line(
                "1",
                "a gift",
                new Line.Subject.Goods(HsCode.of(code)),
                Fact.of(Country.of("ID")),
                Quantity.of(pieces, Unit.H87),
                Money.of(each, currency),
                List.of(Quantity.parse("1 KGM")),
                Map.of());
        Sale gift = Sale.builder()
                .id("gift")
                .seller(new Party(Country.of("ID"), PartyKind.CONSUMER))
                .buyer(new Party(Country.of(to), PartyKind.CONSUMER))
                .channel("gift")
                .transport(Transport.AIR)
                .dates(Dates.on(DAY))
                .currency(Money.currency(currency))
                .line(line)
                .fact("gift-between-individuals", Answer.YES)
                .build();
        Assessment got = ENGINE.assess(gift);
        assertThat(got.refusals()).as("refusals").isEmpty();
        assertThat(got.due("duty").amount()).as("duty").isEqualByComparingTo(duty);
        assertThat(got.due("vat").amount()).as("tax").isEqualByComparingTo(tax);
    }
}
