package io.shibo.quote;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a small pack as text, the way an author would, and quotes a sale under it through the public interface. */
final class Model {
    static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String WORDS = "{en: %s, zh: %s, id: %s, ar: %s}";

    private final String currency;
    private final StringBuilder roundings = new StringBuilder();
    private final StringBuilder facts = new StringBuilder();
    private final StringBuilder state = new StringBuilder();
    private final StringBuilder areas = new StringBuilder();
    private final StringBuilder steps = new StringBuilder();
    private final StringBuilder goods = new StringBuilder();
    private final StringBuilder measures = new StringBuilder();
    private int ids;

    private Model(String currency) {
        this.currency = currency;
        // Finer than any amount here: what peers compute without rounding.
        rounding("fine", "0.0000000001", "half-up");
    }

    static Model in(String currency) {
        return new Model(currency);
    }

    Model rounding(String name, String unit, String mode) {
        roundings.append("  %s: {unit: \"%s\", mode: %s, citation: test}\n".formatted(name, unit, mode));
        return this;
    }

    Model fact(String name) {
        facts.append("  %s: %s\n".formatted(name, words(name)));
        return this;
    }

    /** @param name with a unit behind it, as in {@code quota-left TNE}, where it is a quantity */
    Model state(String name) {
        String[] parts = name.split(" ");
        String words = words(parts[0]);
        state.append("  %s: %s\n"
                .formatted(
                        parts[0], parts.length == 1 ? words : words.replace("}", ", unit: %s}".formatted(parts[1]))));
        return this;
    }

    Model area(String name, String members) {
        areas.append("  %s: [%s]\n".formatted(name, members));
        return this;
    }

    /** The tariff lines, as {@code code,en,rate} rows; measures reach them by {@code list: goods} and {@code $rate}. */
    Model goods(String... rows) {
        goods.append("code,en,rate\n");
        List.of(rows).forEach(row -> goods.append(row).append('\n'));
        return this;
    }

    Model base(String name, String formula, String... more) {
        steps.append("      - {base: %s, formula: \"%s\"%s}\n".formatted(name, formula, tail(more)));
        return this;
    }

    /** A layer and its measures, each {@code "formula: …"} with further fields after semicolons. */
    Model layer(String name, String options, String... itsMeasures) {
        steps.append("      - {layer: %s, title: %s%s}\n".formatted(name, words(name), tail(options)));
        for (String measure : itsMeasures) {
            measures.append("  - {id: m%d, channels: [test], layer: %s, title: %s, citation: test, %s%s}\n"
                    .formatted(
                            ++ids,
                            name,
                            words("m" + ids),
                            measure.contains("from: ") ? "" : "from: 2000-01-01, ",
                            measure.replace("; ", ", ")));
        }
        return this;
    }

    /** A layer that sums whatever its measures give, charged and hardly rounded. */
    Model charge(String name, String... itsMeasures) {
        return layer(name, "select: all, rounding: fine", itsMeasures);
    }

    Model notional(String name, String... itsMeasures) {
        return layer(name, "select: all, charged: no", itsMeasures);
    }

    Model check(String name, String fields) {
        steps.append("      - {check: %s, from: 2000-01-01, text: %s, citation: test, %s}\n"
                .formatted(name, words(name), fields));
        return this;
    }

    private static String tail(String... more) {
        return more.length == 0 ? "" : ", " + String.join(", ", more);
    }

    private static String words(String text) {
        return WORDS.formatted(text, text, text, text);
    }

    Map<String, String> files() {
        String yaml = "pack: XX\n"
                + "title: %s\n".formatted(words("test"))
                + "territories: [AD]\n"
                + "currency: %s\n".formatted(currency)
                + "vintage: 2026-01-01\n"
                + "citations:\n  test: {source: invented for a test, confidence: unverified}\n"
                + "roundings:\n" + roundings
                + (facts.isEmpty() ? "" : "facts:\n" + facts)
                + (state.isEmpty() ? "" : "state:\n" + state)
                + (areas.isEmpty() ? "" : "areas:\n" + areas)
                + (goods.isEmpty() ? "" : "lists:\n  goods: {file: goods.csv, columns: [en, rate]}\ngoods: [goods]\n")
                + "channels:\n  test:\n    title: %s\n    subject: goods\n    date: import\n    steps:\n"
                        .formatted(words("test"))
                + steps
                + "measures:\n" + measures;
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pack.yaml", yaml);
        if (!goods.isEmpty()) {
            files.put("goods.csv", goods.toString());
        }
        return files;
    }

    LandedCost engine() {
        return LandedCost.of(Rulebook.of(Packs.pack(files())));
    }

    Assessment assess(Sale.Builder sale) {
        return engine().assess(sale.build());
    }

    /** One line of goods from China at a price, delivered on terms that add freight and insurance. */
    static Sale.Builder sale(String currency, String price) {
        return sale(currency, line("1", currency, price));
    }

    static Sale.Builder sale(String currency, Line... lines) {
        Sale.Builder sale = Sale.builder()
                .id("test")
                .seller(new Party(Country.CHINA, PartyKind.BUSINESS))
                .buyer(new Party(Country.of("AD"), PartyKind.BUSINESS))
                .dates(Dates.on(DAY))
                .terms(new Terms(Incoterm.FOB, "Ningbo"))
                .freight(Fact.of(Money.of("0", currency)))
                .insurance(Fact.of(Money.of("0", currency)))
                .currency(Money.currency(currency));
        List.of(lines).forEach(sale::line);
        return sale;
    }

    static Line line(String id, String currency, String price) {
        return line(id, currency, price, "CN");
    }

    static Line line(String id, String currency, String price, String origin) {
        return Line.goods(
                id,
                "goods",
                HsCode.of("847950"),
                Fact.of(Country.of(origin)),
                Quantity.of("1", Unit.H87),
                Money.of(price, currency));
    }

    static Line measured(Line line, Map<String, BigDecimal> measurements, Quantity... measures) {
        return new Line(
                line.id(),
                line.description(),
                line.subject(),
                line.origin(),
                line.quantity(),
                line.unitPrice(),
                List.of(measures),
                measurements);
    }
}
