package io.shibo.quote;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import io.shibo.quote.sale.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Sales for tests: orders of cross-border e-commerce, and the deals the project ships. */
final class Samples {
    static final List<String> DEALS = List.of("robot-arm", "coffee", "design-software");

    private Samples() {}

    static Line line(String id, String code, String price, Quantity... measures) {
        Line line = Line.goods(
                id,
                "goods " + code,
                HsCode.of(code),
                Fact.of(Country.of("FR")),
                Quantity.of("1", Unit.H87),
                Money.of(price, "CNY"));
        for (Quantity measure : measures) {
            line = line.measuring(measure);
        }
        return line;
    }

    static Sale.Builder order(Line... lines) {
        Sale.Builder order = Sale.builder()
                .id("order")
                .seller(new Party(Country.of("FR"), PartyKind.BUSINESS))
                .buyer(new Party(Country.CHINA, PartyKind.CONSUMER))
                .channel("1210")
                .transport(Transport.AIR)
                .dates(Dates.on(LocalDate.of(2026, 3, 1)))
                .currency(Money.currency("CNY"))
                .state("spent-this-year", Money.of("0", "CNY"));
        List.of(lines).forEach(order::line);
        return order;
    }

    /** @throws InputException if the shipped file is wrong */
    static Sale deal(String id) {
        Path file = Packs.root().resolve("samples/deals").resolve(id + ".json");
        try {
            return SaleReader.read(file.toString(), JsonTree.read(id, Files.readAllBytes(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
