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
    /** One row; {@code columns} holds what is not empty. */
    record Row(HsCode code, Map<String, String> columns, Measure.Origin where) {}

    private final Map<String, List<Row>> byName = new HashMap<>();

    /** Reads {@code lists: {name: {file, columns}}}. */
    static Lists read(Map<String, Node> named, PackFiles files, Problems problems) {
        Lists lists = new Lists();
        named.forEach((name, list) -> {
            list.only("file", "columns");
            String file = list.field("file").text();
            List<String> columns = new ArrayList<>();
            list.field("columns").items().forEach(item -> {
                String column = item.text();
                if (column != null) {
                    columns.add(column);
                }
            });
            if (file != null) {
                lists.byName.put(name, rows(list, file, columns, files, problems));
            }
        });
        return lists;
    }

    @Nullable
    List<Row> find(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }

    private static List<Row> rows(Node list, String file, List<String> columns, PackFiles files, Problems problems) {
        byte[] bytes = files.find(file);
        List<Row> rows = new ArrayList<>();
        if (bytes == null) {
            list.field("file").problem("there is no file '%s' in this pack.".formatted(file));
            return rows;
        }
        List<String> header = new ArrayList<>(List.of("code"));
        header.addAll(columns);
        Set<String> seen = new HashSet<>();
        String path = files.path(file);
        try {
            Csv.read(path, new ByteArrayInputStream(bytes), new Csv.Header(header, List.of()), problems, row -> {
                HsCode code = row.parse("code", HsCode::parse);
                Map<String, String> values = new LinkedHashMap<>();
                for (String column : columns) {
                    if (!row.text(column).isEmpty()) {
                        values.put(column, row.text(column));
                    }
                }
                if (code != null) {
                    if (!seen.add(code + " " + values.getOrDefault("from", ""))) {
                        row.problem(
                                "code",
                                "%s is listed twice. Give the rows different 'from' dates, or leave one out."
                                        .formatted(code));
                    }
                    rows.add(new Row(code, values, new Measure.Origin(path, row.line())));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
        return rows;
    }
}
