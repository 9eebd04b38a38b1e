package io.shibo.hub.quote;

import io.shibo.codes.Money;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Tree;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form, as text. They become the same tree that a sale's JSON file gives, so that one reader checks both
 * and its problems find their way back to the fields.
 */
final class QuoteForm {
    /** Characters of one field. */
    private static final int MAX_FIELD = 500;

    /** Fields in the order of the form, with what they start with. */
    private static final Map<String, String> DEFAULTS = defaults();

    /** Where a field stands in the tree of a sale. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("lines[0].hs", "code"),
            Map.entry("lines[0].service", "code"),
            Map.entry("lines[0].origin", "origin"),
            Map.entry("lines[0].quantity", "quantity"),
            Map.entry("lines[0].unit", "unit"),
            Map.entry("lines[0].unitPrice", "price"),
            Map.entry("lines[0].netKg", "kg"),
            Map.entry("lines[0].litres", "litres"),
            Map.entry("seller.country", "from"),
            Map.entry("dispatch", "from"),
            Map.entry("buyer.country", "to"),
            Map.entry("destination", "to"),
            Map.entry("buyer.kind", "buyer"),
            Map.entry("dates.order", "date"),
            Map.entry("terms.incoterm", "incoterm"),
            Map.entry("terms.place", "place"),
            Map.entry("exchangeRates[0].rate", "rate"),
            Map.entry("exchangeRates[0].source", "source"),
            Map.entry("exchangeRates", "rate"));

    private final Map<String, String> values;

    private QuoteForm(Map<String, String> values) {
        this.values = values;
    }

    private static Map<String, String> defaults() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String name : List.of(
                "from",
                "to",
                "buyer",
                "channel",
                "transport",
                "date",
                "code",
                "origin",
                "quantity",
                "unit",
                "price",
                "currency",
                "kg",
                "litres",
                "incoterm",
                "place",
                "freight",
                "insurance",
                "rate",
                "source")) {
            map.put(name, "");
        }
        map.put("from", "CN");
        map.put("to", "ID");
        map.put("buyer", "business");
        map.put("transport", "sea");
        map.put("quantity", "1");
        map.put("unit", "H87");
        map.put("currency", "USD");
        return map;
    }

    static QuoteForm empty() {
        return new QuoteForm(new LinkedHashMap<>(DEFAULTS));
    }

    /** What an address carries; fields it does not name start as in an empty form, other parameters are not looked at. */
    static QuoteForm of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        DEFAULTS.forEach((name, value) -> values.put(name, cut(parameters.getOrDefault(name, value))));
        parameters.forEach((name, value) -> {
            if (name.startsWith("fact.") || name.startsWith("state.")) {
                values.put(name, cut(value));
            }
        });
        return new QuoteForm(values);
    }

    /** The fields that would ask for this sale. */
    static QuoteForm of(Sale sale) {
        Map<String, String> values = new LinkedHashMap<>(empty().values);
        Line line = sale.lines().getFirst();
        values.put("from", sale.dispatch().code());
        values.put("to", sale.destination().code());
        values.put("buyer", lower(sale.buyer().kind()));
        values.put("channel", sale.channel() == null ? "" : sale.channel());
        values.put("transport", lower(sale.transport()));
        values.put("date", sale.dates().day(NamedDate.IMPORT).toString());
        switch (line.subject()) {
            case Line.Subject.Goods(var code) -> values.put("code", code.dotted());
            case Line.Subject.Service(var code) -> values.put("code", code.toString());
        }
        var origin = line.origin().orNull();
        values.put("origin", origin == null ? "" : origin.code());
        values.put("quantity", line.quantity().value().toPlainString());
        values.put("unit", line.quantity().unit().name());
        values.put("price", line.unitPrice().plainAmount());
        values.put("currency", sale.currency().getCurrencyCode());
        line.measures().forEach(measure -> {
            switch (measure.unit()) {
                case KGM -> values.put("kg", measure.value().toPlainString());
                case LTR -> values.put("litres", measure.value().toPlainString());
                default -> {
                    // The form has no field for other measures.
                }
            }
        });
        var terms = sale.terms();
        values.put("incoterm", terms == null ? "" : terms.incoterm().name());
        values.put("place", terms == null ? "" : terms.place());
        values.put("freight", plain(sale.freight()));
        values.put("insurance", plain(sale.insurance()));
        if (!sale.rates().isEmpty()) {
            ExchangeRate rate = sale.rates().getFirst();
            values.put("rate", rate.rate().toPlainString());
            values.put("source", rate.source());
        }
        sale.facts().forEach((name, answer) -> values.put("fact." + name, lower(answer)));
        sale.state().forEach((name, amount) -> values.put("state." + name, amount.plainAmount()));
        sale.balances().forEach((name, quantity) -> values.put("state." + name, quantity.toString()));
        return new QuoteForm(values);
    }

    /** The same fields with one of them otherwise. */
    QuoteForm with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(values);
        other.put(name, value);
        return new QuoteForm(other);
    }

    /** The same fields with the exchange rate that a quote used; as they are where it used none. */
    QuoteForm withRate(@Nullable ExchangeRate rate) {
        if (rate == null || !rate.from().getCurrencyCode().equals(value("currency"))) {
            return this;
        }
        return with("rate", rate.rate().toPlainString()).with("source", rate.source());
    }

    /** The address that asks this. */
    String address(String path) {
        StringBuilder out = new StringBuilder(path);
        char before = '?';
        for (Map.Entry<String, String> field : values.entrySet()) {
            if (!field.getValue().isEmpty()) {
                out.append(before)
                        .append(URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return out.toString();
    }

    private static String plain(Fact<Money> amount) {
        var money = amount.orNull();
        return money == null ? "" : money.plainAmount();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String value) {
        String stripped = value.strip();
        return stripped.length() > MAX_FIELD ? stripped.substring(0, MAX_FIELD) : stripped;
    }

    /** A field's text; empty where it has none. For templates. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /**
     * The sale these fields state.
     *
     * @param destinationCurrency of the pack that will answer; null where no pack does
     * @throws InputException with every problem; {@link #fieldOf} tells where to show each
     */
    Sale sale(@Nullable String destinationCurrency) {
        return SaleReader.read("form", tree(destinationCurrency));
    }

    private Tree tree(@Nullable String destinationCurrency) {
        boolean service = value("code").contains(":");
        Map<String, Tree> line = new LinkedHashMap<>();
        line.put("id", scalar("1"));
        put(line, service ? "service" : "hs", value("code"));
        if (!line.containsKey("hs") && !line.containsKey("service")) {
            line.put("hs", scalar(""));
        }
        put(line, "origin", value("origin"));
        put(line, "quantity", value("quantity"));
        put(line, "unit", value("unit"));
        put(line, "unitPrice", value("price"));
        put(line, "netKg", value("kg"));
        put(line, "litres", value("litres"));
        Map<String, Tree> sale = new LinkedHashMap<>();
        sale.put("seller", fields("country", value("from"), "kind", "business"));
        sale.put("buyer", fields("country", value("to"), "kind", value("buyer")));
        put(sale, "channel", value("channel"));
        put(sale, "transport", service ? "network" : value("transport"));
        sale.put("dates", fields("order", value("date")));
        if (!value("incoterm").isEmpty() && !service) {
            sale.put("terms", fields("incoterm", value("incoterm"), "place", value("place")));
        }
        put(sale, "currency", value("currency"));
        put(sale, "freight", value("freight"));
        put(sale, "insurance", value("insurance"));
        if (destinationCurrency != null
                && !destinationCurrency.equals(value("currency"))
                && !value("rate").isEmpty()) {
            Tree rate = fields(
                    "from",
                    value("currency"),
                    "to",
                    destinationCurrency,
                    "rate",
                    value("rate"),
                    "source",
                    value("source"));
            sale.put("exchangeRates", new Tree.Items(List.of(rate), 0));
        }
        sale.put("lines", new Tree.Items(List.of(new Tree.Fields(line, 0)), 0));
        sale.put("facts", group("fact.", ""));
        sale.put("state", group("state.", destinationCurrency == null ? "" : destinationCurrency + " "));
        return new Tree.Fields(sale, 0);
    }

    private Tree group(String prefix, String before) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isEmpty()) {
                // A quantity has its unit behind it, as in 40 TNE, and takes no currency.
                fields.put(name.substring(prefix.length()), scalar(value.contains(" ") ? value : before + value));
            }
        });
        return new Tree.Fields(fields, 0);
    }

    private static Tree fields(String... namesAndValues) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            put(fields, namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Tree.Fields(fields, 0);
    }

    private static void put(Map<String, Tree> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, scalar(value));
        }
    }

    private static Tree scalar(String text) {
        return new Tree.Scalar(text, 0);
    }

    /** Problems by the field they belong to; {@code ""} for those of no field. */
    static Map<String, List<String>> byField(List<Problem> problems) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (Problem problem : problems) {
            byField.computeIfAbsent(fieldOf(problem.field()), field -> new ArrayList<>())
                    .add(problem.message());
        }
        return byField;
    }

    private static String fieldOf(String path) {
        if (path.startsWith("facts.")) {
            return "fact." + path.substring("facts.".length());
        }
        if (path.startsWith("state.")) {
            return path;
        }
        String known = PATHS.get(path);
        return known != null ? known : DEFAULTS.containsKey(path) ? path : "";
    }
}
