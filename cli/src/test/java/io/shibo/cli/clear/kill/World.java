package io.shibo.cli.clear.kill;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One window with its clients, killed again and again. All choices follow from the seed; the scheduling does not. */
final class World {
    private static final int PARCELS_A_LIFE = 2;
    private static final int CLIENTS = 3;
    private static final int ANSWERS_A_LIFE = 30;
    private static final String SIGNATURE =
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">SAMPLE</ds:Signature>";

    private final Program program;
    private final Path folder;
    private final SplittableRandom random;
    private final int kills;
    private final List<Sent> messages = new ArrayList<>();
    private final Planted planted;
    private final Journal journal = new Journal();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private int whileStarting;
    private int whileStopped;
    private long startMillis = 500;

    /** A message of one document; every fifth goes by the drop folder. */
    private record Sent(MessageType type, String guid, byte[] bytes, boolean dropped, AtomicBoolean acknowledged) {}

    /** What a world came to. */
    record Result(
            int kills,
            int whileStarting,
            int whileStopped,
            int documents,
            int answers,
            int ended,
            int agreed,
            List<String> broken) {}

    World(Program program, Path folder, long seed, int kills) throws IOException {
        this.program = program;
        this.folder = folder;
        this.kills = kills;
        random = new SplittableRandom(seed);
        planted = SampleParcels.generate(
                new SampleParcels.Settings(Math.max(20, kills * PARCELS_A_LIFE), seed), (name, bytes) -> split(bytes));
    }

    private void split(byte[] bytes) {
        Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
        for (Reading.Item item : message.documents()) {
            Document document = Objects.requireNonNull(item.document());
            String guid = item.keys().guid();
            messages.add(new Sent(
                    message.type(),
                    guid,
                    CebWriter.message(message.type(), guid, message.transfer(), List.of(document), SIGNATURE),
                    messages.size() % 5 == 0,
                    new AtomicBoolean()));
        }
    }

    Result run() throws IOException, InterruptedException {
        for (int life = 1; life <= kills; life++) {
            live(life, messages.size() * life / kills);
        }
        Map<String, String> last = finish();
        List<String> broken = new ArrayList<>(journal.broken());
        new Judge(folder, journal, broken).judge(last, dropped());
        int agreed = (int) last.values().stream().filter(World::agreed).count();
        if (agreed != planted.released()) {
            broken.add("%d parcels agreed and were released or held, %d must be".formatted(agreed, planted.released()));
        }
        return new Result(
                kills,
                whileStarting,
                whileStopped,
                messages.size(),
                answers.get(),
                journal.ended().size(),
                agreed,
                broken);
    }

    /** Released, or held for an officer by the rules of risk. */
    private static boolean agreed(String receipt) {
        return Stream.of("800", "300", "500").anyMatch(status -> receipt.contains(Journal.status(status)));
    }

    private List<String> dropped() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).dropped()) {
                names.add(name(i));
            }
        }
        return names;
    }

    private static String name(int index) {
        return "m%06d.xml".formatted(index);
    }

    /** One life, ended by kill -9. */
    private void live(int life, int allowed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        WindowProcess window = program.start(folder, "life.out");
        if (random.nextInt(6) == 0) {
            whileStarting++;
            Thread.sleep(random.nextLong(startMillis + 1));
            window.kill();
            return;
        }
        int port = window.port();
        startMillis = (System.nanoTime() - began) / 1_000_000;
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SplittableRandom own = random.split();
            clients.add(Thread.ofPlatform().start(() -> client("life " + life, port, allowed, own, over)));
        }
        awaitAnswers(answers.get() + random.nextInt(ANSWERS_A_LIFE));
        Thread.sleep(random.nextLong(20));
        if (random.nextInt(12) == 0) {
            window.signal("STOP");
            Thread.sleep(random.nextLong(100));
            if (random.nextBoolean()) {
                window.signal("CONT");
                Thread.sleep(random.nextLong(50));
            } else {
                whileStopped++;
            }
        }
        if (!window.isAlive()) {
            throw new IOException("the window ended by itself in life %d: %s".formatted(life, window.said()));
        }
        window.kill();
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
    }

    /** Waits for so many answers in all, but not longer than a few seconds. */
    private void awaitAnswers(int wanted) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (answers.get() < wanted && System.nanoTime() < until) {
            Thread.sleep(1);
        }
    }

    private void client(String where, int port, int allowed, SplittableRandom own, AtomicBoolean over) {
        try {
            while (!over.get()) {
                int index = next.get();
                boolean isNew = index < allowed && next.compareAndSet(index, index + 1);
                int known = Math.max(1, Math.min(next.get(), messages.size()));
                Sent message = messages.get(isNew ? index : pick(known, own));
                if (message.dropped()) {
                    if (isNew) {
                        drop(index);
                    }
                } else {
                    send(where, port, message);
                }
                Thread.sleep(own.nextInt(8));
            }
        } catch (IOException killed) {
            // The message stays unacknowledged and is sent again.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was not acknowledged comes first; else any older one again. */
    private int pick(int known, SplittableRandom own) {
        int from = own.nextInt(known);
        for (int i = 0; i < known; i++) {
            int index = (from + i) % known;
            if (!messages.get(index).acknowledged().get()
                    && !messages.get(index).dropped()) {
                return index;
            }
        }
        return from;
    }

    private void drop(int index) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Path part = in.resolve("." + name(index));
        Files.write(part, messages.get(index).bytes());
        Files.move(part, in.resolve(name(index)));
    }

    private String send(String where, int port, Sent message) throws IOException, InterruptedException {
        List<String> endedBefore = journal.ended();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/messages"))
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() == 503) {
            throw new IOException("not taken");
        }
        journal.note(where, answer.body(), endedBefore);
        message.acknowledged().set(true);
        answers.incrementAndGet();
        return answer.body();
    }

    /** The last life: sends everything until it is answered, twice, and ends by SIGTERM. Gives the last receipt by guid. */
    private Map<String, String> finish() throws IOException, InterruptedException {
        WindowProcess window = program.start(folder, "last.out");
        int port = window.port();
        for (int i = next.get(); i < messages.size(); i++) {
            if (messages.get(i).dropped()) {
                drop(i);
            }
        }
        while (someWait()) {
            Thread.sleep(50);
        }
        Map<String, String> last = new TreeMap<>();
        for (int round = 0; round < 2; round++) {
            for (Sent message : messages) {
                for (Journal.Entry entry : Journal.entries(send("the end", port, message))) {
                    last.put(entry.guid(), entry.text());
                }
            }
        }
        int code = window.terminate(60);
        if (code != 0) {
            throw new IOException("SIGTERM ended the window with exit code %d: %s".formatted(code, window.said()));
        }
        return last;
    }

    private boolean someWait() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            return files.anyMatch(file -> Files.isRegularFile(file)
                    && !String.valueOf(file.getFileName()).startsWith("."));
        }
    }
}
