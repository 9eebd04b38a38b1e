package io.shibo.meet.expo;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rows that something came from, so that who has to mend them need not look. The files have been read before. */
public final class RowLines {
    private static final int MOST = 20;

    private RowLines() {}

    /**
     * Where a row is.
     *
     * @param file path of the file
     * @param line 1-based
     */
    public record Place(Path file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * The rows of a file with these values, at most {@value #MOST}.
     *
     * @param folders in which the file may be
     * @param name of the file, one of {@link ExpoReader#FILES}
     * @param values by column
     */
    public static List<Place> find(List<Path> folders, String name, Map<String, String> values) throws IOException {
        List<Place> places = new ArrayList<>();
        Csv.@Nullable Header header = headers().get(name);
        for (Path folder : folders) {
            Path path = folder.resolve(name);
            if (header == null || !Files.isRegularFile(path)) {
                continue;
            }
            try (InputStream in = Files.newInputStream(path)) {
                Csv.read(path.toString(), in, header, new Problems(), row -> {
                    if (places.size() < MOST
                            && values.entrySet().stream()
                                    .allMatch(e -> row.text(e.getKey()).equals(e.getValue()))) {
                        places.add(new Place(path, row.line()));
                    }
                });
            }
        }
        return places;
    }

    private static Map<String, Csv.Header> headers() {
        Map<String, Csv.Header> headers = new HashMap<>();
        headers.put("organisations.csv", Rows.ORGANISATIONS);
        headers.put("people.csv", Rows.PEOPLE);
        headers.put("availability.csv", Rows.AVAILABILITY);
        new VenueRows().tables().forEach(table -> headers.put(table.file(), table.header()));
        new ParticularRows(new Rows(null), null, null, List.of())
                .tables()
                .forEach(table -> headers.put(table.file(), table.header()));
        return headers;
    }
}
