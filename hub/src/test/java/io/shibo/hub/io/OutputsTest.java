package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
    @TempDir
    Path dir;

    @Test
    void makesTheFoldersAboveAndReplacesWhatWasThere() throws IOException {
        Path file = dir.resolve("a/b/report.csv");
        Outputs.write(file, "old");
        Outputs.write(file, "新");
        assertThat(file).hasContent("新");
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
        Path file = dir.resolve("report.csv");
        Outputs.write(file, "old");
        assertThatThrownBy(() -> Outputs.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessageContaining("No space left");
        assertThat(file).hasContent("old");
        try (var files = Files.list(dir)) {
            assertThat(files).containsExactly(file);
        }
    }
}
