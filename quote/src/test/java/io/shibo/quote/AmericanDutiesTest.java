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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The additional duties of the United States through 2026, in the shipped pack: which falls on what, and on which day. */
class AmericanDutiesTest {
    private static final LandedCost ENGINE = LandedCost.of(Packs.shipped());

    private static Sale.Builder entry(String code, String origin, String day) {
        Line line = Line.goods(
                "1",
                "goods",
                HsCode.of(code),
                Fact.of(Country.of(origin)),
                Quantity.of("1", Unit.H87),
                Money.of("10000", "USD"));
        return Sale.builder()
                .id("entry")
                .seller(new Party(Country.of(origin), PartyKind.BUSINESS))
                .buyer(new Party(Country.of("US"), PartyKind.BUSINESS))
                .channel("general")
                .transport(Transport.AIR)
                .dates(Dates.on(LocalDate.parse(day)))
                .currency(Money.currency("USD"))
                .line(line);
    }

    /** Rates per 10,000 USD, worked out as the public tests of HTS 2026 revisions 3, 4, 12 and 14 do for other goods. */
    @ParameterizedTest(name = "{0} of {1} on {2}: {3} in all")
    @CsvSource({
        // toys, free, on no list of Section 301: IEEPA, then the surcharge, then forced labor
        "950300, VN, 2026-02-15, 2000",
        "950300, VN, 2026-03-15, 1000",
        "950300, VN, 2026-07-23, 1000",
        "950300, VN, 2026-07-24, 1250",
        "950300, CN, 2026-02-15, 2000",
        "950300, CN, 2026-08-01, 1250",
        // Brazil bears both since the end of July
        "950300, BR, 2026-02-15, 5000",
        "950300, BR, 2026-07-23, 3500",
        "950300, BR, 2026-08-01, 3750",
        // a duty of 16.5 % is above what Japan and the Union bear in all
        "610910, JP, 2026-08-01, 1650",
        "610910, DE, 2026-08-01, 1650",
        "621430, JP, 2026-08-01, 1250",
        "621430, DE, 2026-08-01, 1000",
        "621430, TW, 2026-08-01, 1000",
        "621430, GB, 2026-08-01, 1530",
        // green coffee is on the list of note 52(b); it paid the surcharge no more than the duty before
        "090111, VN, 2026-08-01, 0",
        // column 2 goods are outside
        "950300, RU, 2026-08-01, 7000",
    })
    void fallOnTheirDay(String code, String origin, String day, String all) {
        Assessment got = ENGINE.assess(entry(code, origin, day)
                .fact("on-list-of-note-52", Answer.NO)
                .fact("on-list-of-note-50", Answer.NO)
                .build());

        assertThat(got.admitted()).isTrue();
        assertThat(got.totals().charges().minus(got.due("processing-fee")).amount())
                .isEqualByComparingTo(all);
    }

    @ParameterizedTest(name = "{0} of {1}, metals {2}: {3} of Section 232, {4} of Section 301 on forced labor")
    @CsvSource({
        "82119220, VN, YES, 2500, 0",
        "82119220, GB, YES, 1500, 0",
        "82119220, VN, NO, 0, 1250",
        // Annex III: 15 % together with 3.1 %
        "84771090, TH, YES, 1190, 0",
        "84771030, TH, YES, 0, 1250",
    })
    void metalsLeaveNoRoomForTheOthers(String code, String origin, Answer metals, String metal, String labor) {
        Assessment got = ENGINE.assess(entry(code, origin, "2026-09-01")
                .fact("metals-15-percent", metals)
                .build());

        assertThat(got.admitted()).isTrue();
        assertThat(got.due("section-232-full").amount()).isEqualByComparingTo(metal);
        assertThat(got.due("forced-labor").amount()).isEqualByComparingTo(labor);
    }

    @Test
    void theListThatIsNotKnownIsAskedFor() {
        Assessment got = ENGINE.assess(entry("851713", "VN", "2026-09-01").build());

        assertThat(got.questions()).extracting(Question::name).contains("on-list-of-note-52");
    }
}
