package io.shibo.measure;

import io.shibo.codes.Period;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.measure.internal.AtomTable;
import io.shibo.measure.internal.Publisher;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up records into the table of one period, with the same part of the year before as the base of growth. Neither the
 * order of records nor how they are spread over files changes the result. Memory grows with the number of cells, not of
 * records. Not thread-safe.
 */
public final class Tabulation {
    private final Period period;
    private final ExchangeRates rates;
    private final Method method;
    private final AtomTable current;
    private final AtomTable base;
    private final List<RecordSource> inputs = new ArrayList<>();
    private long outside;

    public Tabulation(Period period, ExchangeRates rates, Method method) {
        this.period = period;
        this.rates = rates;
        this.method = method;
        this.current = new AtomTable(period, method);
        this.base = new AtomTable(period.yearBefore(), method);
    }

    /** Counts one record; one of another period is only noted. */
    public void add(TradeRecord record) {
        if (period.contains(record.date())) {
            current.add(record);
        } else if (base.period().contains(record.date())) {
            base.add(record);
        } else {
            outside++;
        }
    }

    /**
     * Reads a file of records (see {@link TradeCsv}) and counts them. A file whose bytes were read before is a problem:
     * its trade would be counted twice.
     *
     * @throws IOException if the stream fails
     */
    public RecordSource read(String file, InputStream in, Problems problems) throws IOException {
        RecordSource source = TradeCsv.read(file, in, problems, this::add);
        for (RecordSource earlier : inputs) {
            if (source.records() > 0 && earlier.sha256().equals(source.sha256())) {
                problems.add(
                        file,
                        0,
                        "",
                        "holds the same bytes as %s, so that its trade would count twice. Give it once."
                                .formatted(earlier.name()));
            }
        }
        inputs.add(source);
        return source;
    }

    /** Records counted so far, in the period and in its base. */
    public long counted() {
        return current.records() + base.records();
    }

    /**
     * The table as it may be published.
     *
     * @param vintage the name of this edition, as in {@code preliminary}
     * @throws InputException if there is no record of the period, or a rate is missing
     */
    public Release release(String vintage) {
        Problems problems = new Problems();
        if (current.records() == 0) {
            problems.add(new Problem(
                    "records",
                    0,
                    "date",
                    "none of the %d records is of %s. Maybe another --period was meant, or a file is missing."
                            .formatted(counted() + outside, period)));
        }
        boolean withBase = base.records() > 0;
        List<AtomTable> tables = withBase ? List.of(base, current) : List.of(current);
        tables.forEach(table -> table.checkRates(rates, problems));
        problems.throwIfAny();
        return new Release(
                vintage,
                period,
                withBase ? base.period() : null,
                method,
                inputs,
                rates.source(),
                rates.publishers(),
                rates.unverified(),
                outside,
                new Publisher(tables, rates, method).rows());
    }
}
