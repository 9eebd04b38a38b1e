package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import java.util.List;

/** What a step wants done. Nothing leaves the window before the event that caused it is on disk. */
public sealed interface Output {
    /**
     * A receipt for a sender.
     *
     * @param type the kind of document answered
     * @param key the document's own key
     * @param errors what was wrong with it; empty for a good one
     */
    record Answer(MessageType type, String key, Receipt receipt, List<FieldError> errors) implements Output {
        public Answer {
            errors = List.copyOf(errors);
        }
    }

    /** An event for another key. */
    record Forward(Event event) implements Output {}

    /** A question to the rulebook, to be answered by {@link Event.Assessed} before anything else of this order. */
    record Assess(io.shibo.clear.ceb.Declaration declaration, long sequence, long at) implements Output {}

    /** A parcel has ended; {@code keys} are the declaration's. */
    record Decided(Keys keys, Outcome outcome) implements Output {
        public String parcel() {
            return Document.key(keys.orDash("ebpCode"), keys.orDash("orderNo"));
        }

        /** The receipt that tells the declaration's sender. */
        public Answer answer() {
            return Answers.of(outcome, keys);
        }
    }
}
