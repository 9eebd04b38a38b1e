package io.shibo.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * One hub for all tests of this module that need one: started at first use on a free port with an empty data folder, closed
 * and removed with the test process. Tests share its rows: make your own, under names of your own.
 */
public final class TestHub {
    private static @Nullable TestHub shared;

    private static final String MEMBER_PASSWORD = "a member of these tests";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final Path home;
    private final RunningHub hub;
    private boolean memberAdded;
    private final String password;

    private TestHub(Path home, RunningHub hub) {
        this.home = home;
        this.hub = hub;
        this.password = hub.oneTimePassword().orElseThrow();
    }

    public static synchronized TestHub shared() {
        TestHub running = shared;
        if (running == null) {
            try {
                Path home = Files.createTempDirectory("shibo-hub-test").toRealPath();
                RunningHub hub = Hub.start(HubSettings.of(home).withPort(0));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    hub.close();
                    deleteTree(home);
                }));
                running = new TestHub(home, hub);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            shared = running;
        }
        return running;
    }

    public Path home() {
        return home;
    }

    public RunningHub hub() {
        return hub;
    }

    /** The one-time password of {@code admin}; good only until a test has changed it. */
    public String oneTimePassword() {
        return password;
    }

    /** Adds an account that may sign in; {@code role} ADMIN or MEMBER. */
    public void addAccount(String name, String accountPassword, String role, boolean mustChange) {
        JdbcClient jdbc = bean(JdbcClient.class);
        jdbc.sql("delete from account where name = ?").param(name).update();
        jdbc.sql("insert into account values (?, ?, ?, ?, now(), now())")
                .params(name, bean(PasswordEncoder.class).encode(accountPassword), role, mustChange)
                .update();
    }

    /** The {@code Authorization} header of a member of this test's own making, for the API. */
    public synchronized String member() {
        if (!memberAdded) {
            addAccount("test-member", MEMBER_PASSWORD, "MEMBER", false);
            memberAdded = true;
        }
        return basic("test-member", MEMBER_PASSWORD);
    }

    public static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** A browser with the session of an account. */
    public HttpClient signedIn(String name, String secret) {
        HttpClient browser = browser();
        String form = send(browser, HttpRequest.newBuilder(at("/sign-in"))).body();
        send(
                browser,
                HttpRequest.newBuilder(at("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=" + name + "&password=" + secret + "&_csrf=" + csrf(form))));
        return browser;
    }

    /** The CSRF token of the first form of a page, as a form value. */
    public static String csrf(String page) {
        Matcher token = CSRF.matcher(page);
        if (!token.find()) {
            throw new AssertionError("the page has no form with a CSRF token: " + page);
        }
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    /** A bean of the running hub: a store, {@code JdbcClient}, a loader. */
    public <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }

    /** A browser without an account: follows redirects, keeps cookies. */
    public static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** GET by nobody in particular, in English, without following redirects. */
    public HttpResponse<String> get(String path) {
        return get(path, "en");
    }

    public HttpResponse<String> get(String path, String language) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept-Language", language));
    }

    /** Any request by nobody in particular, without following redirects. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return send(client, request);
        }
    }

    public HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static void deleteTree(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
