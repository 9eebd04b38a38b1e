package io.shibo.cli.clear.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One life of the window's process. */
final class WindowProcess {
    private static final Pattern ADDRESS = Pattern.compile("http://[0-9.]+:([0-9]+)");
    private static final long START_SECONDS = 120;

    private final Process process;
    private final Path out;

    WindowProcess(List<String> command, Path out) throws IOException {
        this.out = out;
        Files.createDirectories(out.toAbsolutePath().getParent());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    /** Waits until it listens. */
    int port() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < until) {
            Matcher address = ADDRESS.matcher(Files.readString(out));
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
            if (!process.isAlive()) {
                throw new IOException("the window did not start: exit code %d, it said: %s"
                        .formatted(process.exitValue(), Files.readString(out)));
            }
            Thread.sleep(5);
        }
        throw new IOException("the window did not start in %d s: %s".formatted(START_SECONDS, Files.readString(out)));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String said() throws IOException {
        return Files.readString(out);
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        Program.signal(process.pid(), name);
    }

    /** SIGTERM; gives the exit code. */
    int terminate(long seconds) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
            throw new IOException("SIGTERM did not end the window in %d s".formatted(seconds));
        }
        return process.exitValue();
    }
}
