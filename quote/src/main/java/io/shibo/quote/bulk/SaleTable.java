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
    public static final Csv.Header HEADER = SaleColumns.HEADER;

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
        String sale = row.text(SaleColumns.SALE);
        if (first == null || !sale.equals(id)) {
            end(block, problems, sink);
            begin(row);
        } else {
            compare(first, row);
        }
        lines++;
        if (lines > Sale.MAX_LINES) {
            if (lines == Sale.MAX_LINES + 1) {
                row.problem(SaleColumns.SALE, "has more than %d lines.".formatted(Sale.MAX_LINES));
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
        id = row.required(SaleColumns.SALE);
        lines = 0;
        builder = Sale.builder().id(id);
        Country seller = row.parse(SaleColumns.SELLER_COUNTRY, countries);
        Country destination = row.parse(SaleColumns.DESTINATION, countries);
        Country buyer = row.parseOptional(SaleColumns.BUYER_COUNTRY, countries);
        PartyKind sellerKind = row.parseOptional(SaleColumns.SELLER_KIND, kinds);
        PartyKind buyerKind = row.parseOptional(SaleColumns.BUYER_KIND, kinds);
        if (seller != null && destination != null) {
            builder.seller(new Party(seller, sellerKind == null ? PartyKind.BUSINESS : sellerKind));
            builder.buyer(
                    new Party(buyer == null ? destination : buyer, buyerKind == null ? PartyKind.CONSUMER : buyerKind));
            builder.destination(destination);
        }
        Country dispatch = row.parseOptional(SaleColumns.DISPATCH, countries);
        if (dispatch != null) {
            builder.dispatch(dispatch);
        }
        String channel = row.text(SaleColumns.CHANNEL);
        builder.channel(channel.isEmpty() ? null : channel);
        Transport transport = row.parseOptional(SaleColumns.TRANSPORT, transports);
        if (transport != null) {
            builder.transport(transport);
        }
        dates(row, builder);
        Incoterm incoterm = row.parseOptional(SaleColumns.INCOTERM, incoterms);
        if (incoterm != null) {
            builder.terms(new Terms(incoterm, row.text(SaleColumns.PLACE)));
        }
        Currency currency = row.parse(SaleColumns.CURRENCY, currencies);
        if (currency != null) {
            builder.currency(currency);
            builder.freight(amount(row, SaleColumns.FREIGHT, currency));
            builder.insurance(amount(row, SaleColumns.INSURANCE, currency));
        }
        answers(row, builder);
        rates.forEach(builder::rate);
    }

    private void dates(Csv.Row row, Sale.Builder sale) {
        LocalDate order = row.parse(SaleColumns.ORDER_DATE, days);
        LocalDate export = row.parseOptional(SaleColumns.EXPORT_DATE, days);
        LocalDate imported = row.parseOptional(SaleColumns.IMPORT_DATE, days);
        if (asOf != null) {
            sale.dates(Dates.on(asOf));
        } else if (order != null) {
            try {
                sale.dates(new Dates(order, export, imported));
            } catch (IllegalArgumentException outOfOrder) {
                row.problem(SaleColumns.IMPORT_DATE, String.valueOf(outOfOrder.getMessage()));
            }
        }
    }

    private static Fact<Money> amount(Csv.Row row, int column, Currency currency) {
        BigDecimal amount = row.parseOptional(column, Decimals::parse);
        return amount == null ? Fact.unknown() : Fact.of(Money.of(amount, currency));
    }

    private void answers(Csv.Row row, Sale.Builder sale) {
        Map<String, Answer> stated = row.parseOptional(SaleColumns.FACTS, facts);
        if (stated != null) {
            stated.forEach(sale::fact);
        }
        Map<String, Money> state = row.parseOptional(SaleColumns.STATE, states);
        if (state != null) {
            state.forEach(sale::state);
        }
        String claims = row.text(SaleColumns.CLAIMS);
        if (!claims.isEmpty()) {
            for (String program : claims.split(" +")) {
                sale.claim(program);
            }
        }
    }

    private static void compare(Csv.Row first, Csv.Row row) {
        for (int column : SaleColumns.OF_SALE) {
            String text = row.text(column);
            if (!text.isEmpty() && !text.equals(first.text(column))) {
                row.problem(
                        column,
                        "'%s' differs from '%s' in the first row of sale %s. Rows of one sale agree on it, or leave it empty."
                                .formatted(
                                        Problem.show(text),
                                        Problem.show(first.text(column)),
                                        Problem.show(row.text(SaleColumns.SALE))));
            }
        }
    }

    private @Nullable Line line(Csv.Row row) {
        Line.Subject subject = subject(row);
        BigDecimal quantity = row.parse(SaleColumns.QUANTITY, Decimals::parse);
        Unit unit = row.parse(SaleColumns.UNIT, units);
        BigDecimal price = row.parse(SaleColumns.UNIT_PRICE, Decimals::parse);
        Country origin = row.text(SaleColumns.ORIGIN).equals("unknown")
                ? null
                : row.parseOptional(SaleColumns.ORIGIN, countries);
        List<Quantity> measures = measures(row);
        Map<String, BigDecimal> measurements = row.parseOptional(SaleColumns.MEASUREMENTS, Pairs.NUMBERS);
        Currency currency = first == null ? null : currencies.find(first.text(SaleColumns.CURRENCY));
        if (subject == null || quantity == null || unit == null || price == null || currency == null) {
            return null;
        }
        try {
            return new Line(
                    Integer.toString(lines),
                    row.text(SaleColumns.DESCRIPTION),
                    subject,
                    Fact.ofNullable(origin),
                    new Quantity(quantity, unit),
                    Money.of(price, currency),
                    measures,
                    measurements == null ? Map.of() : measurements);
        } catch (IllegalArgumentException bad) {
            row.problem(SaleColumns.QUANTITY, String.valueOf(bad.getMessage()));
            return null;
        }
    }

    private Line.@Nullable Subject subject(Csv.Row row) {
        boolean goods = !row.text(SaleColumns.HS).isEmpty();
        if (goods == !row.text(SaleColumns.SERVICE).isEmpty()) {
            row.problem(SaleColumns.HS, "a line has either hs (a goods code) or service (a service code).");
            return null;
        }
        if (goods) {
            HsCode code = row.parse(SaleColumns.HS, codes);
            return code == null ? null : new Line.Subject.Goods(code);
        }
        ServiceCode code = row.parse(SaleColumns.SERVICE, services);
        return code == null ? null : new Line.Subject.Service(code);
    }

    private static List<Quantity> measures(Csv.Row row) {
        BigDecimal mass = row.parseOptional(SaleColumns.NET_KG, Decimals::parse);
        BigDecimal volume = row.parseOptional(SaleColumns.LITRES, Decimals::parse);
        if (mass == null && volume == null) {
            return List.of();
        }
        List<Quantity> measures = new ArrayList<>(2);
        addMeasure(row, SaleColumns.NET_KG, mass, Unit.KGM, measures);
        addMeasure(row, SaleColumns.LITRES, volume, Unit.LTR, measures);
        return measures;
    }

    private static void addMeasure(
            Csv.Row row, int column, @Nullable BigDecimal value, Unit unit, List<Quantity> into) {
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
