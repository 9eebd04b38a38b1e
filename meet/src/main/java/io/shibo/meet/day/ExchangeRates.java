package io.shibo.meet.day;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of each currency is worth in one, as published on some day: the rates that closing figures state.
 */
public final class ExchangeRates {
    private static final Csv.Header HEADER =
            Csv.Header.of("currency", "rate", "date").withOptional("source");
    private static final int MAX_SOURCE = 200;
    private static final int MAX_DIGITS = 20;

    private final Currency target;
    private final Map<String, Quoted> rates = new TreeMap<>();

    /**
     * @param rate units of the target for one of the currency, above 0
     * @param source who published it; may be empty
     */
    public record Quoted(Currency currency, BigDecimal rate, LocalDate date, String source) {}

    /** No rates: only amounts in the target itself are converted. */
    public ExchangeRates(Currency target, List<Quoted> rates) {
        this.target = target;
        rates.forEach(each -> this.rates.put(each.currency().getCurrencyCode(), each));
    }

    /** Reads {@code currency,rate,date,[source]}, as in {@code USD,7.1034,2026-03-27,PBoC central parity}. */
    public static ExchangeRates read(String file, InputStream in, Currency target) throws IOException {
        Problems problems = new Problems();
        Map<String, Quoted> read = new TreeMap<>();
        Csv.read(file, in, HEADER, problems, row -> {
            @Nullable Currency currency = row.parse("currency", Money::currency);
            @Nullable BigDecimal rate = row.parse("rate", ExchangeRates::rate);
            @Nullable LocalDate date = row.parse("date", Values::date);
            String source = row.text("source");
            if (source.length() > MAX_SOURCE) {
                row.problem("source", "has %d characters; at most %d are kept.".formatted(source.length(), MAX_SOURCE));
            } else if (currency != null && rate != null && date != null) {
                Quoted quoted = new Quoted(currency, rate, date, source);
                if (read.putIfAbsent(currency.getCurrencyCode(), quoted) != null) {
                    row.problem("currency", "%s is there twice. Keep one rate.".formatted(currency));
                }
            }
        });
        problems.throwIfAny();
        return new ExchangeRates(target, List.copyOf(read.values()));
    }

    private static BigDecimal rate(String text) {
        BigDecimal rate = Decimals.parse(text);
        if (rate.signum() <= 0 || rate.precision() > MAX_DIGITS || Math.abs(rate.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "'%s' is not a rate. It is above 0 and has at most %d digits, as in 7.1034."
                            .formatted(Problem.show(text), MAX_DIGITS));
        }
        return rate;
    }

    public Currency target() {
        return target;
    }

    /** The exact product, nothing rounded; empty where no rate is stated. */
    public Optional<Money> convert(Money money) {
        if (money.currency().equals(target)) {
            return Optional.of(money);
        }
        return Optional.ofNullable(rates.get(money.currency().getCurrencyCode()))
                .map(quoted -> new Money(money.amount().multiply(quoted.rate()), target));
    }

    /** By currency. */
    public List<Quoted> list() {
        return List.copyOf(rates.values());
    }
}
