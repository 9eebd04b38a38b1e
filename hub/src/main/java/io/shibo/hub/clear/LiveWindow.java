package io.shibo.hub.clear;

import io.shibo.clear.Intake;
import io.shibo.clear.Output;
import io.shibo.clear.ParcelRow;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Register;
import io.shibo.clear.RetailRegime;
import io.shibo.clear.State;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.LogFailedException;
import io.shibo.hub.HubSettings;
import io.shibo.quote.pack.PackReader;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
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

    private final ReentrantLock one = new ReentrantLock();
    private final Path folder;
    private final ParcelStore store;
    private final Clock clock;
    private @Nullable Window window;

    LiveWindow(HubSettings settings, ParcelStore store, Clock clock) {
        folder = settings.home().resolve("clear");
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
        Reading reading = CebReader.read(message);
        return switch (reading) {
            case Reading.Refusal refusal -> new Answered(List.of(), Intake.answer(refusal, clock.millis()));
            case Reading.Message read -> {
                one.lock();
                try {
                    Window open = open();
                    open.submit(read, clock.millis());
                    List<Output.Answer> answers = open.commit().answers();
                    store.replaceLive(rows(open, read));
                    yield new Answered(answers, null);
                } finally {
                    one.unlock();
                }
            }
        };
    }

    private Window open() throws IOException {
        Window known = window;
        if (known == null) {
            Path packs = Path.of(System.getProperty("shibo.root", "")).resolve("packs");
            RetailRegime rules = RetailRegime.of(PackReader.rulebook(List.of(packs)));
            known = Window.open(Disk.forWriting(folder), rules);
            window = known;
            rebuild();
        }
        return known;
    }

    /** Writes all rows anew from the log. */
    private void rebuild() throws IOException {
        store.clearLive();
        try (Disk disk = Disk.forReading(folder)) {
            Register register = Register.readWithFacts(disk);
            List<ParcelRow> rows = new ArrayList<>();
            for (ParcelView parcel : register.parcels()) {
                Register.Facts facts = register.facts(parcel.ebpCode(), parcel.orderNo());
                rows.add(ParcelRow.of(
                        parcel, facts.order(), facts.declaration(), List.copyOf(register.documents(parcel.orderNo()))));
                if (rows.size() == ROWS_AT_ONCE) {
                    store.replaceLive(rows);
                    rows.clear();
                }
            }
            store.replaceLive(rows);
        }
    }

    private List<ParcelRow> rows(Window open, Reading.Message message) throws IOException {
        Set<String> orders = new TreeSet<>();
        for (Reading.Item item : message.documents()) {
            String order = item.keys().orderNo();
            if (order != null) {
                orders.add(order);
            }
        }
        List<ParcelRow> rows = new ArrayList<>();
        try (Disk disk = Disk.forReading(folder)) {
            for (String order : orders) {
                State.Dossier dossier = open.findDossier(order);
                if (dossier != null) {
                    TreeSet<Long> places = new TreeSet<>();
                    dossier.papers().forEach(paper -> places.add(paper.sequence()));
                    List<ParcelDocument> documents = Register.documents(disk, places);
                    for (ParcelView parcel : ParcelView.of(dossier)) {
                        rows.add(ParcelRow.of(parcel, documents, List.copyOf(places)));
                    }
                }
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
