package io.shibo.hub.io;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.meet.search.Embedding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint for vectors as OpenAI's {@code /v1/embeddings} is, which many servers speak: {@code {"model":…,"input":[…]}} gives
 * {@code {"data":[{"index":0,"embedding":[…]}]}}. Off unless configured. Titles of offers and needs, and what is searched for, are
 * sent there; what was answered is kept on disk by the text's hash. Its key goes into one header and nowhere else: not into a
 * message, a log or an address, and never to where a redirect points.
 */
public final class EmbeddingEndpoint implements Embedding {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** After a failure nobody waits for the next one. */
    private static final Duration REST = Duration.ofSeconds(60);

    private static final int MOST_BYTES = 16 << 20;

    private final URI address;
    private final String model;
    private final @Nullable String key;
    private final VectorFile vectors;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile long restUntil = System.nanoTime();

    /**
     * An endpoint.
     *
     * @param address https, or http on this machine
     * @param key null where none is wanted
     * @param cache folder for vectors
     * @throws IllegalArgumentException if the address is none of these
     */
    public EmbeddingEndpoint(URI address, String model, @Nullable String key, Path cache) throws IOException {
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && onThisMachine(address))) {
            throw new IllegalArgumentException(
                    "SHIBO_EMBEDDING_URL: '%s' is neither https nor on this machine. Write the whole address, as in https://host/v1/embeddings."
                            .formatted(Problem.show(address.getScheme() + "://" + address.getHost())));
        }
        this.address = address;
        this.model = model;
        this.key = key;
        this.vectors =
                new VectorFile(cache.resolve(Sha256.hex(address + "\n" + model).substring(0, 16) + ".vectors"));
    }

    /**
     * What the environment says: {@code SHIBO_EMBEDDING_URL}, {@code SHIBO_EMBEDDING_MODEL}, and the key in {@code
     * SHIBO_EMBEDDING_KEY} or in the file that {@code SHIBO_EMBEDDING_KEY_FILE} names. Empty where there is no address.
     *
     * @param home data folder, under which vectors are kept
     * @throws InputException if something is missing or wrong
     */
    public static Optional<Embedding> find(Map<String, String> environment, Path home) throws IOException {
        String url = said(environment, "SHIBO_EMBEDDING_URL");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String model = said(environment, "SHIBO_EMBEDDING_MODEL");
        if (model.isEmpty()) {
            throw wrong("SHIBO_EMBEDDING_MODEL", "is not set. Name the model that the endpoint is to use.");
        }
        String key = said(environment, "SHIBO_EMBEDDING_KEY");
        String keyFile = said(environment, "SHIBO_EMBEDDING_KEY_FILE");
        if (key.isEmpty() && !keyFile.isEmpty()) {
            if (!Files.isReadable(Path.of(keyFile))) {
                throw wrong("SHIBO_EMBEDDING_KEY_FILE", "names a file that cannot be read: " + keyFile);
            }
            key = Files.readString(Path.of(keyFile)).strip();
        }
        try {
            return Optional.of(new EmbeddingEndpoint(
                    URI.create(url), model, key.isEmpty() ? null : key, home.resolve("embeddings")));
        } catch (IllegalArgumentException refused) {
            throw wrong("SHIBO_EMBEDDING_URL", String.valueOf(refused.getMessage()));
        }
    }

    private static String said(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static InputException wrong(String name, String message) {
        return new InputException(new Problem("environment", 0, name, message));
    }

    private static boolean onThisMachine(URI address) {
        try {
            return address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public List<float[]> of(List<String> texts) throws UnavailableException {
        List<String> unknown = texts.stream()
                .filter(text -> vectors.find(text) == null)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            List<float[]> got = ask(unknown);
            try {
                vectors.add(unknown, got);
            } catch (IOException failed) {
                throw new UnavailableException("vectors cannot be kept on disk: " + failed.getMessage());
            }
        }
        List<float[]> all = new ArrayList<>(texts.size());
        for (String text : texts) {
            float[] vector = vectors.find(text);
            if (vector == null) {
                throw new IllegalStateException("a vector was not kept");
            }
            all.add(vector);
        }
        return all;
    }

    private List<float[]> ask(List<String> texts) throws UnavailableException {
        if (System.nanoTime() < restUntil) {
            throw new UnavailableException(where() + " failed a moment ago and is left alone for a minute");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.writeLine(Map.of("model", model, "input", texts))));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw failed("answers " + answer.statusCode());
                }
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw failed("answers with more than %d MB".formatted(MOST_BYTES >> 20));
                }
                return vectors(bytes, texts.size());
            }
        } catch (IOException broken) {
            throw failed("cannot be reached (" + broken.getClass().getSimpleName() + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for");
        }
    }

    private List<float[]> vectors(byte[] answer, int count) throws UnavailableException {
        Problems problems = new Problems();
        Map<Integer, float[]> byIndex = new TreeMap<>();
        try {
            Node root = Node.root("answer", Json.read("answer", new ByteArrayInputStream(answer)), problems);
            for (Node item : root.field("data").items()) {
                List<Node> components = item.field("embedding").items();
                float[] vector = new float[components.size()];
                for (int i = 0; i < vector.length; i++) {
                    @Nullable Float component = components.get(i).parse(Float::parseFloat);
                    vector[i] = component == null ? Float.NaN : component;
                }
                @Nullable Integer index = item.field("index").parse(Integer::parseInt);
                byIndex.put(index == null ? -1 : index, vector);
            }
            problems.throwIfAny();
        } catch (InputException other) {
            throw failed("answers something else than vectors");
        }
        boolean whole = byIndex.size() == count && byIndex.containsKey(0) && byIndex.containsKey(count - 1);
        if (!whole || byIndex.values().stream().anyMatch(EmbeddingEndpoint::unusable)) {
            throw failed("answers with %d vectors for %d texts, or with some that are none"
                    .formatted(byIndex.size(), count));
        }
        return List.copyOf(byIndex.values());
    }

    private static boolean unusable(float[] vector) {
        boolean finite = true;
        for (float component : vector) {
            finite &= Float.isFinite(component);
        }
        return !finite || vector.length == 0 || vector.length > MOST_DIMENSIONS;
    }

    private UnavailableException failed(String how) {
        restUntil = System.nanoTime() + REST.toNanos();
        return new UnavailableException(where() + " " + how);
    }

    private String where() {
        return "the embedding endpoint at " + address.getHost();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "EmbeddingEndpoint[" + address.getHost() + ", " + model + "]";
    }
}
