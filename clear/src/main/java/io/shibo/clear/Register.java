package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a log says, read from its first record on: every decision is come to again and compared, the invariants are checked,
 * and what pages and statistics ask for is gathered. Changes nothing; may be used beside a running window.
 */
public final class Register {
    private final Replay replay;
    private final long torn;
    private final Map<String, SortedSet<Long>> documents = new HashMap<>();
    private final Map<String, String> orderOfWaybill = new HashMap<>();
    private final Map<String, Facts> facts = new HashMap<>();

    /**
     * What is known of a parcel from its documents.
     *
     * @param order null until it arrived
     * @param declaration null until it arrived
     */
    public record Facts(@Nullable Order order, @Nullable Declaration declaration) {}

    private Register(Io io, boolean keepFacts) throws IOException {
        replay = new Replay();
        torn = LogReader.read(io, 1, (sequence, bytes) -> {
            replay.accept(sequence, bytes);
            if (replay.current() instanceof Event.Received received && received.sequence() == sequence) {
                note(received, keepFacts);
            }
        });
        replay.end();
        replay.invariants().state(replay.end());
    }

    /**
     * Reads a log.
     *
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if a decision cannot be come to again
     */
    public static Register read(Io io) throws IOException {
        return new Register(io, false);
    }

    /** Reads a log and keeps orders and declarations in memory, for exports. */
    public static Register readWithFacts(Io io) throws IOException {
        return new Register(io, true);
    }

    private void note(Event.Received received, boolean keepFacts) {
        ParcelDocument document = received.document();
        documents.computeIfAbsent(document.orderNo(), order -> new TreeSet<>()).add(received.sequence());
        if (document instanceof Waybill waybill) {
            orderOfWaybill.putIfAbsent(waybill.logisticsNo(), waybill.orderNo());
        }
        if (!keepFacts) {
            return;
        }
        switch (document) {
            case Order order ->
                facts.merge(
                        order.key(),
                        new Facts(order, null),
                        (old, now) -> old.order() != null ? old : new Facts(now.order(), old.declaration()));
            case Declaration declaration ->
                facts.merge(
                        declaration.key(),
                        new Facts(null, declaration),
                        (old, now) -> old.declaration() != null ? old : new Facts(old.order(), now.declaration()));
            default -> {}
        }
    }

    /** The papers of an order, found by its number or by its waybill's; null where neither is known. */
    public State.@Nullable Dossier find(String orderOrWaybill) {
        State found = replay.end().find(Key.order(orderOrWaybill));
        String order = orderOfWaybill.get(orderOrWaybill);
        return (State.Dossier) (found == null && order != null ? replay.end().find(Key.order(order)) : found);
    }

    /** All parcels, by order number. */
    public List<ParcelView> parcels() {
        List<State.Dossier> dossiers = new ArrayList<>();
        replay.end().forEach((key, state) -> {
            if (state instanceof State.Dossier dossier) {
                dossiers.add(dossier);
            }
        });
        dossiers.sort(Comparator.comparing(State.Dossier::orderNo));
        return dossiers.stream()
                .flatMap(dossier -> ParcelView.of(dossier).stream())
                .toList();
    }

    /** The places in the log of an order's documents. */
    public SortedSet<Long> documents(String orderNo) {
        return documents.getOrDefault(orderNo, new TreeSet<>());
    }

    /** What the documents of a parcel say; only after {@link #readWithFacts}. */
    public Facts facts(String ebpCode, String orderNo) {
        return facts.getOrDefault(Document.key(ebpCode, orderNo), new Facts(null, null));
    }

    /** Events replayed. */
    public long events() {
        return replay.inputs();
    }

    /** Bytes at the end that a crash tore off; the next opening cuts them. */
    public long tornBytes() {
        return torn;
    }

    public String stateHash() {
        return replay.end().hash();
    }

    /** Invariants that do not hold, in words; empty for a good log. */
    public List<String> broken() {
        return replay.invariants().broken();
    }

    /**
     * Gives the parcels that ended by a document later in the log than {@code after}, in order: what an outbox has still to
     * send after a stop.
     */
    public static void ended(Io io, long after, Consumer<Output.Decided> visitor) throws IOException {
        LogReader.read(io, after + 1, (sequence, bytes) -> {
            if (LogEntry.read(bytes) instanceof LogEntry.Ended(Output.Decided decided)
                    && decided.outcome().sequence() > after) {
                visitor.accept(decided);
            }
        });
    }

    /** Reads documents by their places in the log. */
    public static List<ParcelDocument> documents(Io io, SortedSet<Long> sequences) throws IOException {
        List<ParcelDocument> found = new ArrayList<>();
        LogReader.readOnly(io, sequences, (sequence, bytes) -> {
            if (LogEntry.read(bytes) instanceof LogEntry.Input(Event.Received received)) {
                found.add(received.document());
            }
        });
        return found;
    }
}
