package io.shibo.measure;

import io.shibo.codes.Period;
import io.shibo.measure.internal.Digests;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A published table: one vintage of one period and, where records of it were given, of the same part of the year before.
 * Both ends of each growth rate are of this vintage. It holds what may be published and nothing else; a confidential
 * figure is not in it.
 *
 * @param vintage the name of this edition, as in {@code preliminary} or {@code 2026-10}; 1 to 40 characters
 * @param period what it is about
 * @param base the same part of the year before; null where no record of it was given
 * @param method how it was made
 * @param inputs the files it was made of, in the order of their names
 * @param rates the file of exchange rates
 * @param ratesFrom who published them
 * @param ratesUnverified whether any rate was not compared with its source
 * @param outside records of other periods, not counted here
 * @param rows base first, then the period; the whole before its parts
 */
public record Release(
        String vintage,
        Period period,
        @Nullable Period base,
        Method method,
        List<RecordSource> inputs,
        RecordSource rates,
        List<String> ratesFrom,
        boolean ratesUnverified,
        long outside,
        List<Row> rows) {
    /** Characters of a vintage's name. */
    public static final int MAX_VINTAGE = 40;

    public Release {
        if (vintage.isBlank() || vintage.length() > MAX_VINTAGE) {
            throw new IllegalArgumentException(
                    "a vintage's name has 1 to %d characters, as in preliminary; this one has %d."
                            .formatted(MAX_VINTAGE, vintage.length()));
        }
        if (base != null && !base.equals(period.yearBefore())) {
            throw new IllegalArgumentException(
                    "base %s of %s: it must be %s.".formatted(base, period, period.yearBefore()));
        }
        Objects.requireNonNull(method);
        inputs = inputs.stream()
                .sorted(Comparator.comparing(RecordSource::name).thenComparing(RecordSource::sha256))
                .toList();
        ratesFrom = List.copyOf(ratesFrom);
        rows = List.copyOf(rows);
    }

    /**
     * The release's own name: 64 hexadecimal digits over the period, the vintage, the method and the digests of all
     * inputs. The same inputs under other names or in another order give the same digest.
     */
    public String digest() {
        String files = inputs.stream().map(RecordSource::sha256).sorted().collect(Collectors.joining(","));
        return Digests.sha256(
                String.join("\n", period.toString(), vintage, method.fingerprint(), files, rates.sha256()));
    }

    /** The row of a place; empty where there is none (folded into another, or no such trade). */
    public Optional<Row> find(Period of, Side side, Breakdown breakdown, String item) {
        return rows.stream().filter(row -> row.is(of, side, breakdown, item)).findFirst();
    }

    /** The rows of one cut, in the order of the table. */
    public List<Row> rows(Period of, Side side, Breakdown breakdown) {
        return rows.stream()
                .filter(row -> row.period().equals(of) && row.side() == side && row.breakdown() == breakdown)
                .toList();
    }

    /** The figure of a place; empty where there is no such row or it is confidential. */
    public Optional<Figure> findFigure(Period of, Side side, Breakdown breakdown, String item, Measure measure) {
        return find(of, side, breakdown, item).flatMap(row -> row.find(measure));
    }
}
