package io.shibo.bench;

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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.SplittableRandom;

/** Sales into the country of a {@link NationalTariff}: code, origin, price, mass and proof of origin drawn at random. */
public final class NationalSales {
    private static final Currency EURO = Money.currency("EUR");

    private final NationalTariff tariff;
    private final SplittableRandom random;

    public NationalSales(NationalTariff tariff, long seed) {
        this.tariff = tariff;
        this.random = new SplittableRandom(seed);
    }

    /** The next sale. @param lines 1 or more */
    public Sale next(int lines) {
        var origin = tariff.partners().get(random.nextInt(tariff.partners().size()));
        Sale.Builder sale = Sale.builder()
                .id("bench")
                .seller(new Party(origin, PartyKind.BUSINESS))
                .buyer(new Party(NationalTariff.DESTINATION, PartyKind.BUSINESS))
                .dates(Dates.on(LocalDate.of(2026, 3, 1).plusDays(random.nextInt(200))))
                .currency(EURO)
                .freight(Fact.of(Money.of(BigDecimal.valueOf(random.nextInt(20_000), 2), EURO)))
                .insurance(Fact.of(Money.zero(EURO)))
                .fact("proof-of-origin", random.nextInt(10) < 7 ? Answer.YES : Answer.NO);
        for (int i = 0; i < lines; i++) {
            Line line = Line.goods(
                    String.valueOf(i + 1),
                    "goods",
                    tariff.codes().get(random.nextInt(tariff.codes().size())),
                    Fact.of(origin),
                    new Quantity(BigDecimal.valueOf(1 + random.nextInt(50)), Unit.H87),
                    Money.of(BigDecimal.valueOf(100 + random.nextInt(150_000), 2), EURO));
            sale.line(line.measuring(new Quantity(BigDecimal.valueOf(1 + random.nextInt(200_000), 3), Unit.KGM)));
        }
        return sale.build();
    }
}
