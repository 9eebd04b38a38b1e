package io.shibo.clear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step wants done, as data. Nothing leaves the window before the event that caused it is on disk. */
public sealed interface Effect {
    /** An event for another key. */
    record Forward(Event event) implements Effect {}

    /**
     * An answer to the sender of the document at hand.
     *
     * @param again whether this very sending was answered before, and is to be answered in the same words
     */
    record Reply(Paper paper, boolean again) implements Effect {}

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
