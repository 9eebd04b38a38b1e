package io.shibo.clear.retail;

import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the remarks of the positive list from a pack's {@value #FOLDER}/{@value #FILE}, and tells everything wrong at once. Its
 * columns: {@code code}; {@code remark} (bonded-only, name-has, name-lacks, kg-per-year); for kg-per-year {@code goods} and
 * {@code limit}; for names {@code words}, with a stroke between them; {@code from} and, if it has ended, {@code to};
 * {@code source}.
 */
public final class RemarksReader {
    public static final String FOLDER = "retail";
    public static final String FILE = "remarks.csv";

    /** Rows of a file. */
    static final int MAX = 10_000;

    /** Kilograms of one person and year. */
    private static final BigDecimal MOST = new BigDecimal("100000");

    private static final Csv.Header HEADER =
            Csv.Header.of("code", "remark", "from", "source").withOptional("goods", "limit", "words", "to");

    private RemarksReader() {}

    /** @param label the file as the user named it, for messages */
    public static Remarks read(String label, byte[] bytes, Problems problems) {
        List<Remark> all = new ArrayList<>();
        try {
            Csv.read(label, new ByteArrayInputStream(bytes), HEADER, problems, row -> {
                long before = problems.count();
                HsCode code = row.parse("code", HsCode::of);
                Remark.Kind kind = row.parse("remark", Values.oneOf(Remark.Kind.class));
                LocalDate from = row.parse("from", Values::date);
                LocalDate to = row.parseOptional("to", Values::date);
                String source = row.required("source");
                boolean ofYear = kind == Remark.Kind.KG_PER_YEAR;
                boolean ofName = kind == Remark.Kind.NAME_HAS || kind == Remark.Kind.NAME_LACKS;
                String group = ofYear ? row.required("goods") : "";
                BigDecimal limit = ofYear ? row.parse("limit", RemarksReader::kilograms) : BigDecimal.ZERO;
                List<String> words = ofName
                        ? Arrays.stream(row.required("words").split("/"))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList()
                        : List.of();
                if (ofName && words.isEmpty()) {
                    row.problem("words", "names no word. Write one, or several as 甲/乙.");
                }
                if (from != null && to != null && !to.isAfter(from)) {
                    row.problem("to", "is not after from: the remark would hold on no day.");
                }
                if (all.size() == MAX) {
                    row.problem("code", "more than %d remarks.".formatted(MAX));
                }
                if (problems.count() == before && code != null && kind != null && from != null && limit != null) {
                    all.add(new Remark(code, kind, group, limit, words, new DateRange(from, to), source));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
        return new Remarks(all);
    }

    private static BigDecimal kilograms(String text) {
        BigDecimal kilograms = Decimals.parse(text);
        if (kilograms.signum() <= 0 || kilograms.compareTo(MOST) > 0 || kilograms.scale() > 5) {
            throw new IllegalArgumentException(
                    "%s is no quantity of a year: over 0, up to %s kilograms, 5 decimals".formatted(text, MOST));
        }
        return kilograms;
    }
}
