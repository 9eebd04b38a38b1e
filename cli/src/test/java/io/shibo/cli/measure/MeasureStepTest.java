package io.shibo.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.InputException;
import io.shibo.measure.TradeCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureStepTest {
    @TempDir
    private Path home;

    private Context context = new Context(Path.of(""), Path.of(""), Path.of(""), Progress.to(nowhere()));

    @BeforeEach
    void prepare() {
        Path samples = Path.of(System.getProperty("shibo.root", ".."), "samples");
        context = new Context(samples, Home.packs(), home, Progress.to(nowhere()));
    }

    @Test
    void countsWhatTheEarlierStepsLeftAndSaysWhatIsMissing() throws IOException {
        write("quote", "2026-05-19,import,ID,HS:090121,1210,yes,no,336.00,CNY,deal-coffee\n");
        Outcome outcome = new MeasureStep().run(context);
        assertThat(outcome.figures()).containsEntry("recordsOfQuote", 1L).doesNotContainKey("recordsOfTrade");
        assertThat(outcome.lines())
                .extracting(Outcome.Line::text)
                .contains(
                        "NOT COUNTED: nothing of trade, which left no records",
                        "NOT COUNTED: nothing of clear, which left no records");
        assertThat(context.dir("measure").resolve("table.json")).isNotEmptyFile();
        assertThat(outcome.lines()).extracting(Outcome.Line::where).contains("/measure");
    }

    @Test
    void givesTheSameFiguresAgain() throws IOException {
        write("trade", "2026-04-08,export,ID,HS:847950,9710,yes,no,74000.00,USD,maker\n");
        assertThat(new MeasureStep().run(context).figures())
                .isEqualTo(new MeasureStep().run(context).figures());
    }

    @Test
    void aDamagedFileOfAnEarlierStepIsNamed() throws IOException {
        write("clear", "2026-13-08,import,ID,HS:847950,9610,yes,no,1,CNY,shop\n");
        assertThatThrownBy(() -> new MeasureStep().run(context))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("demo/clear/records.csv:2: date: '2026-13-08' is not a date");
    }

    private void write(String verb, String lines) throws IOException {
        Files.createDirectories(context.dir(verb));
        Files.writeString(context.dir(verb).resolve("records.csv"), TradeCsv.header() + "\n" + lines);
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(Writer.nullWriter());
    }
}
