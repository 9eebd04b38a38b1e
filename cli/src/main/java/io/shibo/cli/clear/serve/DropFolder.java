package io.shibo.cli.clear.serve;

import io.shibo.clear.Pipeline;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that message files are dropped into, answered into another one.
 *
 * <p>A file is taken when it has not changed between two looks, or at once in effect where it was moved in complete; names
 * that begin with a dot or end in {@code .part} or {@code .tmp} are left alone. Its documents are decided and forced, then
 * its receipts are written and forced, then it is moved to {@code done/} (to {@code refused/} where it is no message). A stop
 * anywhere between repeats what was not finished, and a document that comes again gets the same answer byte for byte; the
 * receipts' name holds a digest of the file's content, so that another file of the same name is another answer.
 */
final class DropFolder implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    private static final int FILES_AT_ONCE = 256;
    private static final long BYTES_AT_ONCE = 64L << 20;

    private final Path folder;
    private final Path done;
    private final Path refused;
    private final Path receipts;
    private final Signing signing;
    private final CommitQueue queue;
    private final Metrics metrics;
    private final int maxBody;
    private final PrintWriter notes;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Set<Path> complained = new HashSet<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread worker = new Thread(this::run, "drop");
    private volatile boolean closing;

    private record Stamp(long size, long modified) {}

    /** A file on its way. */
    private record Taken(Path file, Stamp stamp, String digest, CompletableFuture<Pipeline.Outcome> outcome) {
        boolean isMessage() throws ExecutionException, InterruptedException {
            return outcome.get() instanceof Pipeline.Outcome.Taken;
        }
    }

    /** @param notes told of files that cannot be read, once each */
    DropFolder(
            Path folder,
            Path receipts,
            Signing signing,
            CommitQueue queue,
            Metrics metrics,
            int maxBody,
            PrintWriter notes)
            throws IOException {
        this.folder = folder;
        this.receipts = receipts;
        this.signing = signing;
        this.queue = queue;
        this.metrics = metrics;
        this.maxBody = maxBody;
        this.notes = notes;
        done = Files.createDirectories(folder.resolve("done"));
        refused = Files.createDirectories(folder.resolve("refused"));
        Files.createDirectories(receipts);
    }

    void start() {
        worker.start();
    }

    /** Completes when the folder is let go; exceptionally where receipts cannot be written or files not be moved. */
    CompletableFuture<Void> end() {
        return end;
    }

    private void run() {
        try {
            while (!closing) {
                if (!round()) {
                    Thread.sleep(LOOK_MILLIS);
                }
            }
            end.complete(null);
        } catch (IOException failed) {
            end.completeExceptionally(new IOException(
                    "the drop folder %s stopped: %s. Its files are where they were, and what was taken is on disk; they are answered at the next start. Mend the disk (maybe it is full) and start again."
                            .formatted(folder, failed.getMessage()),
                    failed));
        } catch (ExecutionException | RuntimeException failed) {
            end.completeExceptionally(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end.completeExceptionally(stopped);
        }
    }

    /** One look; whether a file was taken. */
    private boolean round() throws IOException, ExecutionException, InterruptedException {
        List<Taken> taken = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<Path, Stamp> file : settled()) {
            bytes += file.getValue().size();
            if (taken.size() == FILES_AT_ONCE || bytes > BYTES_AT_ONCE && !taken.isEmpty()) {
                break;
            }
            Taken one = take(file.getKey(), file.getValue());
            if (one == null) {
                break;
            }
            taken.add(one);
        }
        for (Taken one : taken) {
            answer(one);
        }
        if (!taken.isEmpty()) {
            Forced.folder(receipts);
        }
        for (Taken one : taken) {
            put(one.file(), one.isMessage() ? done : refused, one.digest());
        }
        return !taken.isEmpty();
    }

    /** The files that have not changed since the last look, by name. */
    private List<Map.Entry<Path, Stamp>> settled() throws IOException {
        Map<Path, Stamp> now = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(DropFolder::isForUs).toList()) {
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isRegularFile()) {
                        now.put(
                                file,
                                new Stamp(
                                        attributes.size(),
                                        attributes.lastModifiedTime().toMillis()));
                    }
                } catch (NoSuchFileException gone) {
                    // Its sender took it back.
                }
            }
        }
        List<Map.Entry<Path, Stamp>> settled = now.entrySet().stream()
                .filter(file -> file.getValue().equals(seen.get(file.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        seen.clear();
        seen.putAll(now);
        return settled;
    }

    private static boolean isForUs(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
    }

    /** Reads a file and hands it in; null where the window is busy and the round must end. */
    private @Nullable Taken take(Path file, Stamp stamp) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(maxBody + 1);
        } catch (IOException unreadable) {
            if (complained.add(file)) {
                notes.println("%s cannot be read and stays where it is: %s".formatted(file, unreadable));
            }
            return null;
        }
        try {
            return new Taken(
                    file,
                    stamp,
                    digest(bytes),
                    bytes.length > maxBody ? CompletableFuture.completedFuture(tooLarge()) : queue.take(bytes));
        } catch (BusyException later) {
            return null;
        }
    }

    private Pipeline.Outcome tooLarge() {
        return new Pipeline.Outcome.Refused(new Reading.Refusal(
                "Unknown", null, "-0001", 0, "a message has at most %d bytes, but this has more".formatted(maxBody)));
    }

    private void answer(Taken taken) throws IOException, ExecutionException, InterruptedException {
        ReceiptMessage receipts = switch (taken.outcome().get()) {
            case Pipeline.Outcome.Taken message ->
                ReceiptMessage.of(message.message().type(), Answered.of(message).first());
            case Pipeline.Outcome.Refused refused -> {
                metrics.refused(refused.refusal().code());
                // The file's own time: the same answer if it is given again.
                yield ReceiptMessage.refusal(
                        Intake.answer(refused.refusal(), taken.stamp().modified()));
            }
        };
        if (receipts != null) {
            String name = String.valueOf(taken.file().getFileName()).replaceFirst("(?i)\\.xml$", "");
            Path file = this.receipts.resolve("%s-%s-%s.xml".formatted(name, taken.digest(), receipts.type()));
            Forced.replace(file, receipts.sealed(signing.receipts()).bytes());
        }
    }

    private static void put(Path file, Path folder, String digest) throws IOException {
        Path place = folder.resolve(String.valueOf(file.getFileName()));
        if (Files.exists(place)) {
            place = folder.resolve(file.getFileName() + "." + digest);
        }
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Finishes the files at work and takes no more. */
    @Override
    public void close() {
        closing = true;
        try {
            worker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
