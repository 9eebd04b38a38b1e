package io.shibo.measure.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TradeSampleTest {
    private static final Path COMMITTED = Path.of(System.getProperty("shibo.root", ".."), "samples", "measure");

    @Test
    void seedOneGivesTheCommittedFiles() throws IOException {
        assertThat(TradeSample.records(1, Period.half(2025, 1))).isEqualTo(read("records-2025-S1.csv"));
        assertThat(TradeSample.records(1, Period.half(2026, 1))).isEqualTo(read("records-2026-S1.csv"));
        assertThat(TradeSample.exchangeRates(1)).isEqualTo(read("exchange-rates.csv"));
    }

    @Test
    void anotherSeedGivesOtherFiles() {
        assertThat(TradeSample.records(2, Period.half(2025, 1)))
                .isNotEqualTo(TradeSample.records(1, Period.half(2025, 1)));
    }

    @Test
    void committedFilesStaySmall() throws IOException {
        try (var files = Files.list(COMMITTED)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(1_500_000);
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(COMMITTED.resolve(name));
    }
}
