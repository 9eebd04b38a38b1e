package io.shibo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher is shell: what it says before there is a Java is tested by running it. */
class LauncherTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));

    @TempDir
    Path empty;

    @Test
    void saysInTwoLinesHowToGetAJdkWhereThereIsNone() throws Exception {
        // An isolated copy, searched for a JDK in places that are empty.
        Path copy = empty.resolve("shibo");
        String script = Files.readString(ROOT.resolve("shibo"))
                .replace("/usr/lib/jvm/*25*", "/nowhere/*25*")
                .replace("/opt/*25*", "/nowhere/*25*")
                .replace("/opt/*/*25*", "/nowhere/*25*");
        Files.writeString(copy, script);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Result result = run(copy, Map.of("JAVA_HOME", "", "SHIBO_JAVA_HOME", "", "HOME", empty.toString()), "quote");
        assertThat(result.exit).isEqualTo(2);
        assertThat(result.text.strip().lines()).hasSize(2);
        assertThat(result.text)
                .contains("no JDK 25")
                .contains("apt-get install")
                .contains("brew install");
    }

    @Test
    void refusesAJdkThatIsNotTheOneAskedFor() throws Exception {
        Result result = run(ROOT.resolve("shibo"), Map.of("SHIBO_JAVA_HOME", empty.toString()), "quote");
        assertThat(result.exit).isEqualTo(2);
        assertThat(result.text).contains(empty.toString()).contains("SHIBO_JAVA_HOME");
    }

    @Test
    void doctorNamesWhatItLookedAt() throws Exception {
        Result result = run(ROOT.resolve("shibo"), Map.of(), "doctor");
        assertThat(result.exit).isZero();
        assertThat(result.text)
                .contains("JDK 25")
                .contains("Maven")
                .contains("data folder")
                .contains("disk");
    }

    private record Result(int exit, String text) {}

    private static Result run(Path script, Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder("sh", script.toString());
        process.command().addAll(java.util.List.of(args));
        process.environment().putAll(environment);
        process.environment().put("PATH", "/usr/bin:/bin");
        process.redirectErrorStream(true);
        Process running = process.start();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(running.exitValue(), text);
    }
}
