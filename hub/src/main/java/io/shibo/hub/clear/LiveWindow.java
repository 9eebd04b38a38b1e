package io.shibo.hub.clear;

import io.shibo.clear.Output;
import io.shibo.clear.ParcelRow;
import io.shibo.clear.Pipeline;
import io.shibo.clear.Register;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.LogFailedException;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.hub.HubSettings;
import io.shibo.hub.io.RulebookCache;
import io.shibo.hub.seal.SealFiles;
import io.shibo.hub.web.BusyException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The hub's own window, on the log in {@code SHIBO_HOME/clear}. It is opened by the first message, or at the start where
 * there is a log already; its rows are then written anew. Messages of many senders go through one {@link Pipeline}.
 */
@Component
class LiveWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWindow.class);
    private static final int ROWS_AT_ONCE = 2000;

    /** One more than the reader admits, so that it can say so. */
    private static final int MOST_BYTES = 64 * 1024 * 1024 + 1;

    /** Messages and questions that may wait for the window; more are told to come again (503). */
    private static final int MOST_WAITING = 256;

    /** Guards the opening. */
    private final ReentrantLock one = new ReentrantLock();

    /** Guards the rows: whoever writes some reads them from the window first, so that older ones never replace newer ones. */
    private final ReentrantLock rows = new ReentrantLock();

    private final Set<String> stale = ConcurrentHashMap.newKeySet();
    private final RulebookCache rulebooks;
    private final Path folder;
    private final ParcelStore store;
    private final Clock clock;
    private final Path trust;
    private final RiskBook risk;
    private volatile @Nullable Open open;

    /** A window with what is around it while it is open. */
    private record Open(Window window, Pipeline pipeline, ExecutorService workers) {
        void close() {
            pipeline.close();
            workers.shutdown();
            window.close();
        }
    }

    LiveWindow(HubSettings settings, ParcelStore store, Clock clock, RiskBook risk) {
        this.risk = risk;
        folder = settings.home().resolve("clear");
        rulebooks = RulebookCache.under(settings.home());
        trust = settings.home().resolve("trust");
        this.store = store;
        this.clock = clock;
    }

    /** What a message was answered with: its documents' receipts, or one refusal of the whole. */
    record Answered(List<Output.Answer> answers, Receipt.@Nullable OfMessage refusal) {}

    Path folder() {
        return folder;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (Files.isDirectory(folder)) {
            Thread.ofVirtual().name("open-window").start(() -> {
                try {
                    open();
                } catch (IOException | RuntimeException failed) {
                    LOG.error("the window's log in {} cannot be opened: {}", folder, failed.getMessage());
                }
            });
        }
    }

    /**
     * Takes one message; when this returns, what it was answered is on disk.
     *
     * @throws LogFailedException if the disk failed or another process writes the log
     * @throws BusyException if too many messages wait; nothing was taken
     */
    Answered submit(InputStream message) throws IOException {
        byte[] raw = message.readNBytes(MOST_BYTES);
        Open window = open();
        return switch (get(window, window.pipeline().offer(raw))) {
            case Pipeline.Outcome.Refused refused ->
                new Answered(List.of(), Intake.answer(refused.refusal(), clock.millis()));
            case Pipeline.Outcome.Taken taken -> {
                show(window, orders(taken.message()));
                yield new Answered(taken.answers(), null);
            }
        };
    }

    /**
     * Takes an officer's decision about a parcel of the hub's own window; when this returns it is on disk, taken or not.
     *
     * @throws LogFailedException if the disk failed or another process writes the log
     * @throws BusyException if too many messages wait; nothing was taken
     */
    Window.Ruling decide(String orderNo, String ebpCode, OfficerAction action, String officer, String reason)
            throws IOException {
        OfficerDecision decision = new OfficerDecision(action, officer, reason, clock.millis());
        Open window = open();
        Window.Ruling ruling = get(window, window.pipeline().change(known -> known.decide(orderNo, ebpCode, decision)));
        show(window, Set.of(orderNo));
        return ruling;
    }

    /**
     * Asks the hub's own window something, between two messages.
     *
     * @return empty where there is no log yet
     * @throws BusyException if too many messages wait
     */
    <T> Optional<T> ask(Function<Window, T> question) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Open window = open();
        return Optional.of(get(window, window.pipeline().ask(question)));
    }

    private static <T> T get(Open window, @Nullable CompletableFuture<T> answer) throws IOException {
        if (answer == null) {
            if (window.pipeline().failure() instanceof RuntimeException stopped) {
                throw stopped;
            }
            throw new BusyException("%d messages wait for the window already. Send this one again in a second."
                    .formatted(window.pipeline().depth()));
        }
        try {
            return get(answer);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static <T> T get(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the window failed", failed.getCause());
        }
    }

    private static IOException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while the window decided", stopped);
    }

    private Open open() throws IOException {
        Open known = open;
        if (known != null) {
            return known;
        }
        one.lock();
        try {
            if (open == null) {
                open = opened();
            }
            return Objects.requireNonNull(open, "it was opened just now");
        } finally {
            one.unlock();
        }
    }

    /** Signatures are checked where {@code SHIBO_HOME/trust} is there. */
    private Open opened() throws IOException {
        CheckedReader reader = new CheckedReader(SealFiles.checkIfThere(trust), message -> clock.millis());
        Path packs = Path.of(System.getProperty("shibo.root", "")).resolve("packs");
        RetailRegime rules = RetailRegime.of(rulebooks.rulebook(List.of(packs))).with(RemarkFiles.ofChina(packs));
        Window window = Window.open(Disk.forWriting(folder), rules);
        try {
            window.publish(risk.rules());
            window.commit();
            rebuild();
        } catch (IOException | RuntimeException failed) {
            window.close();
            throw failed;
        }
        ExecutorService workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("window-reader-", 0).factory());
        Pipeline pipeline =
                Pipeline.start(window, reader, message -> clock.millis(), workers, MOST_WAITING, (batch, count) -> {});
        return new Open(window, pipeline, workers);
    }

    /** Brings the rows of some order numbers up to date; what waits for the same lock meanwhile is done together. */
    private void show(Open window, Set<String> orders) throws IOException {
        stale.addAll(orders);
        rows.lock();
        try {
            List<String> now = List.copyOf(stale);
            if (!now.isEmpty()) {
                // The message was taken: however many wait, its rows come.
                store.replaceLive(get(window.pipeline().putQuestion(known -> rows(known, now))));
                now.forEach(stale::remove);
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } finally {
            rows.unlock();
        }
    }

    /** Writes all rows anew from the log. */
    private void rebuild() throws IOException {
        store.clearLive();
        try (Disk disk = Disk.forReading(folder)) {
            List<ParcelRow> rows = new ArrayList<>();
            Register.read(disk).forEach(entry -> {
                rows.add(ParcelRow.of(entry.parcel(), entry.documents(), entry.places()));
                if (rows.size() == ROWS_AT_ONCE) {
                    store.replaceLive(rows);
                    rows.clear();
                }
            });
            store.replaceLive(rows);
        }
    }

    private static Set<String> orders(Reading.Message message) {
        Set<String> orders = new TreeSet<>();
        for (Reading.Item item : message.documents()) {
            String order = item.keys().orderNo();
            if (order != null) {
                orders.add(order);
            }
        }
        return orders;
    }

    private static List<ParcelRow> rows(Window window, Collection<String> orders) {
        List<ParcelRow> rows = new ArrayList<>();
        for (String order : orders) {
            for (Register.Entry entry : window.entries(order)) {
                rows.add(ParcelRow.of(entry.parcel(), entry.documents(), entry.places()));
            }
        }
        return rows;
    }

    @PreDestroy
    void close() {
        one.lock();
        try {
            Open known = open;
            if (known != null) {
                known.close();
                open = null;
            }
        } finally {
            one.unlock();
        }
    }
}
