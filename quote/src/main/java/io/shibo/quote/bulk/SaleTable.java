package io.shibo.quote.bulk;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Terms;
import io.shibo.quote.sale.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads sales from a table: a row a line, rows with the same {@code sale} one after the other. What belongs to the whole
 * sale is taken from its first row; later rows repeat it or leave it empty.
 *
 * <p>One instance reads blocks one after the other and remembers values it has met; several threads use several instances.
 */
public final class SaleTable {
    /** The columns. {@code hs} or {@code service} names what is sold. */
    public static final Csv.Header HEADER = new Csv.Header(
            List.of(
                    "sale",
                    "seller_country",
                    "destination",
                    "order_date",
                    "currency",
                    "quantity",
                    "unit",
                    "unit_price"),
            List.of(
                    "hs",
                    "service",
                    "description",
                    "origin",
                    "net_kg",
                    "litres",
                    "measurements",
                    "seller_kind",
                    "buyer_kind",
                    "buyer_country",
                    "dispatch",
                    "channel",
                    "transport",
                    "export_date",
                    "import_date",
                    "incoterm",
                    "place",
                    "freight",
                    "insurance",
                    "facts",
                    "state",
                    "claims"));

    /** Columns that belong to the whole sale. */
    private static final List<String> OF_SALE = List.of(
            "seller_country",
            "seller_kind",
            "buyer_country",
            "buyer_kind",
            "destination",
            "dispatch",
            "channel",
            "transport",
            "order_date",
            "export_date",
            "import_date",
            "incoterm",
            "place",
            "currency",
            "freight",
            "insurance",
            "facts",
            "state",
            "claims");

    /** What becomes of each sale of the table, in its order. */
    public interface Sink {
        void sale(Sale sale);

        /** @param problems what is wrong with it; at least one */
        void wrong(String id, List<Problem> problems);
    }

    private final String file;
    private final List<ExchangeRate> rates;
    private final @Nullable LocalDate asOf;

    private final Memo<Country> countries = new Memo<>(Country::parse);
    private final Memo<Currency> currencies = new Memo<>(Money::currency);
    private final Memo<LocalDate> days = new Memo<>(Values::date);
    private final Memo<HsCode> codes = new Memo<>(HsCode::parse);
    private final Memo<ServiceCode> services = new Memo<>(ServiceCode::parse);
    private final Memo<Unit> units = new Memo<>(Unit::parse);
    private final Memo<Incoterm> incoterms = new Memo<>(Incoterm::parse);
    private final Memo<PartyKind> kinds = new Memo<>(Values.oneOf(PartyKind.class));
    private final Memo<Transport> transports = new Memo<>(Values.oneOf(Transport.class));
    private final Memo<Map<String, Answer>> facts = new Memo<>(Pairs.reader(Values.oneOf(Answer.class)));
    private final Memo<Map<String, Money>> states = new Memo<>(Pairs.reader(Pairs::money));

    // The sale being gathered.
    private String id = "";
    private Csv.@Nullable Row first;
    private Sale.@Nullable Builder builder;
    private long problemsBefore;
    private int lines;

    /**
     * @param file as the user named it, for messages
     * @param rates exchange rates that all sales share; a table states none
     * @param asOf puts all days of all sales on this one; null for the days of the table
     */
    public SaleTable(String file, List<ExchangeRate> rates, @Nullable LocalDate asOf) {
        this.file = file;
        this.rates = List.copyOf(rates);
        this.asOf = asOf;
    }

    /** Reads the sales of a block. A header that does not fit becomes the problem of a sale without a name. */
    public void read(SaleBlock block, Sink sink) {
        Problems problems = new Problems();
        try (InputStream in = new SequenceInputStream(
                new ByteArrayInputStream(block.header()), new ByteArrayInputStream(block.rows(), 0, block.length()))) {
            Csv.read(file, in, HEADER, problems, row -> row(row, block, problems, sink));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
        end(block, problems, sink);
        if (problems.count() > problemsBefore) {
            sink.wrong("", placed(problems, problemsBefore, block));
        }
        problemsBefore = 0;
    }

    private void row(Csv.Row row, SaleBlock block, Problems problems, Sink sink) {
        String sale = row.text("sale");
        if (first == null || !sale.equals(id)) {
            end(block, problems, sink);
            begin(row);
        } else {
            compare(first, row);
        }
        lines++;
        if (lines > Sale.MAX_LINES) {
            if (lines == Sale.MAX_LINES + 1) {
                row.problem("sale", "has more than %d lines.".formatted(Sale.MAX_LINES));
            }
            return;
        }
        Line line = line(row);
        if (line != null && builder != null) {
            builder.line(line);
        }
    }

    private void begin(Csv.Row row) {
        first = row;
        id = row.required("sale");
        lines = 0;
        builder = Sale.builder().id(id);
        Country seller = row.parse("seller_country", countries);
        Country destination = row.parse("destination", countries);
        Country buyer = row.parseOptional("buyer_country", countries);
        PartyKind sellerKind = row.parseOptional("seller_kind", kinds);
        PartyKind buyerKind = row.parseOptional("buyer_kind", kinds);
        if (seller != null && destination != null) {
            builder.seller(new Party(seller, sellerKind == null ? PartyKind.BUSINESS : sellerKind));
            builder.buyer(
                    new Party(buyer == null ? destination : buyer, buyerKind == null ? PartyKind.CONSUMER : buyerKind));
            builder.destination(destination);
        }
        Country dispatch = row.parseOptional("dispatch", countries);
        if (dispatch != null) {
            builder.dispatch(dispatch);
        }
        String channel = row.text("channel");
        builder.channel(channel.isEmpty() ? null : channel);
        Transport transport = row.parseOptional("transport", transports);
        if (transport != null) {
            builder.transport(transport);
        }
        dates(row, builder);
        Incoterm incoterm = row.parseOptional("incoterm", incoterms);
        if (incoterm != null) {
            builder.terms(new Terms(incoterm, row.text("place")));
        }
        Currency currency = row.parse("currency", currencies);
        if (currency != null) {
            builder.currency(currency);
            builder.freight(amount(row, "freight", currency));
            builder.insurance(amount(row, "insurance", currency));
        }
        answers(row, builder);
        rates.forEach(builder::rate);
    }

    private void dates(Csv.Row row, Sale.Builder sale) {
        LocalDate order = row.parse("order_date", days);
        LocalDate export = row.parseOptional("export_date", days);
        LocalDate imported = row.parseOptional("import_date", days);
        if (asOf != null) {
            sale.dates(Dates.on(asOf));
        } else if (order != null) {
            try {
                sale.dates(new Dates(order, export, imported));
            } catch (IllegalArgumentException outOfOrder) {
                row.problem("import_date", String.valueOf(outOfOrder.getMessage()));
            }
        }
    }

    private static Fact<Money> amount(Csv.Row row, String column, Currency currency) {
        BigDecimal amount = row.parseOptional(column, Decimals::parse);
        return amount == null ? Fact.unknown() : Fact.of(Money.of(amount, currency));
    }

    private void answers(Csv.Row row, Sale.Builder sale) {
        Map<String, Answer> stated = row.parseOptional("facts", facts);
        if (stated != null) {
            stated.forEach(sale::fact);
        }
        Map<String, Money> state = row.parseOptional("state", states);
        if (state != null) {
            state.forEach(sale::state);
        }
        String claims = row.text("claims");
        if (!claims.isEmpty()) {
            for (String program : claims.split(" +")) {
                sale.claim(program);
            }
        }
    }

    private static void compare(Csv.Row first, Csv.Row row) {
        for (String column : OF_SALE) {
            String text = row.text(column);
            if (!text.isEmpty() && !text.equals(first.text(column))) {
                row.problem(
                        column,
                        "'%s' differs from '%s' in the first row of sale %s. Rows of one sale agree on it, or leave it empty."
                                .formatted(
                                        Problem.show(text),
                                        Problem.show(first.text(column)),
                                        Problem.show(row.text("sale"))));
            }
        }
    }

    private @Nullable Line line(Csv.Row row) {
        Line.Subject subject = subject(row);
        BigDecimal quantity = row.parse("quantity", Decimals::parse);
        Unit unit = row.parse("unit", units);
        BigDecimal price = row.parse("unit_price", Decimals::parse);
        Country origin = row.text("origin").equals("unknown") ? null : row.parseOptional("origin", countries);
        List<Quantity> measures = measures(row);
        Map<String, BigDecimal> measurements = row.parseOptional("measurements", Pairs.NUMBERS);
        Currency currency = first == null ? null : currencies.find(first.text("currency"));
        if (subject == null || quantity == null || unit == null || price == null || currency == null) {
            return null;
        }
        try {
            return new Line(
                    Integer.toString(lines),
                    row.text("description"),
                    subject,
                    Fact.ofNullable(origin),
                    new Quantity(quantity, unit),
                    Money.of(price, currency),
                    measures,
                    measurements == null ? Map.of() : measurements);
        } catch (IllegalArgumentException bad) {
            row.problem("quantity", String.valueOf(bad.getMessage()));
            return null;
        }
    }

    private Line.@Nullable Subject subject(Csv.Row row) {
        boolean goods = !row.text("hs").isEmpty();
        if (goods == !row.text("service").isEmpty()) {
            row.problem("hs", "a line has either hs (a goods code) or service (a service code).");
            return null;
        }
        if (goods) {
            HsCode code = row.parse("hs", codes);
            return code == null ? null : new Line.Subject.Goods(code);
        }
        ServiceCode code = row.parse("service", services);
        return code == null ? null : new Line.Subject.Service(code);
    }

    private static List<Quantity> measures(Csv.Row row) {
        BigDecimal mass = row.parseOptional("net_kg", Decimals::parse);
        BigDecimal volume = row.parseOptional("litres", Decimals::parse);
        if (mass == null && volume == null) {
            return List.of();
        }
        List<Quantity> measures = new ArrayList<>(2);
        addMeasure(row, "net_kg", mass, Unit.KGM, measures);
        addMeasure(row, "litres", volume, Unit.LTR, measures);
        return measures;
    }

    private static void addMeasure(
            Csv.Row row, String column, @Nullable BigDecimal value, Unit unit, List<Quantity> into) {
        if (value != null && value.signum() < 0) {
            row.problem(column, "must be 0 or more.");
        } else if (value != null) {
            into.add(new Quantity(value, unit));
        }
    }

    /** Ends the sale being gathered, if there is one. */
    private void end(SaleBlock block, Problems problems, Sink sink) {
        if (first == null || builder == null) {
            return;
        }
        int line = first.line();
        first = null;
        if (problems.count() == problemsBefore) {
            try {
                sink.sale(builder.build());
                return;
            } catch (IllegalArgumentException impossible) {
                problems.add(file, line, "", String.valueOf(impossible.getMessage()));
            }
        }
        sink.wrong(id, placed(problems, problemsBefore, block));
        problemsBefore = problems.count();
    }

    /** The problems since {@code before}, with lines counted from the beginning of the file. */
    private static List<Problem> placed(Problems problems, long before, SaleBlock block) {
        List<Problem> kept = problems.list();
        if (before >= kept.size()) {
            return List.of(new Problem(
                    "",
                    0,
                    "",
                    "wrong as well; the first %d problems of its part of the file are told.".formatted(Problems.MAX)));
        }
        return kept.subList((int) before, kept.size()).stream()
                .map(p -> new Problem(
                        p.file(), p.line() <= 1 ? p.line() : p.line() + block.firstLine() - 2, p.field(), p.message()))
                .toList();
    }
}
