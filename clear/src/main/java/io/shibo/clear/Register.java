package io.shibo.clear;

import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.engine.Replay;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Io;
import io.shibo.clear.log.LogReader;
import io.shibo.clear.step.Effect;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a log says, read from its first record on: every decision is come to again and compared, the invariants are checked,
 * and what pages and statistics ask for can be had. Changes nothing; may be used beside a running window.
 */
public final class Register {
    private final WaybillIndex waybills;
    private final Archive archive;
    private final Replay replay;
    private final Invariants invariants = new Invariants();
    private final Audit audit = new Audit();
    private final long torn;

    /**
     * A parcel with its documents.
     *
     * @param documents those that could be read, filed or not, in the order of arrival
     * @param places theirs in the log, ascending
     */
    public record Entry(ParcelView parcel, List<ParcelDocument> documents, List<Long> places) {
        public Entry {
            documents = List.copyOf(documents);
            places = List.copyOf(places);
        }

        /** The parcels that a dossier's papers speak of. */
        static List<Entry> of(
                String orderNo,
                State.Dossier dossier,
                Archive archive,
                Function<Key, @Nullable State> state,
                long now) {
            List<ParcelDocument> documents = new ArrayList<>();
            List<Long> places = new ArrayList<>();
            for (Paper paper : dossier.papers()) {
                Archive.Filed filed = archive.find(paper.sequence());
                if (filed != null && filed.document() instanceof ParcelDocument document) {
                    documents.add(document);
                    places.add(paper.sequence());
                }
            }
            return ParcelView.of(orderNo, dossier, archive, state, now).stream()
                    .map(parcel -> new Entry(parcel, documents, places))
                    .toList();
        }
    }

    private Register(Io io, Packing packing) throws IOException {
        archive = new Archive(io, packing);
        waybills = new WaybillIndex(io, packing, archive, false);
        replay = new Replay((event, effect) -> {
            invariants.watch(event, effect);
            audit.watch(event, effect);
        });
        torn = LogReader.read(io, 1, (sequence, bytes) -> {
            audit.record(sequence);
            replay.accept(sequence, bytes);
        });
        invariants.state(replay.end());
        audit.state(replay.end(), replay.compared());
    }

    /** Reads a log that was packed with one of the library's packings; see {@link #read(Io, Packing)}. */
    public static Register read(Io io) throws IOException {
        return read(io, Packing.FAST);
    }

    /**
     * Reads a log.
     *
     * @param io must stay open as long as the register is used
     * @throws io.shibo.clear.log.CorruptLogException if acknowledged records are damaged
     * @throws DivergedLogException if a decision cannot be come to again
     */
    public static Register read(Io io, Packing packing) throws IOException {
        return new Register(io, packing);
    }

    /** The parcels of an order, found by its number or by its waybill's; empty where neither is known. */
    public List<Entry> find(String orderOrWaybill) throws IOException {
        List<Entry> found = entries(orderOrWaybill);
        if (!found.isEmpty()) {
            return found;
        }
        String order = waybills.orderOf(orderOrWaybill);
        return order == null ? List.of() : entries(order);
    }

    private List<Entry> entries(String orderNo) {
        return replay.end().find(Key.order(orderNo)) instanceof State.Dossier dossier
                ? Entry.of(orderNo, dossier, archive, replay.end()::find, replay.lastAt())
                : List.of();
    }

    /** The exports of an order, found by its number or by its waybill's; empty where neither is known. */
    public List<ExportView> exports(String orderOrWaybill) throws IOException {
        List<ExportView> found = ExportView.of(orderOrWaybill, replay.end()::find, archive);
        if (!found.isEmpty()) {
            return found;
        }
        String order = waybills.orderOf(orderOrWaybill);
        return order == null ? List.of() : ExportView.of(order, replay.end()::find, archive);
    }

    /**
     * What was released, as statistics count it: a fold of the log, in the order of its documents. Nothing stays in memory
     * but places.
     */
    public void statistics(Consumer<StatisticalRecord> visitor) {
        new Statistics(replay.end(), archive).forEach(visitor);
    }

    /** The parcels that wait for an officer, in the order of their first documents. */
    public void forEachHeld(Consumer<Entry> visitor) {
        forEach(dossier -> Stand.of(dossier).stream().anyMatch(stand -> stand.held() != null), entry -> {
            if (entry.parcel().state() == ParcelView.Standing.HELD) {
                visitor.accept(entry);
            }
        });
    }

    /** All parcels in the order of their first documents, one after the other: none stays in memory. */
    public void forEach(Consumer<Entry> visitor) {
        forEach(dossier -> true, visitor);
    }

    private void forEach(Predicate<State.Dossier> asked, Consumer<Entry> visitor) {
        List<State.Dossier> dossiers = new ArrayList<>();
        replay.end().forEach(Key.Space.ORDER, (key, state) -> {
            if (state instanceof State.Dossier dossier && asked.test(dossier)) {
                dossiers.add(dossier);
            }
        });
        dossiers.sort(
                Comparator.comparingLong(dossier -> dossier.papers().getFirst().sequence()));
        for (State.Dossier dossier : dossiers) {
            Entry.of(orderNo(dossier), dossier, archive, replay.end()::find, replay.lastAt())
                    .forEach(visitor);
        }
    }

    private String orderNo(State.Dossier dossier) {
        for (Paper paper : dossier.papers()) {
            Archive.Filed filed = archive.find(paper.sequence());
            String orderNo = filed == null ? null : filed.item().keys().orderNo();
            if (orderNo != null) {
                return orderNo;
            }
        }
        return "-";
    }

    /**
     * Gives what is to be sent without having been asked for because of what stands later in the log than {@code after}, in
     * order: what an outbox has still to send after a stop.
     */
    public static void notices(Io io, Packing packing, long after, Consumer<Output.Notice> visitor) throws IOException {
        Archive archive = new Archive(io, packing);
        Replay replay = Replay.after(io, after, (event, effect) -> {
            if (event.sequence() > after) {
                notices(event.sequence(), effect, archive).forEach(visitor);
            }
        });
        try (Slices ended = replay.end()) {
            LogReader.read(io, replay.begins(), replay::accept);
        }
    }

    private static List<Output.Notice> notices(long sequence, Effect effect, Archive archive) {
        return switch (effect) {
            case Effect.Ended one
            when !one.again() && one.label() != null -> {
                List<Finding> why = archive.findings(one.platform(), one.ending());
                Output.Decided end = new Output.Decided(one.label().keys(), one.ending(), why);
                yield List.of(Output.Notice.of(sequence, Output.Notice.Occasion.ENDED, end.answer()));
            }
            case Effect.Moved one
            when !one.again() -> {
                Archive.Filed declared = archive.find(one.declared());
                yield declared == null
                        ? List.of()
                        : List.of(Output.Notice.of(
                                sequence, Output.Notice.Occasion.HELD, Answers.of(one, declared.keys())));
            }
            case Effect.OfExport export ->
                ExportAnswers.notices(sequence, export.effect(), ExportAnswers.of(export.effect(), archive), archive);
            default -> List.of();
        };
    }

    /** Order numbers known. */
    public long orders() {
        return replay.end().count(Key.Space.ORDER);
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
        List<String> broken = new ArrayList<>(invariants.broken());
        broken.addAll(audit.broken());
        return broken;
    }

    /** The twelve invariants, each with how many facts it was tried on. */
    public List<Invariant> invariants() {
        return Invariant.of(audit, broken());
    }
}
