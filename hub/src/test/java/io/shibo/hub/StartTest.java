package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shibo.hub.database.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a hub says, in one line, when it cannot start. */
class StartTest {
    @Test
    void aPortInUseIsToldBeforeAnythingIsMade(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("home");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HubException refused = refusal(HubSettings.of(home).withPort(other.getLocalPort()));
            assertThat(refused)
                    .hasMessage("port %d is in use by another program: choose another with --port"
                            .formatted(other.getLocalPort()));
            assertThat(refused.exitCode()).isEqualTo(2);
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void aFolderInUseNamesItsHub() {
        Path home = TestHub.shared().home();
        HubException refused = refusal(HubSettings.of(home).withPort(0));
        assertThat(refused)
                .hasMessage(
                        "the data folder %s is in use by another hub (process %d): stop that one, or choose another folder with SHIBO_HOME"
                                .formatted(home, ProcessHandle.current().pid()));
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeWrittenSaysWhy(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        HubException refused = refusal(HubSettings.of(file).withPort(0));
        assertThat(refused).hasMessageStartingWith("the data folder %s cannot be written (".formatted(file));
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    @Test
    void aFullDiskSaysWhatIsNeeded(@TempDir Path folder) {
        assertThatThrownBy(() -> HomeLock.checkSpace(folder, 100L << 20))
                .isInstanceOf(HubException.class)
                .hasMessage(
                        "the disk of %s has 100 MB free, the hub needs 300 MB: free some space, or choose another folder with SHIBO_HOME"
                                .formatted(folder));
    }

    @Test
    void anAddressOfAnotherMachineIsRefused(@TempDir Path home) {
        assertThat(refusal(HubSettings.of(home).withPort(8099).withBind("192.0.2.1")))
                .hasMessage("'192.0.2.1' is no address of this machine: choose another with --bind");
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword(@TempDir Path home) {
        HubSettings settings = new HubSettings(
                home, 0, "127.0.0.1", "postgres://clerk:geheim-1@127.0.0.1:1/trade?sslpassword=geheim-2", null, null);
        HubException refused = refusal(settings);
        assertThat(refused).hasMessageStartingWith("cannot use the database 127.0.0.1:1/trade (it does not answer)");
        assertThat(refused.exitCode()).isEqualTo(2);
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("geheim");
        }
        assertThat(settings.toString()).doesNotContain("geheim");
        assertThat(home.resolve("log/hub.log"))
                .satisfies(log -> assertThat(Files.exists(log) ? Files.readString(log) : "")
                        .doesNotContain("geheim"));
        assertThat(home.resolve("data"))
                .as("no embedded database beside the server")
                .doesNotExist();
    }

    @Test
    void aServerByUrlCarriesTheHub(@TempDir Path home) {
        TestHub other = TestHub.shared();
        other.bean(JdbcClient.class).sql("create database test_other").update();
        Database server = other.hub().database();
        HubSettings settings = new HubSettings(
                home,
                0,
                "127.0.0.1",
                server.url().replace("/shibo?", "/test_other?"),
                server.user(),
                server.password());
        try (RunningHub hub = Hub.start(settings)) {
            assertThat(hub.oneTimePassword())
                    .as("a first start, of its own rows")
                    .isPresent();
            assertThat(other.send(HttpRequest.newBuilder(hub.address())).statusCode())
                    .isEqualTo(200);
        }
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(other.get("/").statusCode())
                .as("the server goes on without it")
                .isEqualTo(200);
    }

    @Test
    void theEnvironmentSaysWhereEverythingIs() {
        Path user = Path.of("/home/clerk");
        assertThat(HubSettings.ofEnvironment(Map.of(), user)).isEqualTo(HubSettings.of(user.resolve(".shibo")));
        HubSettings given = HubSettings.ofEnvironment(
                Map.of(
                        "SHIBO_HOME",
                        "/srv/shibo",
                        "SHIBO_DATABASE_URL",
                        "jdbc:postgresql://db/x",
                        "SHIBO_DATABASE_USER",
                        " "),
                user);
        assertThat(given.home()).isEqualTo(Path.of("/srv/shibo"));
        assertThat(given.databaseUrl()).isEqualTo("jdbc:postgresql://db/x");
        assertThat(given.databaseUser()).isNull();
        assertThat(given.port()).isEqualTo(8080);
        assertThatThrownBy(() -> given.withPort(70_000)).hasMessageStartingWith("port 70000 is not a port");
    }

    private static HubException refusal(HubSettings settings) {
        HubException refused = catchThrowableOfType(
                HubException.class, () -> Hub.start(settings).close());
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("\n");
        return refused;
    }
}
