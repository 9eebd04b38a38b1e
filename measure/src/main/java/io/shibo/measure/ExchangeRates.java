package io.shibo.measure;

import io.shibo.codes.Citation.Confidence;
import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Period;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.measure.internal.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.DigestInputStream;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Yuan per unit of a currency, month by month, each with its source. The yuan itself needs no line. Immutable.
 *
 * <p>As CSV: {@code month,currency,cnyPerUnit,source,confidence}, for example
 * {@code 2026-06,USD,7.1623,People's Bank of China,verified}.
 */
public final class ExchangeRates {
    /** The yuan, in which trade is added up. */
    public static final Currency CNY = Money.currency("CNY");

    /** The dollar, in which it is published as well. */
    public static final Currency USD = Money.currency("USD");

    /** The columns. */
    public static final Csv.Header HEADER = Csv.Header.of("month", "currency", "cnyPerUnit", "source", "confidence");

    /** Lines of one file; some 160 currencies over 50 years. */
    public static final int MAX_RATES = 100_000;

    private final RecordSource source;
    private final Map<Key, Entry> byKey;

    private record Key(Period month, Currency currency) {}

    /**
     * One rate.
     *
     * @param month a month
     * @param currency not the yuan
     * @param cnyPerUnit yuan for one unit, > 0
     * @param source who published it
     * @param confidence whether it was compared with that source
     */
    public record Entry(Period month, Currency currency, BigDecimal cnyPerUnit, String source, Confidence confidence) {
        public Entry {
            cnyPerUnit = Decimals.normalise(cnyPerUnit);
            if (month.frequency() != Period.Frequency.MONTHLY) {
                throw new IllegalArgumentException(
                        "'%s' is not a month. Write year and month, as in 2026-06.".formatted(month));
            }
            if (cnyPerUnit.signum() <= 0) {
                throw new IllegalArgumentException(
                        "%s yuan for one %s in %s: a rate is above 0.".formatted(cnyPerUnit, currency, month));
            }
            if (currency.equals(CNY)) {
                throw new IllegalArgumentException("the yuan needs no rate. Remove the line.");
            }
        }
    }

    private ExchangeRates(RecordSource source, Map<Key, Entry> byKey) {
        this.source = source;
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * Reads a file of rates; what is wrong with it goes into {@code problems}, and what could be read is kept.
     *
     * @throws IOException if the stream fails
     */
    public static ExchangeRates read(String file, InputStream in, Problems problems) throws IOException {
        DigestInputStream bytes = new DigestInputStream(in, Digests.sha256());
        Map<Key, Entry> byKey = new HashMap<>();
        Csv.read(file, bytes, HEADER, problems, row -> add(row, byKey));
        return new ExchangeRates(new RecordSource(file, Digests.hex(bytes.getMessageDigest()), byKey.size()), byKey);
    }

    private static void add(Csv.Row row, Map<Key, Entry> byKey) {
        Period month = row.parse("month", ExchangeRates::month);
        Currency currency = row.parse("currency", Money::currency);
        BigDecimal cnyPerUnit = row.parse("cnyPerUnit", ExchangeRates::rate);
        String source = row.required("source");
        Confidence confidence = row.parse("confidence", Values.oneOf(Confidence.class));
        if (month == null || currency == null || cnyPerUnit == null || source.isEmpty() || confidence == null) {
            return;
        }
        if (currency.equals(CNY)) {
            row.problem("currency", "the yuan needs no rate. Remove the line.");
            return;
        }
        Key key = new Key(month, currency);
        if (byKey.containsKey(key)) {
            row.problem("currency", "a second rate for %s in %s. Keep one.".formatted(currency, month));
        } else if (byKey.size() == MAX_RATES) {
            row.problem("", "more than %d rates. Keep the months that are needed.".formatted(MAX_RATES));
        } else {
            byKey.put(key, new Entry(month, currency, cnyPerUnit, source, confidence));
        }
    }

    private static Period month(String text) {
        Period month = Period.parse(text);
        if (month.frequency() != Period.Frequency.MONTHLY) {
            throw new IllegalArgumentException(
                    "'%s' is not a month. Write year and month, as in 2026-06.".formatted(text));
        }
        return month;
    }

    private static BigDecimal rate(String text) {
        BigDecimal rate = Decimals.parse(text);
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("'%s': a rate is above 0.".formatted(text));
        }
        return rate;
    }

    /** Yuan for one unit in that month; 1 for the yuan; empty where the file has no such line. */
    public Optional<BigDecimal> find(Currency currency, Period month) {
        if (currency.equals(CNY)) {
            return Optional.of(BigDecimal.ONE);
        }
        return Optional.ofNullable(byKey.get(new Key(month, currency))).map(Entry::cnyPerUnit);
    }

    /** The file they came from. */
    public RecordSource source() {
        return source;
    }

    /** Who published them, each named once, in alphabetical order. */
    public List<String> publishers() {
        TreeSet<String> names = new TreeSet<>();
        byKey.values().forEach(entry -> names.add(entry.source()));
        return List.copyOf(names);
    }

    /** Whether any rate was not compared with its source; statistics made with it must say so. */
    public boolean unverified() {
        return byKey.values().stream().anyMatch(entry -> entry.confidence() == Confidence.UNVERIFIED);
    }
}
