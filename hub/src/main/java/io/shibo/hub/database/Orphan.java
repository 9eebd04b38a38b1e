package io.shibo.hub.database;

import io.shibo.hub.HubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears the way for a new server after a hub that was killed: its PostgreSQL lives on, or has left a
 * {@code postmaster.pid} that names a process which is now another program's.
 *
 * <p>Call it only while holding the data folder's lock: then no living hub owns the server found here. A server is asked
 * to stop (SIGINT, later SIGQUIT), never killed: SIGKILL would leave its shared memory and its children behind.
 */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    static final Duration FAST_STOP = Duration.ofSeconds(60);
    private static final Duration QUICK_STOP = Duration.ofSeconds(20);

    private Orphan() {}

    /**
     * @param data PostgreSQL's data folder
     * @param binaries the folder our PostgreSQL programs were unpacked into
     * @throws HubException if a server of ours does not stop
     */
    static void clear(Path data, Path binaries) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> alive =
                findPid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (alive.isEmpty()) {
            return; // A dead one's file PostgreSQL clears itself, and recovers.
        }
        ProcessHandle process = alive.get();
        if (runsFrom(process, binaries)) {
            stop(process);
        } else if (ProcessHandle.allProcesses().noneMatch(other -> runsFrom(other, binaries))) {
            LOG.warn("{} names process {}, which is another program: removing the file", pidFile, process.pid());
            Files.deleteIfExists(pidFile);
        }
    }

    static Optional<Long> findPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .map(Long::valueOf);
        }
    }

    private static boolean runsFrom(ProcessHandle process, Path binaries) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(path -> path.startsWith(binaries))
                .isPresent();
    }

    private static void stop(ProcessHandle process) throws IOException {
        LOG.warn("stopping the database of a hub that was killed (process {})", process.pid());
        signal(process, "-INT");
        if (waitForEnd(process, FAST_STOP)) {
            return;
        }
        signal(process, "-QUIT");
        if (!waitForEnd(process, QUICK_STOP)) {
            throw HubException.failure(
                    "the database of a hub that was killed (process %d) does not stop: end that process, then start again"
                            .formatted(process.pid()));
        }
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        try {
            new ProcessBuilder(List.of("kill", signal, Long.toString(process.pid())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean waitForEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return !process.isAlive();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException unknown) {
            return !process.isAlive();
        }
    }
}
