package io.shibo.hub.clear;

import io.shibo.clear.Output;
import io.shibo.clear.ParcelRow;
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
import io.shibo.hub.seal.SealFiles;
import io.shibo.quote.pack.PackReader;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * there is a log already; its rows are then written anew. One message at a time.
 */
@Component
class LiveWindow {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWindow.class);
    private static final int ROWS_AT_ONCE = 2000;

    /** One more than the reader admits, so that it can say so. */
    private static final int MOST_BYTES = 64 * 1024 * 1024 + 1;

    private final ReentrantLock one = new ReentrantLock();
    private final Path folder;
    private final ParcelStore store;
    private final Clock clock;
    private final Path trust;
    private final RiskBook risk;
    private @Nullable Window window;
    private @Nullable CheckedReader reader;

    LiveWindow(HubSettings settings, ParcelStore store, Clock clock, RiskBook risk) {
        this.risk = risk;
        folder = settings.home().resolve("clear");
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
                one.lock();
                try {
                    open();
                } catch (IOException | RuntimeException failed) {
                    LOG.error("the window's log in {} cannot be opened: {}", folder, failed.getMessage());
                } finally {
                    one.unlock();
                }
            });
        }
    }

    /**
     * Takes one message; when this returns, what it was answered is on disk.
     *
     * @throws LogFailedException if the disk failed or another process writes the log
     */
    Answered submit(InputStream message) throws IOException {
        byte[] raw = message.readNBytes(MOST_BYTES);
        return switch (reader().read(raw)) {
            case Reading.Refusal refusal -> new Answered(List.of(), Intake.answer(refusal, clock.millis()));
            case Reading.Message read -> {
                one.lock();
                try {
                    Window open = open();
                    open.submit(read, raw, clock.millis());
                    List<Output.Answer> answers = open.commit().answers();
                    store.replaceLive(rows(open, read));
                    yield new Answered(answers, null);
                } finally {
                    one.unlock();
                }
            }
        };
    }

    /** Signatures are checked where {@code SHIBO_HOME/trust} is there. */
    private CheckedReader reader() throws IOException {
        one.lock();
        try {
            CheckedReader known = reader;
            if (known == null) {
                known = new CheckedReader(SealFiles.checkIfThere(trust), message -> clock.millis());
                reader = known;
            }
            return known;
        } finally {
            one.unlock();
        }
    }

    /**
     * Takes an officer's decision about a parcel of the hub's own window; when this returns it is on disk, taken or not.
     *
     * @throws LogFailedException if the disk failed or another process writes the log
     */
    Window.Ruling decide(String orderNo, String ebpCode, OfficerAction action, String officer, String reason)
            throws IOException {
        one.lock();
        try {
            Window open = open();
            Window.Ruling ruling =
                    open.decide(orderNo, ebpCode, new OfficerDecision(action, officer, reason, clock.millis()));
            open.commit();
            store.replaceLive(rows(open, Set.of(orderNo)));
            return ruling;
        } finally {
            one.unlock();
        }
    }

    /**
     * Asks the hub's own window something, between two messages.
     *
     * @return empty where there is no log yet
     */
    <T> Optional<T> ask(Function<Window, T> question) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        one.lock();
        try {
            return Optional.of(question.apply(open()));
        } finally {
            one.unlock();
        }
    }

    private Window open() throws IOException {
        Window known = window;
        if (known == null) {
            Path packs = Path.of(System.getProperty("shibo.root", "")).resolve("packs");
            RetailRegime rules = RetailRegime.of(PackReader.rulebook(List.of(packs)));
            known = Window.open(Disk.forWriting(folder), rules);
            known.publish(risk.rules());
            window = known;
            rebuild();
        }
        return known;
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

    private static List<ParcelRow> rows(Window open, Reading.Message message) {
        Set<String> orders = new TreeSet<>();
        for (Reading.Item item : message.documents()) {
            String order = item.keys().orderNo();
            if (order != null) {
                orders.add(order);
            }
        }
        return rows(open, orders);
    }

    private static List<ParcelRow> rows(Window open, Set<String> orders) {
        List<ParcelRow> rows = new ArrayList<>();
        for (String order : orders) {
            for (Register.Entry entry : open.entries(order)) {
                rows.add(ParcelRow.of(entry.parcel(), entry.documents(), entry.places()));
            }
        }
        return rows;
    }

    @PreDestroy
    void close() {
        one.lock();
        try {
            Window open = window;
            if (open != null) {
                open.close();
                window = null;
            }
        } finally {
            one.unlock();
        }
    }
}
