package io.shibo.quote.tariff;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV whose columns may bear other names and stand among columns that are not read; those are told. */
final class TableFile {
    private static final int MAX_HEADER = 1 << 16;

    /** Takes rows; may fail as writing does. */
    interface Rows {
        void take(Row row) throws IOException;
    }

    /** A row by our names of columns. */
    record Row(Csv.Row csv, Map<String, String> names) {
        String text(String column) {
            return csv.text(names.getOrDefault(column, column));
        }

        int line() {
            return csv.line();
        }
    }

    private TableFile() {}

    /**
     * Reads all rows.
     *
     * @param names the file's own name for each of our columns that it names differently
     */
    static void read(
            String file,
            InputStream bytes,
            List<String> required,
            List<String> optional,
            Map<String, String> names,
            PackWriter pack,
            Problems problems,
            Rows rows)
            throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, MAX_HEADER * 2);
        List<String> must = required.stream().map(c -> names.getOrDefault(c, c)).toList();
        Set<String> may = new LinkedHashSet<>();
        optional.forEach(column -> may.add(names.getOrDefault(column, column)));
        List<String> header = header(file, in, problems);
        for (String column : header) {
            if (!must.contains(column) && may.add(column)) {
                pack.remark(
                        file,
                        1,
                        column,
                        "a column that is not read; name it with --header if it is one of "
                                + String.join(", ", required) + ", " + String.join(", ", optional));
            }
        }
        try {
            Csv.read(file, in, new Csv.Header(must, List.copyOf(may)), problems, row -> {
                try {
                    rows.take(new Row(row, names));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static List<String> header(String file, BufferedInputStream in, Problems problems) throws IOException {
        in.mark(MAX_HEADER);
        byte[] head = in.readNBytes(MAX_HEADER - 1);
        in.reset();
        String text = new String(head, StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("").replace("\ufeff", "");
        if (line.indexOf(';') >= 0 && line.indexOf(',') < 0) {
            problems.add(file, 1, "header", "columns are parted by ';'. Save the table with commas.");
        }
        List<String> names = new ArrayList<>();
        for (String name : line.split(",")) {
            names.add(name.strip().replaceAll("^\"|\"$", "").strip());
        }
        if (names.size() > Csv.MAX_COLUMNS) {
            problems.add(file, 1, "header", "more than %d columns: %s".formatted(Csv.MAX_COLUMNS, Problem.show(line)));
            return List.of();
        }
        return names;
    }
}
