package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tariff written in a test, imported, and quoted through the public interface. */
final class Imported {
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    final Path folder;
    final ImportReport report;
    private final ImportOptions options;
    private final LandedCost engine;

    private Imported(Path folder, ImportReport report, ImportOptions options) {
        this.folder = folder;
        this.report = report;
        this.options = options;
        try {
            this.engine = LandedCost.of(PackReader.rulebook(List.of(folder)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ImportOptions options(String country, String currency) {
        return ImportOptions.of(Country.of(country), Money.currency(currency), DAY, "invented for a test");
    }

    static Imported of(TariffImport.Format format, ImportOptions options, Path folder, Map<String, byte[]> files) {
        try {
            List<TariffImport.Source> sources = new ArrayList<>();
            files.forEach(
                    (name, bytes) -> sources.add(new TariffImport.Source(name, () -> new ByteArrayInputStream(bytes))));
            ImportReport report = TariffImport.run(format, sources, options, folder, file -> {});
            return new Imported(folder, report, options);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Imported of(TariffImport.Format format, ImportOptions options, Path folder, String name, String text) {
        return of(format, options, folder, Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One line worth 1,000 of the currency, delivered to the border: FOB and CIF are the same. */
    Sale.Builder sale(String code, String origin, Quantity... measures) {
        return sale(code, origin, Map.of(), measures);
    }

    Sale.Builder sale(
            String code, String origin, Map<String, java.math.BigDecimal> measurements, Quantity... measures) {
        String currency = options.currency().getCurrencyCode();
        Line goods = Line.goods(
                "1",
                "goods",
                HsCode.parse(code),
                Fact.of(Country.of(origin)),
                Quantity.of("1", Unit.H87),
                Money.of("1000", currency));
        Line line = new Line(
                goods.id(),
                goods.description(),
                goods.subject(),
                goods.origin(),
                goods.quantity(),
                goods.unitPrice(),
                List.of(measures),
                measurements);
        return Sale.builder()
                .id("test")
                .seller(new Party(Country.of("CH"), PartyKind.BUSINESS))
                .buyer(new Party(options.country(), PartyKind.BUSINESS))
                .dates(Dates.on(DAY))
                .terms(new Terms(Incoterm.FOB, "a port"))
                .freight(Fact.of(Money.of("0", currency)))
                .insurance(Fact.of(Money.of("0", currency)))
                .currency(options.currency())
                .line(line);
    }

    Assessment assess(Sale.Builder sale) {
        return engine.assess(sale.build());
    }

    /** What is due in a layer, as text without trailing zeros. */
    String due(String layer, Sale.Builder sale) {
        Assessment got = assess(sale);
        if (!got.admitted()) {
            throw new IllegalStateException("refused: " + got.refusals());
        }
        return got.due(layer).amount().stripTrailingZeros().toPlainString();
    }

    /** The lines of {@code unexpressed.csv} without its header; empty where everything was expressed. */
    List<String> unexpressed() {
        Path file = folder.resolve("unexpressed.csv");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().skip(1).toList()
                    : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
