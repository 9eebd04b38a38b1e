package io.shibo.codes.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our reader and writer beside FastCSV's, on random files. */
class CsvDifferentialTest {
    private static final String ALPHABET = "ab \",;\n\r\t'é市😀";

    @Property(tries = 500)
    void fastCsvReadsWhatWeWrite(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int columns) {
        List<List<String>> table = table(seed, columns);
        StringBuilder file = new StringBuilder();
        table.forEach(row -> file.append(Csv.line(row)).append('\n'));
        assertThat(theirs(file.toString())).isEqualTo(withoutEmptyLines(table));
    }

    @Property(tries = 500)
    void weReadWhatFastCsvWrites(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int columns)
            throws IOException {
        List<List<String>> table = table(seed, columns);
        StringWriter file = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            table.forEach(writer::writeRecord);
        }
        assertThat(ours(columns, file.toString())).isEqualTo(stripped(withoutEmptyLines(table)));
    }

    /**
     * Any soup of characters: what we accept, they accept, and both see the same. Without carriage returns, because FastCSV
     * 4.0.0 takes a carriage return inside quotes and the line feed after the closing quote for one line break, and joins
     * two rows; ours are compared with the rows themselves below.
     */
    @Property(tries = 2_000)
    void onAnyTextWeAgreeOrRefuse(@ForAll long seed, @ForAll @IntRange(max = 60) int length) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder soup = new StringBuilder();
        for (int i = 0; i < length; i++) {
            soup.append("a\",\n ".charAt(random.nextInt(5)));
        }
        List<List<String>> ours = ours(2, soup.toString());
        if (ours != null) {
            List<List<String>> theirs = theirs(soup.toString());
            assertThat(theirs).isNotNull();
            assertThat(ours).isEqualTo(stripped(theirs));
        }
    }

    @Test
    void aCarriageReturnInsideQuotesEndsNoRow() throws IOException {
        assertThat(ours(2, "1,\"a\r\"\n2,\"\rb\"\r\n3,\"\r\n\"\r4,c"))
                .isEqualTo(List.of(List.of("1", "a"), List.of("2", "b"), List.of("3", ""), List.of("4", "c")));
    }

    private static List<List<String>> table(long seed, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> field(random))
                        .toList())
                .toList();
    }

    private static String field(SplittableRandom random) {
        int[] letters = ALPHABET.codePoints().toArray();
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            field.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return normal(field.toString());
    }

    /** We give each line break inside a field as a line feed. */
    private static String normal(String field) {
        return field.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A line with nothing on it is no row; for us, neither is a line with an empty quoted field alone. */
    private static List<List<String>> withoutEmptyLines(List<List<String>> table) {
        return table.stream()
                .filter(row -> row.size() > 1 || !row.getFirst().isEmpty())
                .toList();
    }

    private static @Nullable List<List<String>> stripped(@Nullable List<List<String>> table) {
        return table == null
                ? null
                : table.stream()
                        .map(row -> row.stream().map(String::strip).toList())
                        .toList();
    }

    private static @Nullable List<List<String>> theirs(String file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file)) {
            List<List<String>> rows = new ArrayList<>();
            reader.forEach(record -> rows.add(
                    record.getFields().stream().map(CsvDifferentialTest::normal).toList()));
            return withoutEmptyLines(rows);
        } catch (CsvParseException refused) {
            return null;
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** The rows under a header of our own; null where we refused anything. */
    private static @Nullable List<List<String>> ours(int columns, String file) throws IOException {
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
        Problems problems = new Problems();
        List<List<String>> rows = new ArrayList<>();
        Csv.read(
                "f.csv",
                new ByteArrayInputStream((Csv.line(names) + "\n" + file).getBytes(UTF_8)),
                new Csv.Header(names, List.of()),
                problems,
                row -> rows.add(names.stream().map(row::text).toList()));
        return problems.isEmpty() ? rows : null;
    }
}
