package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.codes.input.Values;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sale from parsed JSON: the form of {@code samples/deals/}. The group {@code documents} belongs to the papers of a
 * deal and is passed over on purpose.
 */
public final class SaleReader {
    private final Problems problems;
    private final @Nullable LocalDate asOf;

    private SaleReader(Problems problems, @Nullable LocalDate asOf) {
        this.problems = problems;
        this.asOf = asOf;
    }

    /** @throws InputException with every problem of the file */
    public static Sale read(String file, Tree tree) {
        return read(file, tree, null);
    }

    /**
     * Reads a sale and puts all its days on {@code asOf} where that is given.
     *
     * @throws InputException with every problem of the file
     */
    public static Sale read(String file, Tree tree, @Nullable LocalDate asOf) {
        Problems problems = new Problems();
        Sale sale = read(file, tree, asOf, problems);
        problems.throwIfAny();
        if (sale == null) {
            throw new IllegalStateException("no sale and no problem");
        }
        return sale;
    }

    /** Reads a sale; null, and problems, where something is wrong with it. */
    public static @Nullable Sale read(String file, Tree tree, @Nullable LocalDate asOf, Problems problems) {
        return new SaleReader(problems, asOf).sale(Node.root(file, tree, problems));
    }

    private @Nullable Sale sale(Node root) {
        root.only(
                "id",
                "title",
                "seller",
                "buyer",
                "dispatch",
                "destination",
                "channel",
                "transport",
                "dates",
                "terms",
                "currency",
                "freight",
                "insurance",
                "inland",
                "exchangeRates",
                "lines",
                "facts",
                "state",
                "claims",
                "documents");
        Sale.Builder sale = Sale.builder();
        String id = root.field("id").optionalText();
        String title = root.field("title").optionalText();
        sale.id(id == null ? "" : id).title(title == null ? "" : title);
        Currency currency = root.field("currency").parse(Money::currency);
        parties(root, sale);
        sale.channel(root.field("channel").optionalText());
        Transport transport = root.field("transport").choice(Transport.class);
        sale.transport(transport == null ? Transport.SEA : transport);
        dates(root.field("dates"), sale);
        terms(root.field("terms"), sale);
        rates(root.field("exchangeRates"), sale);
        answers(root, sale);
        if (currency != null) {
            sale.currency(currency);
            sale.freight(Fact.ofNullable(amount(root.field("freight"), currency)));
            sale.insurance(Fact.ofNullable(amount(root.field("insurance"), currency)));
            sale.inland(Fact.ofNullable(amount(root.field("inland"), currency)));
        }
        List<Node> lines = root.field("lines").items();
        if (lines.isEmpty()) {
            root.field("lines").problem(SaleProblems.of("lines-missing"));
        }
        for (Node item : lines) {
            Line line = line(item, currency);
            if (line != null) {
                sale.line(line);
            }
        }
        if (!problems.isEmpty()) {
            return null;
        }
        try {
            return sale.build();
        } catch (IllegalArgumentException impossible) {
            root.problem(impossible);
            return null;
        }
    }

    private static void parties(Node root, Sale.Builder sale) {
        Party seller = party(root.field("seller"));
        Party buyer = party(root.field("buyer"));
        if (seller != null) {
            sale.seller(seller);
        }
        if (buyer != null) {
            sale.buyer(buyer);
        }
        Country dispatch = root.field("dispatch").parseOptional(Country::parse);
        Country destination = root.field("destination").parseOptional(Country::parse);
        if (dispatch != null) {
            sale.dispatch(dispatch);
        }
        if (destination != null) {
            sale.destination(destination);
        }
    }

    private static @Nullable Party party(Node node) {
        if (!node.present()) {
            node.problem(SaleProblems.of("party-missing"));
            return null;
        }
        node.only("country", "kind");
        Country country = node.field("country").parse(Country::parse);
        PartyKind kind = node.field("kind").choice(PartyKind.class);
        return country == null || kind == null ? null : new Party(country, kind);
    }

    private void dates(Node node, Sale.Builder sale) {
        node.only("order", "export", "import");
        LocalDate export = node.field("export").parseOptional(Values::date);
        LocalDate imported = node.field("import").parseOptional(Values::date);
        LocalDate order = asOf == null
                ? node.field("order").parse(Values::date)
                : node.field("order").parseOptional(Values::date);
        if (asOf != null) {
            sale.dates(Dates.on(asOf));
        } else if (order != null) {
            try {
                sale.dates(new Dates(order, export, imported));
            } catch (IllegalArgumentException outOfOrder) {
                node.problem(outOfOrder);
            }
        }
    }

    private static void terms(Node node, Sale.Builder sale) {
        if (!node.present()) {
            return;
        }
        node.only("incoterm", "place");
        Incoterm incoterm = node.field("incoterm").parse(Incoterm::parse);
        String place = node.field("place").optionalText();
        if (incoterm != null) {
            sale.terms(new Terms(incoterm, place == null ? "" : place));
        }
    }

    private static void rates(Node node, Sale.Builder sale) {
        for (Node item : node.items()) {
            item.only("from", "to", "rate", "date", "source");
            Currency from = item.field("from").parse(Money::currency);
            Currency to = item.field("to").parse(Money::currency);
            BigDecimal rate = item.field("rate").parse(Decimals::parse);
            LocalDate date = item.field("date").parseOptional(Values::date);
            String source = item.field("source").text();
            if (from != null && to != null && rate != null && source != null) {
                try {
                    sale.rate(new ExchangeRate(from, to, rate, date, source));
                } catch (IllegalArgumentException bad) {
                    item.problem(bad);
                }
            }
        }
    }

    private static void answers(Node root, Sale.Builder sale) {
        root.field("facts").fields().forEach((name, node) -> {
            Answer answer = node.choice(Answer.class);
            if (answer != null) {
                sale.fact(name, answer);
            }
        });
        root.field("state").fields().forEach((name, node) -> {
            String text = node.optionalText();
            if (text != null && !text.isEmpty() && Character.isDigit(text.charAt(0))) {
                Quantity balance = node.parse(Quantity::parse);
                if (balance != null) {
                    sale.balance(name, balance);
                }
                return;
            }
            Money amount = node.parse(Money::parse);
            if (amount != null) {
                sale.state(name, amount);
            }
        });
        for (Node item : root.field("claims").items()) {
            String program = item.text();
            if (program != null) {
                sale.claim(program);
            }
        }
    }

    private static @Nullable Money amount(Node node, Currency currency) {
        BigDecimal amount = node.parseOptional(Decimals::parse);
        if (amount != null && (amount.signum() < 0 || amount.compareTo(Sale.MAX_AMOUNT) >= 0)) {
            node.problem(SaleProblems.of("amount-range", amount.toPlainString(), Sale.MAX_AMOUNT.toPlainString()));
            return null;
        }
        return amount == null ? null : Money.of(amount, currency);
    }

    private static @Nullable Line line(Node node, @Nullable Currency currency) {
        node.only(
                "id",
                "description",
                "hs",
                "service",
                "origin",
                "quantity",
                "unit",
                "unitPrice",
                "netKg",
                "litres",
                "measures",
                "measurements",
                "materials",
                "processes",
                "directCosts",
                "netCost",
                "exWorksPrice",
                "originates");
        String id = node.field("id").text();
        String description = node.field("description").optionalText();
        Line.Subject subject = subject(node);
        Quantity quantity = quantity(node);
        if (!node.field("unitPrice").present()) {
            node.field("unitPrice").problem(Wrong.of("missing"));
        }
        Money price = currency == null ? null : amount(node.field("unitPrice"), currency);
        Country origin = origin(node.field("origin"));
        List<Quantity> measures = measures(node);
        Map<String, BigDecimal> measurements = new HashMap<>();
        node.field("measurements").fields().forEach((name, value) -> {
            BigDecimal number = value.parse(Decimals::parse);
            if (number != null && number.signum() < 0) {
                value.problem(SaleProblems.of("negative"));
            } else if (number != null) {
                measurements.put(name, number);
            }
        });
        Production production = ProductionReader.read(node);
        Map<String, Answer> originates = ProductionReader.originates(node.field("originates"));
        if (id == null || subject == null || quantity == null || price == null) {
            return null;
        }
        try {
            return new Line(
                    id,
                    description == null ? "" : description,
                    subject,
                    Fact.ofNullable(origin),
                    quantity,
                    price,
                    measures,
                    measurements,
                    production,
                    originates);
        } catch (IllegalArgumentException bad) {
            node.problem(bad);
            return null;
        }
    }

    private static Line.@Nullable Subject subject(Node node) {
        boolean goods = node.field("hs").present();
        if (goods == node.field("service").present()) {
            node.problem(SaleProblems.of("hs-or-service"));
            return null;
        }
        if (goods) {
            HsCode code = node.field("hs").parse(HsCode::parse);
            return code == null ? null : new Line.Subject.Goods(code);
        }
        ServiceCode code = node.field("service").parse(ServiceCode::parse);
        return code == null ? null : new Line.Subject.Service(code);
    }

    private static @Nullable Quantity quantity(Node node) {
        BigDecimal value = node.field("quantity").parse(Decimals::parse);
        Unit unit = node.field("unit").parse(Unit::parse);
        if (value != null && (value.signum() <= 0 || value.compareTo(Sale.MAX_AMOUNT) >= 0)) {
            node.field("quantity")
                    .problem(SaleProblems.of("quantity-range", value.toPlainString(), Sale.MAX_AMOUNT.toPlainString()));
            return null;
        }
        return value == null || unit == null ? null : new Quantity(value, unit);
    }

    private static @Nullable Country origin(Node node) {
        return "unknown".equals(node.optionalText()) ? null : node.parseOptional(Country::parse);
    }

    private static List<Quantity> measures(Node node) {
        List<Quantity> measures = new ArrayList<>();
        Quantity net = node.field("netKg").parseOptional(text -> Quantity.of(text, Unit.KGM));
        Quantity litres = node.field("litres").parseOptional(text -> Quantity.of(text, Unit.LTR));
        if (net != null) {
            measures.add(net);
        }
        if (litres != null) {
            measures.add(litres);
        }
        for (Node item : node.field("measures").items()) {
            Quantity measure = item.parse(Quantity::parse);
            if (measure != null) {
                measures.add(measure);
            }
        }
        return measures;
    }
}
