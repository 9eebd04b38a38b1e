package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goods of the United States in the Union: industrial ones are free from July 2026 to the end of 2029. */
class AmericanGoodsTest {
    private static final LandedCost ENGINE = LandedCost.of(Packs.shipped());

    @ParameterizedTest(name = "{0} of {1} on {2}: duty {3}")
    @CsvSource({
        "610910, US, 2026-06-30, 1200.00",
        "610910, US, 2026-07-01, 0.00",
        "610910, US, 2029-12-31, 0.00",
        "610910, US, 2030-01-01, 1200.00",
        "610910, CN, 2026-07-01, 1200.00",
        // essential oil is an agricultural product
        "33012931, US, 2026-07-01, 230.00",
        // tea for the shop, whose tariff is 3.2 %, is food
        "090210, US, 2026-07-01, 320.00",
    })
    void areFreeInTheirYears(String code, String origin, String day, String duty) {
        Sale sale = Sale.builder()
                .id("entry")
                .seller(new Party(Country.of(origin), PartyKind.BUSINESS))
                .buyer(new Party(Country.of("DE"), PartyKind.BUSINESS))
                .channel("general")
                .transport(Transport.AIR)
                .dates(Dates.on(LocalDate.parse(day)))
                .currency(Money.currency("EUR"))
                .line(Line.goods(
                        "1",
                        "goods",
                        HsCode.of(code),
                        Fact.of(Country.of(origin)),
                        Quantity.of("1", Unit.H87),
                        Money.of("10000", "EUR")))
                .build();

        assertThat(ENGINE.assess(sale).due("duty").amount()).isEqualByComparingTo(duty);
    }
}
