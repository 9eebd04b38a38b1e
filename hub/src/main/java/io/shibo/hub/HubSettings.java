package io.shibo.hub;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a hub is started with.
 *
 * @param home the data folder; holds everything the hub writes
 * @param port TCP port of the pages and the API, 0–65535; 0 takes any free one
 * @param bind address to listen on; {@value #LOOPBACK} keeps the hub to this machine
 * @param databaseUrl a PostgreSQL server, {@code jdbc:postgresql://…} or {@code postgres://…}; null for the embedded one
 * @param databaseUser null where the URL or the server's default says it
 * @param databasePassword never printed
 */
public record HubSettings(
        Path home,
        int port,
        String bind,
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword) {
    public static final int DEFAULT_PORT = 8080;
    public static final String LOOPBACK = "127.0.0.1";

    /** @throws HubException if the port is out of range */
    public HubSettings {
        home = home.toAbsolutePath().normalize();
        if (port < 0 || port > 65_535) {
            throw HubException.choice("port %d is not a port: choose one from 1 to 65535 with --port".formatted(port));
        }
    }

    /** A hub of this machine alone: default port, loopback, embedded database. */
    public static HubSettings of(Path home) {
        return new HubSettings(home, DEFAULT_PORT, LOOPBACK, null, null, null);
    }

    /**
     * The settings of the environment: {@code SHIBO_HOME} (default {@code ~/.shibo}) and, for a database server,
     * {@code SHIBO_DATABASE_URL}, {@code SHIBO_DATABASE_USER}, {@code SHIBO_DATABASE_PASSWORD}. Empty counts as absent.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param userHome the user's home folder
     */
    public static HubSettings ofEnvironment(Map<String, String> environment, Path userHome) {
        String home = find(environment, "SHIBO_HOME");
        return new HubSettings(
                home == null ? userHome.resolve(".shibo") : Path.of(home),
                DEFAULT_PORT,
                LOOPBACK,
                find(environment, "SHIBO_DATABASE_URL"),
                find(environment, "SHIBO_DATABASE_USER"),
                find(environment, "SHIBO_DATABASE_PASSWORD"));
    }

    public HubSettings withHome(Path newHome) {
        return new HubSettings(newHome, port, bind, databaseUrl, databaseUser, databasePassword);
    }

    public HubSettings withPort(int newPort) {
        return new HubSettings(home, newPort, bind, databaseUrl, databaseUser, databasePassword);
    }

    public HubSettings withBind(String newBind) {
        return new HubSettings(home, port, newBind, databaseUrl, databaseUser, databasePassword);
    }

    /** Where the result files of one verb's demo step lie. */
    public Path demo(String verb) {
        return home.resolve("demo").resolve(verb);
    }

    /** Without the database's address and password: settings end up in logs. */
    @Override
    public String toString() {
        return "HubSettings[home=%s, port=%d, bind=%s, database=%s]"
                .formatted(home, port, bind, databaseUrl == null ? "embedded" : "server");
    }

    private static @Nullable String find(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
