package io.shibo.codes.input;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final Csv.Header HEADER = Csv.Header.of("a", "b").withOptional("c");
    private final Problems problems = new Problems();

    @Test
    void readsColumnsInAnyOrderAndBlanksAroundFields() throws IOException {
        assertThat(read("b, a\n 2 ,1\n")).containsExactly("1|2|");
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "\uFEFFa,b\n\n1,2\n\n3,4\n\n"})
    void takesEveryLineBreakAByteOrderMarkAndEmptyLines(String text) throws IOException {
        assertThat(read(text)).containsExactly("1|2|", "3|4|");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void takesQuotesCommasAndLineBreaksInsideQuotes() throws IOException {
        assertThat(read("a,b\n\"x, \"\"y\"\"\",\"1\n2\"\n")).containsExactly("x, \"y\"|1\n2|");
    }

    @Test
    void namesMissingUnknownAndRepeatedColumnsAtOnce() throws IOException {
        assertThat(read("a,d,a\n1,2,3\n")).isEmpty();
        assertThat(messages())
                .containsExactly(
                        "f.csv:1: header: column 'a' is named twice.",
                        "f.csv:1: header: column b is missing. column 'd' is not known. Expected: a,b and, if wanted, c.");
    }

    @Test
    void anEmptyFileIsToldWhatItMustBeginWith() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(messages())
                .containsExactly("f.csv:1: header: the file is empty. The first line must name the columns: a,b");
    }

    @Test
    void aRowOfTheWrongWidthIsToldAndTheNextIsRead() throws IOException {
        assertThat(read("a,b\n1\n\"x\ny\",2,3\n5,6\n")).containsExactly("5|6|");
        assertThat(messages())
                .containsExactly(
                        "f.csv:2: 1 fields, but the header names 2 columns. Maybe a comma inside a field is not quoted.",
                        "f.csv:3: 3 fields, but the header names 2 columns. Maybe a comma inside a field is not quoted.");
    }

    @Test
    void aQuoteLeftOpenIsToldWhereItWasOpened() throws IOException {
        assertThat(read("a,b\n1,2\n3,\"4\n5,6\n")).containsExactly("1|2|");
        assertThat(messages()).containsExactly("f.csv:3: a quoted field is never closed. Add the closing quote.");
    }

    @Test
    void textAfterAClosingQuoteIsTold() throws IOException {
        read("a,b\n\"1\"x,2\n");
        assertThat(messages())
                .containsExactly("f.csv:2: 'x' after a closing quote. Write a quote inside a quoted field twice.");
    }

    @Test
    void utf16AndOtherBytesAreToldToBeSavedAsUtf8() throws IOException {
        assertThat(read("a,b\n1,2\n".getBytes(UTF_16))).isEmpty();
        assertThat(messages())
                .containsExactly("f.csv:1: bytes that are not UTF-8. Save the file as UTF-8 and try again.");
        Problems latin = new Problems();
        Csv.read(
                "f.csv",
                new ByteArrayInputStream(new byte[] {'a', ',', 'b', '\n', '1', ',', (byte) 0xE9}),
                HEADER,
                latin,
                row -> {});
        assertThat(latin.list().getFirst().toString()).startsWith("f.csv:2: bytes that are not UTF-8.");
    }

    @Test
    void fieldsThatCannotBeReadAreToldTogether() throws IOException {
        Csv.read("f.csv", bytes("a,b\nCN,\nUK,x\n"), HEADER, problems, row -> {
            row.parse("a", Country::parse);
            row.required("b");
            row.parseOptional("c", Values.whole(1, 9));
        });
        assertThat(messages())
                .containsExactly(
                        "f.csv:2: b: is empty, but is needed.",
                        "f.csv:3: a: 'UK' is not a country. The United Kingdom is GB. Write its ISO 3166-1 code, as in CN, ID or DE.");
    }

    /** One line without end: refused soon, with little read and little kept. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "x,", "\"x\",", ","})
    void aGigabyteWithoutALineBreakIsRefusedAfterAMegabyte(String pattern) throws IOException {
        Endless endless = new Endless(
                "a,b\n" + (pattern.equals("\"") ? "\"" : ""), pattern.equals("\"") ? "y" : pattern, 1L << 30);
        Csv.read("f.csv", endless, HEADER, problems, row -> {});
        assertThat(problems.list()).hasSize(1);
        assertThat(messages().getFirst()).startsWith("f.csv:2: ").contains("more than");
        assertThat(endless.given).isLessThan(2L << 20);
    }

    @Test
    void aMillionBadRowsKeepAHundredProblemsAndCountTheRest() throws IOException {
        Endless endless = new Endless("a,b\n", "1\n", 2_000_000);
        Csv.read("f.csv", endless, HEADER, problems, row -> {});
        assertThat(problems.list()).hasSize(Problems.MAX);
        assertThat(problems.count()).isGreaterThan(900_000);
    }

    @Test
    void limitsLieWhereTheySay() throws IOException {
        String longest = "x".repeat(Csv.MAX_FIELD);
        assertThat(read("a,b\n" + longest + ",1\n")).hasSize(1);
        assertThat(read("a,b\n" + longest + "x,1\n")).isEmpty();
        assertThat(messages().getFirst()).contains("a field of more than 65536 characters; it starts with 'xxxxx");
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(UTF_8));
    }

    private List<String> read(byte[] file) throws IOException {
        List<String> rows = new ArrayList<>();
        Csv.read(
                "f.csv",
                new ByteArrayInputStream(file),
                HEADER,
                problems,
                row -> rows.add(row.text("a") + "|" + row.text("b") + "|" + row.text("c")));
        return rows;
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::toString).toList();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** A head, then a pattern over and over; nothing is kept. */
    private static final class Endless extends InputStream {
        private final byte[] head;
        private final byte[] pattern;
        private final long size;
        private long given;

        Endless(String head, String pattern, long size) {
            this.head = head.getBytes(UTF_8);
            this.pattern = pattern.getBytes(UTF_8);
            this.size = size;
        }

        @Override
        public int read() {
            if (given == size) {
                return -1;
            }
            long at = given++;
            return at < head.length ? head[(int) at] : pattern[(int) ((at - head.length) % pattern.length)];
        }

        @Override
        public int read(byte[] into, int from, int count) {
            for (int i = 0; i < count; i++) {
                int next = read();
                if (next < 0) {
                    return i == 0 ? -1 : i;
                }
                into[from + i] = (byte) next;
            }
            return count;
        }
    }
}
