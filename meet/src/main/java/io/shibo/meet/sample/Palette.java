package io.shibo.meet.sample;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.party.IdentifierScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What sample firms are made of: countries, pieces of names, titles. Read from this package's resources. */
final class Palette {
    /**
     * Where firms come from.
     *
     * @param exhibitors weight among international exhibitors
     * @param buyers weight among buyers
     */
    record Origin(
            String country,
            String style,
            List<String> languages,
            int exhibitors,
            int buyers,
            IdentifierScheme scheme,
            String gs1,
            String legal,
            List<Piece> cities) {}

    /** A piece of a name in its own script and in Latin letters. */
    record Piece(String own, String latin) {}

    /** A title with a place for the term, by language. */
    record Title(Map<String, String> byLanguage) {
        String text(String language, String term) {
            return byLanguage.getOrDefault(language, "{0}").replace("{0}", term);
        }
    }

    private final List<Origin> origins = new ArrayList<>();
    private final Map<String, List<Piece>> pieces = new HashMap<>();
    private final Map<String, List<Title>> titles = new HashMap<>();

    Palette() {
        read(
                "countries.csv",
                List.of("country", "style", "languages", "exhibitors", "buyers", "scheme", "gs1", "legal", "cities"),
                row -> origins.add(new Origin(
                        row.required("country"),
                        row.required("style"),
                        List.of(row.required("languages").split("\\|")),
                        Integer.parseInt(row.required("exhibitors")),
                        Integer.parseInt(row.required("buyers")),
                        IdentifierScheme.valueOf(row.required("scheme")),
                        row.required("gs1"),
                        row.text("legal"),
                        List.of(row.required("cities").split("\\|")).stream()
                                .map(Palette::city)
                                .toList())));
        read(
                "names.csv",
                List.of("style", "part", "native", "latin"),
                row -> pieces.computeIfAbsent(
                                row.required("style") + " " + row.required("part"), k -> new ArrayList<>())
                        .add(new Piece(row.required("native"), row.required("latin"))));
        read(
                "titles.csv",
                List.of("side", "kind", "en", "zh", "id", "ar"),
                row -> titles.computeIfAbsent(row.required("side") + " " + row.required("kind"), k -> new ArrayList<>())
                        .add(new Title(Map.of(
                                "en", row.required("en"),
                                "zh", row.required("zh"),
                                "id", row.required("id"),
                                "ar", row.required("ar")))));
    }

    List<Origin> origins() {
        return origins;
    }

    Origin home() {
        return origins.getFirst();
    }

    List<Piece> pieces(String style, String part) {
        return Objects.requireNonNull(pieces.get(style + " " + part), style + " " + part);
    }

    List<Title> titles(String side, boolean goods) {
        return Objects.requireNonNull(titles.get(side + (goods ? " goods" : " service")));
    }

    private static Piece city(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Piece(text, text) : new Piece(text.substring(colon + 1), text.substring(0, colon));
    }

    private static void read(String file, List<String> columns, Consumer<Csv.Row> rows) {
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(Palette.class.getResourceAsStream(file), file)) {
            Csv.read(file, in, new Csv.Header(columns, List.of()), problems, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        problems.throwIfAny();
    }
}
