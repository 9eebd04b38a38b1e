package io.shibo.hub.database;

import io.shibo.hub.HubException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that somebody else runs, found by its URL. */
public final class ServerDatabase implements Database {
    private static final String JDBC = "jdbc:postgresql:";

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    private ServerDatabase(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Connects once, so that a wrong address is told at the start.
     *
     * @param url {@code jdbc:postgresql://host:port/name} or {@code postgres://user:password@host:port/name}
     * @throws HubException if it is not such a URL, or nothing answers within ten seconds; the message has no password
     */
    public static ServerDatabase connect(String url, @Nullable String user, @Nullable String password) {
        ServerDatabase database = parse(url, user, password);
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("connectTimeout", "10");
        if (database.user != null) {
            properties.setProperty("user", database.user);
        }
        if (database.password != null) {
            properties.setProperty("password", database.password);
        }
        try (Connection connection = DriverManager.getConnection(database.url, properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 14) {
                throw HubException.choice(
                        "the database %s is PostgreSQL %d; the hub needs 14 or later".formatted(database, version));
            }
            return database;
        } catch (SQLException refused) {
            throw HubException.choice(
                    "cannot use the database %s (%s): check SHIBO_DATABASE_URL, SHIBO_DATABASE_USER and SHIBO_DATABASE_PASSWORD"
                            .formatted(database, reason(refused)),
                    // The driver's exception may quote the URL it was given, and with it a password: it is not passed
                    // on.
                    new SQLException("SQLSTATE " + refused.getSQLState()));
        }
    }

    static ServerDatabase parse(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith(JDBC)) {
            return new ServerDatabase(url, user, password);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw HubException.choice(
                    "SHIBO_DATABASE_URL is not the address of a PostgreSQL server: write jdbc:postgresql://host:5432/name");
        }
        try {
            URI uri = new URI(url);
            String credentials = uri.getRawUserInfo();
            String[] parts = credentials == null ? new String[0] : credentials.split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return new ServerDatabase(
                    JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
                    user != null || parts.length == 0 ? user : decode(parts[0]),
                    password != null || parts.length < 2 ? password : decode(parts[1]));
        } catch (URISyntaxException malformed) {
            // Its message would repeat the URL, password included.
            throw HubException.choice(
                    "SHIBO_DATABASE_URL is malformed at character %d: write jdbc:postgresql://host:5432/name"
                            .formatted(malformed.getIndex()));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String reason(SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> "it refused the user or the password";
            case "3D000" -> "it has no database of this name";
            case "08001", "08004", "08006" -> "it does not answer";
            default -> state.isEmpty() ? "it does not answer" : "SQLSTATE " + state;
        };
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public @Nullable String user() {
        return user;
    }

    @Override
    public @Nullable String password() {
        return password;
    }

    @Override
    public void close() {
        // Not ours to end.
    }

    /** The address without its query, which may hold a password. */
    @Override
    public String toString() {
        String address = url.substring(JDBC.length());
        int query = address.indexOf('?');
        String shown = query < 0 ? address : address.substring(0, query);
        return shown.substring(shown.lastIndexOf('@') + 1).replaceFirst("^//", "");
    }
}
