package io.shibo.clear.step;

import io.shibo.clear.export.ExportEffect;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.ledger.Restored;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.ParcelStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step wants done, as data. Nothing leaves the window before the event that caused it is on disk. */
public sealed interface Effect {
    /** An event for another key. */
    record Forward(Event event) implements Effect {}

    /**
     * An answer to the sender of the document at hand.
     *
     * @param paper without facts
     * @param again whether this very sending was answered before, and is to be answered in the same words
     */
    record Reply(Paper paper, boolean again) implements Effect {}

    /**
     * A parcel has come to stand elsewhere without ending: it is held, or what had ended was closed.
     *
     * @param held the parcel that waits; null where one was closed
     * @param closed the ending that was closed; null where a parcel is held
     * @param decision the officer's; null where the rules of risk put it there
     * @param again whether it stood there before, and the declaration was only sent again
     */
    record Moved(
            Key order,
            long platform,
            ParcelStatus status,
            @Nullable Case held,
            @Nullable Ending closed,
            @Nullable OfficerDecision decision,
            boolean again)
            implements Effect {
        /** The declaration's place in the log. */
        public long declared() {
            return held != null ? held.declared() : closed == null ? 0 : closed.declared();
        }

        /** When the declaration arrived, milliseconds since 1970 in UTC. */
        public long declaredAt() {
            return held != null ? held.declaredAt() : closed == null ? 0 : closed.declaredAt();
        }

        /** Since when it stands there, milliseconds since 1970 in UTC. */
        public long at() {
            return decision != null ? decision.at() : held == null ? 0 : held.at();
        }
    }

    /**
     * An officer's decision was not taken, and nothing has changed.
     *
     * @param status where the parcel stands; null where there is no such parcel
     */
    record Declined(Event.Acted acted, @Nullable ParcelStatus status) implements Effect {}

    /**
     * An application about a list was granted: the list is cancelled, or goods came back.
     *
     * @param paper the application
     * @param ending the parcel's, as it is from now on
     * @param restored what it gave back
     * @param again whether this very application was granted before
     */
    record Granted(Key order, long platform, Paper paper, Ending ending, Restored restored, boolean again)
            implements Effect {}

    /** Something of the exports is to be done. */
    record OfExport(ExportEffect effect) implements Effect {}

    /** Tax bills of a guarantor were summarised, and its account debited. */
    record Settled(Key guarantor, Guarantee.Settlement settlement) implements Effect {}

    /** What an account was told from outside: done, or refused since it is more than there is. */
    record Told(Event.Booked booked, boolean done) implements Effect {}

    /**
     * A parcel has ended, and the declaration's sender is to hear of it.
     *
     * @param platform tells apart parcels under one order number
     * @param label of the declaration; null where it is the document at hand
     * @param documents places in the log of order, payment, waybill and declaration, where they differ; otherwise empty
     * @param again whether it had ended before, and the declaration was only sent again
     */
    record Ended(Key order, long platform, @Nullable Label label, Ending ending, List<Long> documents, boolean again)
            implements Effect {
        public Ended {
            documents = List.copyOf(documents);
        }
    }
}
