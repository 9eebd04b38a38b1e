package io.shibo.quote.pack;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the nomenclature from the CSV files of its folder: {@code code,en,zh,id,ar} and search words {@code words_en}
 * and so on, several in a cell separated by {@code |}.
 */
final class NomenclatureReader {
    /** How the folder is called, beside the packs. */
    static final String FOLDER = "HS";

    /** How its files begin. */
    static final String FILES = "nomenclature-";

    /** Rows over all files. The Harmonized System has some 7,000 chapters, headings and subheadings. */
    static final int MAX_ROWS = 20_000;

    /** Characters of a title, and of a search word. */
    static final int MAX_TEXT = 300;

    /** Search words of one code in one language. */
    static final int MAX_WORDS = 100;

    private static final Csv.Header HEADER = new Csv.Header(
            List.of("code", "en", "zh", "id", "ar"), List.of("words_en", "words_zh", "words_id", "words_ar"));

    /** Where a code stands. */
    private record Place(String path, int line) {}

    private final Problems problems;
    private final TreeMap<HsCode, Nomenclature.Entry> entries = new TreeMap<>();
    private final TreeMap<HsCode, Place> places = new TreeMap<>();
    private int rows;

    private NomenclatureReader(Problems problems) {
        this.problems = problems;
    }

    /** The nomenclature of these files; what is wrong goes into {@code problems}. */
    static Nomenclature read(PackFiles files, Problems problems) {
        NomenclatureReader reader = new NomenclatureReader(problems);
        files.byName().forEach((name, bytes) -> {
            if (isFile(name)) {
                reader.read(files.path(name), bytes);
            }
        });
        reader.checkParents();
        return Nomenclature.of(reader.entries.values());
    }

    /** Whether a file of this name is part of it. */
    static boolean isFile(String name) {
        return name.startsWith(FILES) && name.endsWith(".csv");
    }

    private void read(String path, byte[] bytes) {
        try {
            Csv.read(path, new ByteArrayInputStream(bytes), HEADER, problems, row -> {
                rows++;
                if (rows == MAX_ROWS + 1) {
                    row.problem("", "more than %d rows in the nomenclature.".formatted(MAX_ROWS));
                }
                if (rows <= MAX_ROWS) {
                    read(path, row);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
    }

    private void read(String path, Csv.Row row) {
        HsCode code = row.parse("code", HsCode::parse);
        Map<Language, String> titles = new EnumMap<>(Language.class);
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String title = row.required(language.tag());
            if (bounded(row, language.tag(), title)) {
                titles.put(language, title);
            }
            words.put(language, words(row, "words_" + language.tag()));
        }
        if (code == null || titles.size() < Language.values().length) {
            return;
        }
        if (code.length() > 6) {
            row.problem("code", "%s has more than 6 digits; national lines belong to packs.".formatted(code));
            return;
        }
        @Nullable Place before = places.putIfAbsent(code, new Place(path, row.line()));
        if (before != null) {
            row.problem(
                    "code",
                    "%s has a title already, in %s line %d. Leave one out."
                            .formatted(code, before.path(), before.line()));
            return;
        }
        entries.put(code, new Nomenclature.Entry(code, new Wording(titles), words));
    }

    private static List<String> words(Csv.Row row, String column) {
        List<String> words = new ArrayList<>();
        for (String word : row.text(column).split("\\|", -1)) {
            String bare = word.strip();
            if (!bare.isEmpty() && bounded(row, column, bare)) {
                words.add(bare);
            }
        }
        if (words.size() > MAX_WORDS) {
            row.problem(column, "%d search words; at most %d.".formatted(words.size(), MAX_WORDS));
            return List.of();
        }
        return words;
    }

    private static boolean bounded(Csv.Row row, String column, String text) {
        if (text.length() > MAX_TEXT) {
            row.problem(column, "%d characters; at most %d.".formatted(text.length(), MAX_TEXT));
        }
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }

    private void checkParents() {
        places.forEach((code, place) -> {
            if (code.length() > 2 && !places.containsKey(code.prefix(code.length() - 2))) {
                problems.add(
                        place.path(),
                        place.line(),
                        "code",
                        "%s has a title, but %s above it has none. Add a row for it."
                                .formatted(code, code.prefix(code.length() - 2)));
            }
        });
    }
}
