package io.shibo.hub.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.sale.ExchangeRate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Exchange rates in a file of the data folder, read again when the file has changed. Thread-safe. */
final class OperatorRates {
    /** In the data folder; every rate with its source and its day. */
    static final String FILE = "rates.csv";

    /** @param table null where the file cannot be used, and {@code wrong} says why */
    private record Read(
            FileTime changed,
            long size,
            @Nullable RateTable table,
            @Nullable InputException wrong) {}

    private final Path file;
    private volatile @Nullable Read last;

    OperatorRates(Path file) {
        this.file = file;
    }

    /**
     * The rates; null where there is no file.
     *
     * @throws InputException with every problem of the file
     */
    @Nullable
    RateTable get() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Read known = last;
            if (known == null || !known.changed.equals(changed) || known.size != size) {
                known = read(changed, size);
                last = known;
            }
            if (known.wrong != null) {
                throw new InputException(known.wrong.problems(), known.wrong.found());
            }
            return known.table;
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Read read(FileTime changed, long size) throws IOException {
        Problems problems = new Problems();
        RateTable table;
        try (InputStream in = Files.newInputStream(file)) {
            table = RateTable.read(FILE, in, problems);
        }
        for (ExchangeRate rate : table.rates()) {
            if (rate.date() == null) {
                problems.add(
                        FILE,
                        0,
                        "date",
                        "is missing for %s and %s. Rates shown to readers have a day."
                                .formatted(rate.from(), rate.to()));
            }
        }
        try {
            problems.throwIfAny();
            return new Read(changed, size, table, null);
        } catch (InputException wrong) {
            return new Read(changed, size, null, wrong);
        }
    }
}
