package io.shibo.clear;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.internal.RecordBytes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One slice of the window's state, immutable. Which slice is which is said by its {@link Key}. */
public sealed interface State {
    /**
     * The order that a payment's or a waybill's number serves.
     *
     * @param at when it was taken: a waybill's number is free again after six months
     */
    record Claim(String orderNo, long at) implements State {}

    /**
     * All papers that carry one order number, usually one parcel's.
     *
     * @param papers in the order of arrival, at most {@value #MAX_PAPERS}
     * @param parcels one for each platform that declared under this number
     */
    record Dossier(String orderNo, List<Paper> papers, List<Parcel> parcels) implements State {
        /** Papers of one order number: four are usual, a few more where some are wrong or changed. */
        public static final int MAX_PAPERS = 64;

        public Dossier {
            papers = List.copyOf(papers);
            parcels = List.copyOf(parcels);
        }

        static Dossier empty(String orderNo) {
            return new Dossier(orderNo, List.of(), List.of());
        }
    }

    /**
     * One sending and its answer.
     *
     * @param key the document's own key
     * @param status the receipt's status: 120 where it was filed, an error code where it was refused
     * @param standing what it counts for now
     * @param document null where it does not count or its parcel has ended; the log has it
     */
    record Paper(
            MessageType type,
            String guid,
            long digest,
            long sequence,
            long at,
            String key,
            String status,
            List<FieldError> errors,
            Standing standing,
            @Nullable ParcelDocument document) {
        public Paper {
            errors = List.copyOf(errors);
        }

        boolean filed() {
            return standing == Standing.FILED;
        }

        Paper as(Standing changed) {
            return new Paper(type, guid, digest, sequence, at, key, status, errors, changed, null);
        }
    }

    /** What a paper counts for. */
    enum Standing {
        /** It stands for its key. */
        FILED,
        /** It was replaced by a change or taken back by a deletion. */
        WITHDRAWN,
        /** It was answered with an error, or it only asked for a deletion. */
        NOT_FILED
    }

    /**
     * A parcel from the moment its four documents were first together.
     *
     * @param asked what the quota was asked; null before
     * @param outcome null until it has ended
     */
    record Parcel(
            String ebpCode,
            Event.@Nullable Reserve asked,
            @Nullable Outcome outcome) {}

    /**
     * A buyer's year.
     *
     * @param used yuan granted so far
     * @param entries one a parcel, in the order of the verdicts
     */
    record BuyerYear(BigDecimal used, List<Entry> entries) implements State {
        static final BuyerYear EMPTY = new BuyerYear(BigDecimal.ZERO, List.of());

        public BuyerYear {
            entries = List.copyOf(entries);
        }
    }

    /** What a parcel was granted or denied. */
    record Entry(String parcel, Quota quota) {}

    /** The bytes of a slice, as a runtime may keep them. */
    static byte[] write(State state) {
        return Layout.BYTES.write(state);
    }

    /** @throws IllegalStateException if the bytes are no slice of this format */
    static State read(byte[] bytes) {
        return Layout.BYTES.read(bytes);
    }

    /** Holds the layout, built at first use. */
    final class Layout {
        private static final RecordBytes<State> BYTES = RecordBytes.of(State.class);

        private Layout() {}
    }
}
