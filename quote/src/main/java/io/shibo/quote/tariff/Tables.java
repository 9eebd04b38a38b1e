package io.shibo.quote.tariff;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables that this package brings: what official files name by symbol alone, each row with its source. */
final class Tables {
    private Tables() {}

    static <T> List<T> read(String name, List<String> columns, Function<Csv.Row, T> reader) {
        List<T> rows = new ArrayList<>();
        Problems problems = new Problems();
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("table %s is missing from this build.".formatted(name));
            }
            Csv.read(name, in, new Csv.Header(columns, List.of()), problems, row -> rows.add(reader.apply(row)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        problems.throwIfAny();
        return List.copyOf(rows);
    }
}
