package io.shibo.quote.pack;

import io.shibo.codes.HsCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Measure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The CSV lists of a pack: a goods code a row, and columns that measures take their parameters from. */
final class Lists {
    /**
     * One row.
     *
     * @param code null where the row is of all goods, or of services
     * @param cells in the order of the list's columns; empty text for an empty cell
     */
    record Row(@Nullable HsCode code, List<String> cells, Measure.Origin where) {
        /** The digits of the code; empty where there is none. */
        String digits() {
            return code == null ? "" : code.digits();
        }
    }

    /**
     * A list.
     *
     * @param columns position of each column in a row's cells, in the order of the pack
     */
    record Table(Map<String, Integer> columns, List<Row> rows) {
        /** The cell; null where it is empty or the list has no such column. */
        @Nullable
        String cell(Row row, String column) {
            Integer at = columns.get(column);
            return at == null || row.cells().get(at).isEmpty()
                    ? null
                    : row.cells().get(at);
        }
    }

    private final Map<String, Table> byName = new HashMap<>();

    /** Reads {@code lists: {name: {file, columns}}}. */
    static Lists read(Map<String, Node> named, PackFiles files, Problems problems) {
        Lists lists = new Lists();
        named.forEach((name, list) -> {
            list.only("file", "columns");
            String file = list.field("file").text();
            Map<String, Integer> columns = new LinkedHashMap<>();
            list.field("columns").items().forEach(item -> {
                String column = item.text();
                if (column != null && columns.putIfAbsent(column, columns.size()) != null) {
                    item.problem("column '%s' is named twice.".formatted(column));
                }
            });
            if (file != null) {
                lists.byName.put(name, new Table(columns, rows(list, file, columns.keySet(), files, problems)));
            }
        });
        return lists;
    }

    @Nullable
    Table find(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    private static List<Row> rows(Node list, String file, Set<String> columns, PackFiles files, Problems problems) {
        byte[] bytes = files.find(file);
        List<Row> rows = new ArrayList<>();
        if (bytes == null) {
            list.field("file").problem("there is no file '%s' in this pack.".formatted(file));
            return rows;
        }
        List<String> header = new ArrayList<>(List.of("code"));
        header.addAll(columns);
        Set<List<Object>> seen = new HashSet<>();
        // A tariff says the same few rates and countries on thousands of lines: each text is kept once.
        Map<String, String> texts = new HashMap<>();
        String path = files.path(file);
        try {
            Csv.read(path, new ByteArrayInputStream(bytes), new Csv.Header(header, List.of()), problems, row -> {
                boolean coded = !row.text("code").isEmpty();
                HsCode code = coded ? row.parse("code", HsCode::parse) : null;
                List<String> cells = new ArrayList<>(columns.size());
                for (String column : columns) {
                    String text = row.text(column);
                    cells.add(texts.computeIfAbsent(text, same -> same));
                }
                if (code != null || !coded) {
                    String digits = code == null ? "" : code.digits();
                    if (!seen.add(List.of(digits, cells))) {
                        row.problem(
                                "code", "'%s' is listed twice with the same values. Leave one out.".formatted(digits));
                    }
                    rows.add(new Row(code, List.copyOf(cells), new Measure.Origin(path, row.line())));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
        return rows;
    }
}
