package io.shibo.hub.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Embedding;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an endpoint on this machine: its model gives a word and a title one direction, and all others another each. */
class EmbeddingEndpointTest {
    private static final Pattern INPUT = Pattern.compile("\"input\":\\[(.*)]");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir
    Path home;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile String target = "coffee";
    private volatile int status = 200;
    private volatile String instead = "";
    private HttpServer server = start();

    private HttpServer start() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/v1/embeddings", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                byte[] answer = (instead.isEmpty() ? answer(body) : instead).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/stolen");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private String answer(String body) {
        Matcher input = INPUT.matcher(body.replaceAll("\\s*\\n\\s*", ""));
        List<String> items = new ArrayList<>();
        if (input.find()) {
            Matcher text = TEXT.matcher(input.group(1));
            while (text.find()) {
                asked.add(text.group(1));
                boolean drink = text.group(1).equals("brew") || text.group(1).equals(target);
                int other = Math.floorMod(text.group(1).hashCode(), 50);
                StringBuilder vector = new StringBuilder(drink ? "1.0" : "0.01");
                for (int i = 0; i < 50; i++) {
                    vector.append(',').append(!drink && i == other ? "1" : "0.001");
                }
                items.add("{\"object\":\"embedding\",\"index\":%d,\"embedding\":[%s]}".formatted(items.size(), vector));
            }
        }
        return "{\"data\":[%s],\"model\":\"m\"}".formatted(String.join(",", items.reversed()));
    }

    @BeforeEach
    void nothingIsKnown() {
        asked.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Map<String, String> environment() {
        return Map.of(
                "SHIBO_EMBEDDING_URL",
                        "http://127.0.0.1:%d/v1/embeddings"
                                .formatted(server.getAddress().getPort()),
                "SHIBO_EMBEDDING_MODEL", "m",
                "SHIBO_EMBEDDING_KEY", "sk-secret");
    }

    private Embedding endpoint() throws IOException {
        return EmbeddingEndpoint.find(environment(), home).orElseThrow();
    }

    private static Expo expo() throws IOException {
        return ExpoReader.read(List.of(ExpoSource.of(SampleExpo.files(60, 60, 2))));
    }

    @Test
    void isOffUnlessAnAddressIsSaid() throws IOException {
        assertThat(EmbeddingEndpoint.find(Map.of(), home)).isEmpty();
        assertThatThrownBy(() -> EmbeddingEndpoint.find(Map.of("SHIBO_EMBEDDING_URL", "https://x.example/v1"), home))
                .hasMessageContaining("SHIBO_EMBEDDING_MODEL");
        assertThatThrownBy(() -> EmbeddingEndpoint.find(
                        Map.of("SHIBO_EMBEDDING_URL", "http://192.0.2.1/v1/embeddings", "SHIBO_EMBEDDING_MODEL", "m"),
                        home))
                .as("a key never goes over an open line")
                .hasMessageContaining("neither https nor on this machine");
    }

    @Test
    void findsWhatNeitherWordNorCodeFindsAndSaysHow() throws Exception {
        Expo expo = expo();
        target = expo.offers().getFirst().title();
        Directory directory = Directory.of(expo);
        Search brew = Search.of("brew", Role.EXHIBITOR, 5);
        int before = directory.find(brew).total();
        directory.learn(endpoint());
        Hits hits = directory.find(brew);
        assertThat(hits.withoutMeaning()).isNull();
        assertThat(hits.total()).isGreaterThan(before);
        Hits.Hit first = hits.hits().stream()
                .filter(hit -> hit.why().getFirst().key().equals("hit.meaning"))
                .findFirst()
                .orElseThrow();
        assertThat(first.why().getFirst().text(io.shibo.codes.Language.EN))
                .isEqualTo("means something like “%s”".formatted(target));
        assertThat(hits.hits()).allMatch(hit -> hit.organisation().role() == Role.EXHIBITOR);
        assertThat(keys).containsOnly("Bearer sk-secret");
    }

    @Test
    void noTextIsSentTwiceNotEvenAfterAStart() throws Exception {
        endpoint().of(List.of("coffee", "tea", "coffee"));
        assertThat(asked).containsExactly("coffee", "tea");
        List<float[]> again = endpoint().of(List.of("tea", "coffee"));
        assertThat(asked).hasSize(2);
        assertThat(again.get(1)[0]).isEqualTo(1f);
        Path file = Files.list(home.resolve("embeddings")).findFirst().orElseThrow();
        Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        assertThat(endpoint().of(List.of("coffee", "milk"))).hasSize(2);
        assertThat(asked).containsExactly("coffee", "tea", "milk");
        assertThat(endpoint().of(List.of("milk")).getFirst()).hasSize(51);
        assertThat(asked).hasSize(3);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("coffee");
    }

    @Test
    void whereItFailsTheSearchGoesOnWithoutAndSaysSo() throws Exception {
        Directory directory = Directory.of(expo());
        directory.learn(endpoint());
        Search inverter = Search.of("inverter", Role.EXHIBITOR, 5);
        Hits with = Directory.of(expo()).find(inverter);
        status = 503;
        Hits without = directory.find(inverter);
        assertThat(without.withoutMeaning()).contains("127.0.0.1 answers 503").doesNotContain("secret");
        assertThat(without.hits()).isEqualTo(with.hits());
        status = 200;
        assertThat(directory.find(inverter).withoutMeaning()).contains("left alone for a minute");
    }

    @Test
    void aRedirectIsNotFollowedAndNonsenseIsNoVector() throws Exception {
        for (String nonsense : List.of(
                "",
                "{}",
                "{\"data\":[]}",
                "{\"data\":[{\"index\":1,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[\"NaN\"]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[{}]}]}")) {
            instead = nonsense.isEmpty() ? " " : nonsense;
            Embedding fresh = endpoint();
            assertThatThrownBy(() -> fresh.of(List.of("x")))
                    .as(nonsense)
                    .isInstanceOf(Embedding.UnavailableException.class);
        }
        instead = "";
        status = 302;
        Embedding fresh = endpoint();
        assertThatThrownBy(() -> fresh.of(List.of("y"))).hasMessageContaining("answers 302");
        assertThat(fresh.toString()).doesNotContain("secret");
    }
}
