package io.shibo.hub.database;

import io.shibo.hub.HubException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL beside the hub, with its data in the data folder.
 *
 * <p>The library that carries it was made for tests and starts it with {@code fsync} and {@code synchronous_commit} off
 * and without a password. Here they are on, and checked by asking the server ({@link #DURABLE}); it listens on loopback
 * alone, without a Unix socket, and wants a password that lies in a file only the owner may read.
 */
public final class EmbeddedDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "shibo";
    private static final String USER = "postgres";
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    /** Settings without which an acknowledged row may be lost; the hub does not start where one of them is off. */
    static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;
    private final String password;
    private final Path data;

    private EmbeddedDatabase(EmbeddedPostgres server, String password, Path data) {
        this.server = server;
        this.password = password;
        this.data = data;
    }

    /**
     * Starts the server, unpacking and initialising on first use (3–4 s; later under 1 s).
     *
     * @param home the hub's data folder, whose lock the caller holds
     * @throws HubException if it cannot start, with the reason
     */
    public static EmbeddedDatabase start(Path home) {
        Path data = home.resolve("data").resolve("postgres");
        Path programs = home.resolve("lib").resolve("postgres");
        try {
            Files.createDirectories(data.getParent());
            Files.createDirectories(programs);
            removeHalfUnpacked(programs);
            Path ready = data.resolveSibling("postgres.ready");
            setAsideHalfMade(data, ready);
            Orphan.clear(data, programs.toRealPath());
            Path passwordFile = data.resolveSibling("postgres.password");
            String password = readOrMakePassword(passwordFile, ready);
            EmbeddedPostgres server = open(data, programs, passwordFile, password, home.resolve("log"));
            EmbeddedDatabase database = new EmbeddedDatabase(server, password, data);
            try {
                database.prepare();
                if (!Files.exists(ready)) {
                    Files.createFile(ready);
                }
            } catch (SQLException | IOException | RuntimeException broken) {
                database.close();
                throw broken;
            }
            return database;
        } catch (HubException told) {
            throw told;
        } catch (IOException | SQLException | RuntimeException failed) {
            throw explain(failed, home);
        }
    }

    private static EmbeddedPostgres open(Path data, Path programs, Path passwordFile, String password, Path log)
            throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // A resolver of its own for each start: the library remembers by it where it has unpacked, and another
                // hub of this process may have another data folder.
                .setPgBinaryResolver((system, machine) -> programsOf(system, machine))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password)
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                // The same order and upper case on every machine, whatever locales it has.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60");
        for (String setting : DURABLE) {
            builder.setServerConfig(setting, "on");
        }
        Files.createDirectories(log);
        return builder.start();
    }

    private static InputStream programsOf(String system, String machine) throws IOException {
        String name = "postgres-%s-%s.txz"
                .formatted(system.toLowerCase(Locale.ROOT), machine.equals("aarch64") ? "arm_64" : machine);
        InputStream found = EmbeddedPostgres.class.getResourceAsStream("/" + name);
        if (found == null) {
            throw HubException.failure(
                    "this build has no PostgreSQL for %s on %s: build it on this machine, or give a server by SHIBO_DATABASE_URL"
                            .formatted(system, machine));
        }
        return found;
    }

    /** Checks that the server keeps what it acknowledges, and makes the hub's own database on first use. */
    private void prepare() throws SQLException {
        try (Connection connection = DriverManager.getConnection(urlOf("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
                    if (!row.next() || !"on".equals(row.getString(1))) {
                        throw HubException.failure(
                                "the embedded database runs with %s off, so rows could be lost: look for %s in %s"
                                        .formatted(setting, setting, data.resolve("postgresql.auto.conf")));
                    }
                }
            }
            boolean exists;
            try (ResultSet row = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                exists = row.next();
            }
            if (!exists) {
                statement.execute("create database " + NAME);
            }
        }
    }

    /** A hub killed while unpacking leaves a folder that the library would take for whole. */
    private static void removeHalfUnpacked(Path programs) throws IOException {
        try (Stream<Path> versions = Files.list(programs)) {
            for (Path version : versions.filter(Files::isDirectory).toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    deleteTree(version);
                }
            }
        }
    }

    /** A hub killed while initialising leaves a data folder without a database in it; it is kept, under another name. */
    private static void setAsideHalfMade(Path data, Path ready) throws IOException {
        if (!Files.exists(data) || Files.exists(ready)) {
            return;
        }
        for (int number = 1; ; number++) {
            Path aside = data.resolveSibling("postgres.incomplete-" + number);
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                LOG.warn("{} was never finished: setting it aside as {}", data, aside);
                Files.move(data, aside);
                return;
            }
        }
    }

    private static String readOrMakePassword(Path file, Path ready) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (Files.exists(ready)) {
            throw HubException.failure(
                    "the password file %s of the embedded database is missing: put it back from your backup"
                            .formatted(file));
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException raced) {
            throw HubException.failure("another hub is starting on %s".formatted(file.getParent()), raced);
        }
        Files.writeString(file, password + "\n");
        return password;
    }

    private static HubException explain(Exception failed, Path home) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof HubException told) {
                return told;
            }
            String message = Optional.ofNullable(cause.getMessage()).orElse("");
            if (message.contains("No space left on device")) {
                return HubException.failure(
                        "the disk of %s is full: free some space, or choose another folder with SHIBO_HOME"
                                .formatted(home),
                        failed);
            }
        }
        if (home.getFileSystem().isOpen() && home.toFile().getUsableSpace() < 50_000_000) {
            return HubException.failure(
                    "the disk of %s is full: free some space, or choose another folder with SHIBO_HOME".formatted(home),
                    failed);
        }
        return HubException.failure(
                "the embedded database did not start: see %s"
                        .formatted(home.resolve("log").resolve("hub.log")),
                failed);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private String urlOf(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true".formatted(server.getPort(), name);
    }

    @Override
    public String url() {
        return urlOf(NAME);
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    /** Stops the server and waits for its end: the library gives up after five seconds, a last checkpoint may take more. */
    @Override
    public void close() {
        Optional<ProcessHandle> process = Optional.empty();
        try {
            process = Orphan.findPid(data.resolve("postmaster.pid")).flatMap(ProcessHandle::of);
            server.close();
        } catch (IOException failed) {
            LOG.error("the embedded database did not stop cleanly; it recovers at the next start", failed);
        }
        if (process.isPresent() && !Orphan.waitForEnd(process.get(), Orphan.FAST_STOP)) {
            LOG.error(
                    "the embedded database (process {}) still runs",
                    process.get().pid());
        }
    }

    @Override
    public String toString() {
        return "embedded PostgreSQL in " + data;
    }
}
