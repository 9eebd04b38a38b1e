package io.shibo.clear;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.engine.LogEntry;
import io.shibo.clear.intake.Arrived;
import io.shibo.clear.intake.Intake;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.BlockIndex;
import io.shibo.clear.log.Io;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps beside the facts, found by its place: documents, the rulebook's whole answers, words of refusals and
 * returns. Recent messages stay in memory. Not thread-safe.
 */
public final class Archive {
    private static final int RECENT = 64;

    private final BlockIndex log;
    private final Packing packing;
    private final Runnable written;
    private final NavigableMap<Long, List<Intake.Checked>> arrived = new TreeMap<>();
    private final Map<Long, Opened> opened = new LinkedHashMap<>(RECENT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Opened> eldest) {
            return size() > RECENT;
        }
    };

    /** A message that was unpacked again, with those of its documents that were asked for. */
    private record Opened(Arrived message, Map<Integer, Reading.Item> items) {
        Reading.@Nullable Item item(int place) {
            return items.computeIfAbsent(place, wanted -> CebReader.item(message.raw(), wanted));
        }
    }

    /**
     * One document as it arrived.
     *
     * @param item the document and what was wrong with it by itself
     * @param assessment what the rulebook said of a declaration; null for others and for faulty ones
     * @param signature what was known of its message's signature when it arrived
     */
    public record Filed(Reading.Item item, @Nullable Assessment assessment, Reading.Signature signature) {
        /** The document's keys, with what is known of its signature. */
        Keys keys() {
            return item.keys().signed(signature);
        }

        public @Nullable Document document() {
            return item.document();
        }
    }

    /** @param packing the one that messages were packed with; {@link Packing#DEFLATE} is always known */
    public Archive(Io io, Packing packing) {
        this(io, packing, () -> {});
    }

    /** @param written asked before the log is read: it must hold everything that was added to it */
    Archive(Io io, Packing packing, Runnable written) {
        log = new BlockIndex(io);
        this.packing = packing;
        this.written = written;
    }

    /** Keeps a message that has just arrived at hand, before the log has it. */
    void remember(long sequence, List<Intake.Checked> documents) {
        arrived.put(sequence, documents);
        if (arrived.size() > RECENT) {
            arrived.pollFirstEntry();
        }
    }

    private Intake.@Nullable Checked recent(long sequence) {
        Map.Entry<Long, List<Intake.Checked>> message = arrived.lowerEntry(sequence);
        return message == null
                        || sequence - message.getKey() > message.getValue().size()
                ? null
                : message.getValue().get((int) (sequence - message.getKey()) - 1);
    }

    /** The document whose event stands at a place of the log; null where none does. */
    public @Nullable Filed find(long sequence) {
        Intake.Checked recent = recent(sequence);
        if (recent != null) {
            return new Filed(recent.item(), recent.assessment(), recent.signature());
        }
        if (!(entry(sequence) instanceof LogEntry.Input input) || input.place() == 0) {
            return null;
        }
        Opened opened = message(sequence - input.place());
        Reading.Item item = opened == null ? null : opened.item(input.place());
        return opened == null || item == null
                ? null
                : new Filed(
                        item,
                        opened.message().assessment(input.place()),
                        opened.message().signature());
    }

    /** What was found wrong with a faulty document, as it was answered then. */
    List<FieldError> errors(long sequence) {
        Intake.Checked recent = recent(sequence);
        if (recent != null) {
            return recent.errors();
        }
        return entry(sequence) instanceof LogEntry.Input(int place, Event.Faulty faulty) ? faulty.errors() : List.of();
    }

    /** Why a parcel was returned, as it was answered then. */
    List<Finding> findings(long platform, Ending ending) {
        return switch (ending.reason()) {
            case null -> List.of();
            case BY_OFFICER, SENT_BACK -> List.of();
            case MISMATCH -> logged(ending.sequence(), platform);
            case OVER_YEAR_LIMIT ->
                ending.grants().usedBefore() < 0 ? refused(ending) : List.of(Finding.overQuota(ending));
            case OVER_ALLOWANCE -> List.of(Finding.overAllowance(ending));
            case NO_GUARANTEE -> List.of(Finding.overGuarantee(ending));
            case NO_STOCK -> List.of(Finding.overStock(ending));
            case CANCELLED -> List.of();
            case NOT_ON_LIST, OVER_ORDER_LIMIT, NOT_ASSESSED -> refused(ending);
        };
    }

    /** What the rulebook said of a parcel's declaration; null where the log has not got it. */
    public @Nullable Assessment assessment(Ending ending) {
        Filed declared = find(ending.declared());
        return declared == null ? null : declared.assessment();
    }

    private List<Finding> refused(Ending ending) {
        Assessment assessment = assessment(ending);
        Assessment.Refusal refusal = assessment == null ? null : assessment.refusal();
        return refusal == null ? List.of() : refusal.findings();
    }

    private List<Finding> logged(long endedBy, long platform) {
        for (long at = endedBy + 1; ; at++) {
            switch (entry(at)) {
                case LogEntry.Findings found
                when found.sequence() == endedBy && found.platform() == platform -> {
                    return found.findings();
                }
                case LogEntry.Mark end -> {
                    return List.of();
                }
                case null -> {
                    return List.of();
                }
                default -> {}
            }
        }
    }

    private @Nullable LogEntry entry(long sequence) {
        try {
            written.run();
            byte[] record = log.find(sequence);
            return record == null ? null : LogEntry.read(record);
        } catch (IOException failed) {
            throw new UncheckedIOException("record %d of the log cannot be read".formatted(sequence), failed);
        }
    }

    private @Nullable Opened message(long sequence) {
        Opened known = opened.get(sequence);
        if (known != null) {
            return known;
        }
        if (entry(sequence) instanceof LogEntry.Message packed) {
            Opened message = new Opened(Arrived.unpack(packed, packing), new HashMap<>());
            opened.put(sequence, message);
            return message;
        }
        return null;
    }

    /** The documents of these places that the log has. */
    public List<ParcelDocument> documents(Iterable<Long> sequences) {
        List<ParcelDocument> found = new ArrayList<>();
        for (long sequence : sequences) {
            Filed filed = find(sequence);
            if (filed != null && filed.document() instanceof ParcelDocument document) {
                found.add(document);
            }
        }
        return found;
    }
}
