package io.shibo.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
    @Test
    void aPidThatIsAnotherProgramsNowDoesNotBlockTheStart(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path pid = Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n/somewhere\n");
        Orphan.clear(data, folder.resolve("programs"));
        assertThat(pid).doesNotExist();
    }

    @Test
    void aDeadServersFileIsLeftForPostgresToRecoverFrom(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path pid = Files.writeString(data.resolve("postmaster.pid"), ended.pid() + "\n");
        Orphan.clear(data, folder.resolve("programs"));
        assertThat(pid).exists();
    }

    @Test
    void anotherHubsServerOfTheSameProgramsIsNotTouched(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path programs = folder.resolve("programs");
        Path bin = Files.createDirectories(programs.resolve("bin"));
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), bin.resolve("postgres"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process server = new ProcessBuilder(program.toString(), "60").start();
        try {
            Path pid = Files.writeString(
                    data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
            Orphan.clear(data, programs);
            assertThat(pid).exists();
            assertThat(server.isAlive()).isTrue();

            Files.writeString(pid, server.pid() + "\n");
            Orphan.clear(data, programs);
            assertThat(server.isAlive()).as("ours is asked to stop").isFalse();
        } finally {
            server.destroyForcibly();
        }
    }
}
