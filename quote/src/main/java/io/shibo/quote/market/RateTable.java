package io.shibo.quote.market;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.sale.ExchangeRate;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exchange rates with their sources; two rates that share a currency give a third. */
public final class RateTable {
    /** The columns of its file. */
    public static final Csv.Header HEADER = new Csv.Header(List.of("from", "to", "rate", "source"), List.of("date"));

    /** Rates of one table. */
    public static final int MAX_RATES = 10_000;

    /** Significant digits of a rate made from two. */
    private static final MathContext CROSSED = new MathContext(12, RoundingMode.HALF_UP);

    private final List<ExchangeRate> rates;

    private RateTable(List<ExchangeRate> rates) {
        this.rates = List.copyOf(rates);
    }

    public static RateTable of(List<ExchangeRate> rates) {
        return new RateTable(rates);
    }

    /**
     * Reads a file with a rate a row: 1 {@code from} = {@code rate} {@code to}.
     *
     * @param file as the user named it, for messages
     * @param problems takes what is wrong; the table then holds the rest
     */
    public static RateTable read(String file, InputStream in, Problems problems) throws IOException {
        List<ExchangeRate> rates = new ArrayList<>();
        Set<String> pairs = new HashSet<>();
        Csv.read(file, in, HEADER, problems, row -> {
            Currency from = row.parse("from", Money::currency);
            Currency to = row.parse("to", Money::currency);
            BigDecimal rate = row.parse("rate", Decimals::parse);
            LocalDate date = row.parseOptional("date", Values::date);
            String source = row.required("source");
            if (from == null || to == null || rate == null || source.isEmpty()) {
                return;
            }
            if (!pairs.add(from + " " + to) || pairs.contains(to + " " + from)) {
                row.problem("from", "%s and %s have a rate already. Leave one out.".formatted(from, to));
            } else if (rates.size() == MAX_RATES) {
                row.problem("from", "more than %d rates.".formatted(MAX_RATES));
            } else {
                try {
                    rates.add(new ExchangeRate(from, to, rate, date, source));
                } catch (IllegalArgumentException bad) {
                    row.problem("rate", String.valueOf(bad.getMessage()));
                }
            }
        });
        return new RateTable(rates);
    }

    public List<ExchangeRate> rates() {
        return rates;
    }

    /** The same table, with rates that go before those it has. */
    public RateTable preferring(List<ExchangeRate> stated) {
        List<ExchangeRate> all = new ArrayList<>(stated);
        all.addAll(rates);
        return new RateTable(all);
    }

    /** The rate between two currencies, or one made from two rates that share a currency; empty where neither exists. */
    public Optional<ExchangeRate> find(Currency from, Currency to) {
        for (ExchangeRate rate : rates) {
            if (joins(rate, from, to)) {
                return Optional.of(rate);
            }
        }
        for (ExchangeRate first : rates) {
            if (first.from().equals(from) || first.to().equals(from)) {
                Currency middle = first.from().equals(from) ? first.to() : first.from();
                for (ExchangeRate second : rates) {
                    if (joins(second, middle, to)) {
                        return Optional.of(crossed(from, first, middle, second, to));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean joins(ExchangeRate rate, Currency one, Currency other) {
        return rate.from().equals(one) && rate.to().equals(other)
                || rate.from().equals(other) && rate.to().equals(one);
    }

    private static ExchangeRate crossed(
            Currency from, ExchangeRate first, Currency middle, ExchangeRate second, Currency to) {
        BigDecimal rate =
                first.from().equals(from) ? first.rate() : BigDecimal.ONE.divide(first.rate(), MathContext.DECIMAL128);
        rate = second.from().equals(middle)
                ? rate.multiply(second.rate())
                : rate.divide(second.rate(), MathContext.DECIMAL128);
        String source =
                first.source().equals(second.source()) ? first.source() : first.source() + "; " + second.source();
        LocalDate date =
                first.date() == null || second.date() == null || !first.date().equals(second.date())
                        ? null
                        : first.date();
        return new ExchangeRate(from, to, rate.round(CROSSED), date, "by way of %s: %s".formatted(middle, source));
    }
}
