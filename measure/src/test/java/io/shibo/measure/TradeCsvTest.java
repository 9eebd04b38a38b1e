package io.shibo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeCsvTest {
    private static final String GOOD = "2026-01-31,export,ID,HS:847950,0110,yes,no,1.50,CNY,a";

    @Property(tries = 50)
    void readsWhatItWrites(@ForAll long seed) throws IOException {
        List<TradeRecord> records = Samples.records(seed, 50);
        List<TradeRecord> read = new ArrayList<>();
        Problems problems = new Problems();
        RecordSource source = TradeCsv.read("r.csv", bytes(Samples.csv(records)), problems, read::add);
        assertThat(problems.list()).isEmpty();
        assertThat(read).isEqualTo(records);
        assertThat(source.records()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-30,export,ID,HS:847950,0110,yes,no,1,CNY,a | r.csv:2: date: '2026-02-30' is not a date.
            2026-01-31,exports,ID,HS:847950,0110,yes,no,1,CNY,a | r.csv:2: flow: 'exports' is not known. Write one of export, import.
            2026-01-31,export,UK,HS:847950,0110,yes,no,1,CNY,a | r.csv:2: partner: 'UK' is not a country. The United Kingdom is GB.
            2026-01-31,export,ID,847950,0110,yes,no,1,CNY,a | r.csv:2: product: '847950' is not a product. Write HS: and a goods code
            2026-01-31,export,ID,HS:777777,0110,yes,no,1,CNY,a | r.csv:2: product: '777777' is not a goods code
            2026-01-31,export,ID,EBOPS:XX,,yes,no,1,CNY,a | r.csv:2: product: 'XX' is not a service code of EBOPS
            2026-01-31,export,ID,HS:847950,9999,yes,no,1,CNY,a | r.csv:2: regime: '9999' is not a customs regime known here. Write one of 9610, 1210
            2026-01-31,export,ID,HS:847950,,yes,no,1,CNY,a | r.csv:2: regime: goods pass customs under a regime.
            2026-01-31,import,ID,HS:847950,9710,yes,no,1,CNY,a | r.csv:2: regime: regime 9710 is for exports, but this is an import.
            2026-01-31,export,ID,EBOPS:SI2,0110,yes,yes,1,CNY,a | r.csv:2: regime: a service passes no customs
            2026-01-31,export,ID,HS:847950,0110,yes,yes,1,CNY,a | r.csv:2: delivered: goods are never delivered digitally. Write no.
            2026-01-31,export,ID,HS:847950,0110,yes,unknown,1,CNY,a | r.csv:2: delivered: goods are never delivered digitally. Write no.
            2026-01-31,export,ID,HS:847950,0110,maybe,no,1,CNY,a | r.csv:2: ordered: 'maybe' is not known. Write one of yes, no, unknown.
            2026-01-31,export,ID,HS:847950,0110,yes,no,-1,CNY,a | r.csv:2: amount: CNY -1.00 is negative.
            2026-01-31,export,ID,HS:847950,0110,yes,no,1e5,CNY,a | r.csv:2: amount: '1e5' is not a plain decimal.
            2026-01-31,export,ID,HS:847950,0110,yes,no,1,RMB,a | r.csv:2: currency: 'RMB' is not an ISO 4217 currency code.
            2026-01-31,export,ID,HS:847950,0110,yes,no,1,CNY, | r.csv:2: enterprise: is empty, but is needed.
            2026-01-31,export,ID,HS:847950,0110,yes,no,1,CNY | r.csv:2: 9 fields, but the header names 10 columns.
            """)
    void namesLineColumnValueAndAdvice(String line, String message) throws IOException {
        assertThat(problems(TradeCsv.header() + "\n" + line + "\n"))
                .first()
                .satisfies(problem -> assertThat(problem.toString()).startsWith(message));
    }

    @Test
    void tellsAllProblemsOfAFileAtOnce() throws IOException {
        List<Problem> found = problems(TradeCsv.header()
                + "\n2026-02-30,export,UK,HS:847950,0110,yes,no,1,CNY,a\n" + GOOD
                + "\n2026-01-31,export,ID,HS:847950,,yes,yes,-1,CNY,a\n");
        assertThat(found)
                .extracting(problem -> problem.line() + " " + problem.field())
                .containsExactly("2 date", "2 partner", "4 delivered", "4 regime", "4 amount");
    }

    @Test
    void aRecordIsBornValid() {
        assertThatThrownBy(() -> new TradeRecord(
                        LocalDate.of(2026, 1, 1),
                        Flow.EXPORT,
                        Country.of("ID"),
                        Product.parse("HS:847950"),
                        Regime.GENERAL,
                        Answer.YES,
                        Answer.YES,
                        Money.of("1", "CNY"),
                        "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delivered: goods are never delivered digitally. Write no.");
    }

    /** Any bytes give records and problems, and nothing else. */
    @Property(tries = 300)
    void brokenFilesNeverBreakTheReader(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = Samples.csv(Samples.records(seed, 5)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            file[random.nextInt(file.length)] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) ",\"\n\r:-.0".charAt(random.nextInt(8));
        }
        Problems problems = new Problems();
        long[] records = {0};
        RecordSource source = TradeCsv.read("f.csv", new ByteArrayInputStream(file), problems, record -> records[0]++);
        assertThat(source.records()).isEqualTo(records[0]).isLessThanOrEqualTo(6);
    }

    private static List<Problem> problems(String csv) throws IOException {
        Problems problems = new Problems();
        TradeCsv.read("r.csv", bytes(csv), problems, record -> {});
        return problems.list();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
