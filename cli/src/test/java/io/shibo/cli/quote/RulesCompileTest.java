package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCompileTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));
    private static final String PACKS = ROOT.resolve("packs").toString();
    private static final String DEAL =
            ROOT.resolve("samples/deals/robot-arm.json").toString();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return Shibo.run(out, err, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String compiled() {
        String file = folder.resolve("rules.rulebook").toString();
        assertThat(run("rules", "compile", PACKS, "-o", file)).isZero();
        return file;
    }

    @Test
    void aCompiledRulebookQuotesAsThePacksDo() {
        String file = compiled();
        assertThat(out()).contains("wrote", "measures", "rulebook ");

        assertThat(run("quote", DEAL, "--json", "--pack", PACKS)).isZero();
        String fromPacks = out();
        assertThat(run("quote", DEAL, "--json", "--rulebook", file)).isZero();
        assertThat(out()).isEqualTo(fromPacks);
    }

    @Test
    void verifyTellsAChangedFile() throws IOException {
        String file = compiled();
        assertThat(run("rules", "compile", "--verify", file)).isZero();
        assertThat(out()).contains("verified");

        Files.write(Path.of(file), new byte[8], StandardOpenOption.APPEND);
        assertThat(run("rules", "compile", "--verify", file)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("rules.rulebook", "cut off or was added to");
    }

    @Test
    void whatIsNotARulebookIsTold() {
        assertThat(run("quote", DEAL, "--rulebook", DEAL)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is no rulebook");
        assertThat(run("quote", DEAL, "--rulebook", DEAL, "--pack", PACKS)).isEqualTo(2);
        assertThat(run("rules", "compile", PACKS)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("-o rules.rulebook");
    }
}
