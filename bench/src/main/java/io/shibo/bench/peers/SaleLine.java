package io.shibo.bench.peers;

import io.shibo.bench.NationalTariff;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A sale of one line, as an application would hand it to a peer.
 *
 * @param price of the line, in {@link NationalTariff}'s currency, without carriage
 * @param freight of the sale; together they are the customs value
 */
record SaleLine(
        String code,
        String origin,
        LocalDate imported,
        boolean proof,
        BigDecimal price,
        BigDecimal freight,
        BigDecimal kilograms) {
    /** @throws IllegalArgumentException if the sale has several lines, over which carriage would have to be shared */
    static SaleLine of(Sale sale) {
        if (sale.lines().size() != 1) {
            throw new IllegalArgumentException(
                    "a sale of one line is wanted, this has " + sale.lines().size());
        }
        Line line = sale.lines().getFirst();
        return new SaleLine(
                line.subject() instanceof Line.Subject.Goods(var code) ? code.digits() : "",
                Objects.requireNonNull(line.origin().orNull()).toString(),
                sale.dates().day(NamedDate.IMPORT),
                sale.facts().get(Tariff.PROOF) == Answer.YES,
                line.price().amount(),
                Objects.requireNonNull(sale.freight().orNull()).amount(),
                Objects.requireNonNull(line.in(Unit.KGM)));
    }
}
