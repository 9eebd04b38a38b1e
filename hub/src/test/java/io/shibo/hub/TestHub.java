package io.shibo.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One hub for all tests of this module that need one: started at first use on a free port with an empty data folder, closed
 * and removed with the test process. Tests share its rows: make your own, under names of your own.
 */
public final class TestHub {
    private static @Nullable TestHub shared;

    private final RunningHub hub;
    private final String password;

    private TestHub(RunningHub hub) {
        this.hub = hub;
        this.password = hub.oneTimePassword().orElseThrow();
    }

    public static synchronized TestHub shared() {
        TestHub running = shared;
        if (running == null) {
            try {
                Path home = Files.createTempDirectory("shibo-hub-test");
                RunningHub hub = Hub.start(HubSettings.of(home).withPort(0));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    hub.close();
                    deleteTree(home);
                }));
                running = new TestHub(hub);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            shared = running;
        }
        return running;
    }

    public RunningHub hub() {
        return hub;
    }

    /** The one-time password of {@code admin}; good only until a test has changed it. */
    public String oneTimePassword() {
        return password;
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
