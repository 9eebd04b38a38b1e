package io.shibo.cli.clear.serve;

import io.shibo.clear.Output;
import io.shibo.clear.Register;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Io;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told without having been asked for, as files, each in exactly one file whatever stops the process: parcels that
 * have ended or are held, export lists that were released, summaries.
 *
 * <p>A parcel ends when the last of its four documents arrives, often from another sender than the declaration's; its
 * receipt (CEB622) goes here. Files are first written under hidden names, then the cursor (the place in the log up to which
 * all are out) is moved over them, then they get their names. After a stop, hidden files before the cursor get their names,
 * those after it are thrown away and come again from the log.
 */
final class Outbox implements AutoCloseable {
    private static final String CURSOR = ".sent";
    private static final Pattern STAGED = Pattern.compile("\\.(?:ended|held|listed|summed)-[0-9]+-([0-9]+)-.*");
    private static final int BATCHES = 256;

    /** Records of the log after which the cursor is moved although nothing was sent. */
    private static final long QUIET = 200_000;

    private static final long LOOK_MILLIS = 50;

    private final Path folder;
    private final BlockingQueue<Window.Batch> waiting = new ArrayBlockingQueue<>(BATCHES);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread writer = new Thread(this::run, "outbox");
    private final UnaryOperator<byte[]> seal;
    private volatile boolean closing;

    /** All that the log says up to this place is out; on disk as the cursor. */
    private long sent;

    /** Nothing is to be sent up to this place that is not out. */
    private long reached;

    private Outbox(Path folder, long sent, UnaryOperator<byte[]> seal) {
        this.folder = folder;
        this.sent = sent;
        reached = sent;
        this.seal = seal;
    }

    /**
     * Opens a folder of receipts and sends what the log says is still to be sent. A new folder begins where the log stands.
     *
     * @param seal what signs a message
     * @param last the place in the log of its last record
     * @throws IOException if the folder belongs to a longer log, or cannot be written
     */
    static Outbox open(Path folder, Io log, long last, UnaryOperator<byte[]> seal) throws IOException {
        Files.createDirectories(folder);
        Path cursor = folder.resolve(CURSOR);
        boolean known = Files.exists(cursor);
        long sent = known ? Long.parseLong(Files.readString(cursor).strip()) : last;
        if (sent > last) {
            throw new IOException(
                    "%s says that all up to place %d of the log was sent, but the log ends at %d. Maybe it belongs to another log: name another folder by --receipts."
                            .formatted(cursor, sent, last));
        }
        Outbox outbox = new Outbox(folder, sent, seal);
        if (known) {
            outbox.settle();
            outbox.resume(log);
            outbox.reached = last;
        } else {
            outbox.moveCursor(last);
        }
        return outbox;
    }

    private void settle() throws IOException {
        List<Path> staged;
        try (Stream<Path> files = Files.list(folder)) {
            staged = files.filter(file -> STAGED.matcher(name(file)).matches()).toList();
        }
        for (Path file : staged) {
            if (lastOf(name(file)) <= sent) {
                publish(file);
            } else {
                Files.delete(file);
            }
        }
    }

    private void resume(Io log) throws IOException {
        List<Output.Notice> missing = new ArrayList<>();
        Register.notices(log, Packing.DEFLATE, sent, missing::add);
        if (!missing.isEmpty()) {
            send(missing);
        }
    }

    void start() {
        writer.start();
    }

    /** Completes when the outbox has ended; exceptionally where a file could not be written. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** Hands in what is on disk; waits where the files are far behind. */
    void accept(Window.Batch batch) {
        try {
            while (!end.isDone() && !waiting.offer(batch, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                // The folder is slower than the log: the log waits.
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Window.Batch first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    send(first);
                } else if (closing) {
                    if (reached > sent) {
                        moveCursor(reached);
                    }
                    end.complete(null);
                    return;
                }
            }
        } catch (IOException | RuntimeException failed) {
            end.completeExceptionally(new IOException(
                    "receipts could not be written to %s: %s. Everything taken is on disk in the log, and they are written at the next start. Mend the disk (maybe it is full) and start again."
                            .formatted(folder, failed.getMessage()),
                    failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end.completeExceptionally(stopped);
        }
    }

    /** Sends what waits. Where nothing is to be sent, the cursor follows from time to time, so that a start finds it near. */
    private void send(Window.Batch first) throws IOException {
        List<Output.Notice> all = new ArrayList<>();
        for (Window.Batch batch = first; batch != null; batch = waiting.poll()) {
            all.addAll(batch.notices());
            reached = Math.max(reached, batch.upTo());
        }
        if (!all.isEmpty()) {
            send(all);
        } else if (reached - sent > QUIET) {
            moveCursor(reached);
        }
    }

    /** Writes receipts of up to a hundred a file, moves the cursor, gives the files their names. */
    private void send(List<Output.Notice> notices) throws IOException {
        long first = notices.getFirst().sequence();
        long last = notices.stream().mapToLong(Output.Notice::sequence).max().orElseThrow();
        List<Path> staged = new ArrayList<>();
        Map<String, List<Output.Notice>> byKind = new LinkedHashMap<>();
        for (Output.Notice notice : notices) {
            String kind = "%s|%s"
                    .formatted(
                            notice.occasion().name().toLowerCase(Locale.ROOT),
                            notice.document().type().name());
            byKind.computeIfAbsent(kind, name -> new ArrayList<>()).add(notice);
        }
        for (Map.Entry<String, List<Output.Notice>> one : byKind.entrySet()) {
            String[] kind = one.getKey().split("\\|");
            List<Output.Notice> all = one.getValue();
            for (int from = 0; from < all.size(); from += CebReader.MAX_DOCUMENTS) {
                Path file = folder.resolve(
                        ".%s-%012d-%012d-%03d-%s.xml".formatted(kind[0], first, last, staged.size(), kind[1]));
                Forced.write(
                        file,
                        seal.apply(message(all.subList(from, Math.min(from + CebReader.MAX_DOCUMENTS, all.size())))));
                staged.add(file);
            }
        }
        moveCursor(Math.max(last, reached));
        for (Path file : staged) {
            publish(file);
        }
    }

    /** Notices of one kind as a message. */
    private static byte[] message(List<Output.Notice> notices) {
        MessageType answered = notices.getFirst().answered();
        List<Document> documents = notices.stream().map(Output.Notice::document).toList();
        return answered == null
                ? NoticeMessage.of(documents)
                : CebWriter.receipts(
                        answered, documents.stream().map(Receipt.class::cast).toList());
    }

    private void moveCursor(long to) throws IOException {
        Forced.folder(folder);
        Forced.replace(folder.resolve(CURSOR), (to + "\n").getBytes(StandardCharsets.UTF_8));
        Forced.folder(folder);
        sent = to;
    }

    private void publish(Path staged) throws IOException {
        Files.move(staged, folder.resolve(name(staged).substring(1)), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long lastOf(String staged) {
        Matcher name = STAGED.matcher(staged);
        return name.matches() ? Long.parseLong(name.group(1)) : Long.MAX_VALUE;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Nullable
    Throwable failure() {
        return end.isCompletedExceptionally() ? end.exceptionNow() : null;
    }

    /** Sends what waits and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
