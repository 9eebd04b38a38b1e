package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.shell.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteStepTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));

    @TempDir
    private Path home;

    @Test
    void quotesTheThreeDealsTheSameEachTimeAndLeavesRecordsForMeasure() throws IOException {
        Outcome first = run();
        String records = Files.readString(home.resolve("demo/quote/records.csv"));

        assertThat(first.figures()).containsKeys("rulebook", "robot-arm", "coffee", "design-software");
        assertThat(records.lines())
                .containsExactly(
                        "date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise",
                        "2026-05-19,import,ID,HS:090121,1210,yes,no,336.00,CNY,deal-coffee",
                        "2026-02-16,export,DE,EBOPS:SI2,,yes,yes,298.80,EUR,deal-design-software");
        assertThat(home.resolve("demo/quote/robot-arm.json")).exists();
        assertThat(home.resolve("demo/quote/coffee.zh.txt")).content().contains("增值税");
        assertThat(run().figures()).isEqualTo(first.figures());
    }

    private Outcome run() throws IOException {
        return new QuoteStep().run(new Context(ROOT.resolve("samples"), ROOT.resolve("packs"), home, Progress.none()));
    }
}
