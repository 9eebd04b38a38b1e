package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub killed with SIGKILL leaves its database running; the next one on the same folder finds every acknowledged row. */
class KilledHubTest {
    private static final int ROWS = 40;

    /** The child: a hub that writes a row, says so, and writes the next, until it is killed. */
    public static void main(String[] arguments) throws Exception {
        RunningHub hub = Hub.start(HubSettings.of(Path.of(arguments[0])).withPort(0));
        JdbcClient jdbc = hub.bean(JdbcClient.class);
        jdbc.sql("create table test_kept (n integer primary key)").update();
        for (int n = 1; ; n++) {
            jdbc.sql("insert into test_kept values (?)").param(n).update();
            System.out.println(n);
            System.out.flush();
        }
    }

    @Test
    void nextHubFindsEveryAcknowledgedRow(@TempDir Path home) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHubTest.class.getName(),
                        home.toString())
                .redirectError(home.resolve("child.err").toFile())
                .start();
        int acknowledged = killAfter(child, ROWS);
        long orphan = postmaster(home);
        assertThat(ProcessHandle.of(orphan)).as("the database outlives its hub").isPresent();

        try (RunningHub hub = Hub.start(HubSettings.of(home).withPort(0))) {
            JdbcClient jdbc = hub.bean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*) from test_kept where n <= ?")
                            .param(acknowledged)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(acknowledged);
            assertThat(postmaster(home)).isNotEqualTo(orphan);
            assertThat(Files.readString(home.resolve("log/hub.log")))
                    .contains("stopping the database of a hub that was killed (process %d)".formatted(orphan));
            assertThat(hub.oneTimePassword()).as("not a first start").isEmpty();
            try (Connection connection = hub.bean(DataSource.class).getConnection()) {
                for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                    var row = connection.createStatement().executeQuery("select current_setting('" + setting + "')");
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
        assertThat(home.resolve("data/postgres/postmaster.pid"))
                .as("the database ends with its hub")
                .doesNotExist();
    }

    private static int killAfter(Process child, int rows) throws IOException, InterruptedException {
        int acknowledged = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && acknowledged < rows) {
                acknowledged = Integer.parseInt(line);
                line = acknowledged < rows ? lines.readLine() : null;
            }
        }
        assertThat(acknowledged).as("rows the child acknowledged").isEqualTo(rows);
        child.destroyForcibly();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        return acknowledged;
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("data/postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
