package io.shibo.clear.step;

import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.BondedStock;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Watch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slice of the window's state, immutable. Which slice is which is said by its {@link Key}. The layout of the bytes is
 * drawn at {@link StateBytes}.
 */
public sealed interface State {
    /** Whether nothing waits for it any more, so that it may be moved to disk. */
    default boolean closed() {
        return false;
    }

    /**
     * The order that a payment's or a waybill's number serves.
     *
     * @param order the lower half of the order's key
     * @param at when it was taken, milliseconds since 1970 in UTC: a waybill's number is free again after six months
     */
    record Claim(long order, long at) implements State {}

    /**
     * All papers that carry one order number, usually one parcel's.
     *
     * @param papers in the order of arrival, at most {@value #MAX_PAPERS}
     * @param parcels one for each platform that declared under this number
     */
    record Dossier(List<Paper> papers, List<Parcel> parcels) implements State {
        /** Papers of one order number: four are usual, a few more where some are wrong or changed. */
        public static final int MAX_PAPERS = 64;

        static final Dossier EMPTY = new Dossier(List.of(), List.of());

        public Dossier {
            papers = List.copyOf(papers);
            parcels = List.copyOf(parcels);
        }

        /** No paper counts any more, and every parcel has ended. */
        @Override
        public boolean closed() {
            for (Paper paper : papers) {
                if (paper.facts() != null) {
                    return false;
                }
            }
            for (Parcel parcel : parcels) {
                if (parcel.ending() == null) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A parcel from the moment its four documents were first together.
     *
     * @param asked what the stations were asked; null before and once it has ended
     * @param held whether the stations granted and the parcel waits for an officer; its review says why
     * @param ending null until it has ended
     */
    record Parcel(
            long platform,
            @Nullable Case asked,
            boolean held,
            @Nullable Ending ending) {
        /** Why it was looked at; null where no rule hit and no officer decided. */
        @Nullable
        Review review() {
            return ending != null ? ending.review() : asked == null ? null : asked.review();
        }

        /** Where it stands, as officers see it. */
        public ParcelStatus stands() {
            if (ending != null) {
                return ending.stands();
            }
            return held && asked != null && asked.review() != null
                    ? asked.review().status()
                    : ParcelStatus.STORED;
        }
    }

    /**
     * A buyer's year.
     *
     * @param used granted so far, 1/100000 yuan, ≥ 0
     * @param parcels how many it was granted to
     */
    record BuyerYear(long used, long parcels) implements State {
        public static final BuyerYear EMPTY = new BuyerYear(0, 0);
    }

    /** What is counted at one thing that parcels touch. */
    record Watched(Watch watch) implements State {}

    /**
     * The rules of risk in force.
     *
     * @param since when the first parcel was judged, milliseconds since 1970 in UTC; 0 before
     */
    record Rules(RiskTerms terms, long since) implements State {}
    /** A guarantor's account. */
    record Account(Guarantee guarantee) implements State {
        static final Account EMPTY = new Account(Guarantee.NONE);
    }

    /** An item of a bonded warehouse. */
    record Stock(BondedStock goods) implements State {
        static final Stock EMPTY = new Stock(BondedStock.NONE);
    }

    /** A slice of the exports. */
    record Exports(ExportSlice slice) implements State {
        @Override
        public boolean closed() {
            return slice.closed();
        }
    }

    /** The bytes of a slice, as a runtime may keep them. */
    static byte[] write(State state) {
        Sink out = new Sink(256);
        StateBytes.write(state, out);
        return out.toBytes();
    }

    /** @throws IllegalStateException if the bytes are no slice of this format */
    static State read(byte[] bytes) {
        Source in = new Source(bytes);
        State state = StateBytes.read(in);
        in.end();
        return state;
    }
}
