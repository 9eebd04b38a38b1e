package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import java.util.List;

/** What leaves the window, in words. */
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

    /**
     * A parcel has ended; {@code keys} are the declaration's.
     *
     * @param findings what stopped it; empty where it was released
     */
    record Decided(Keys keys, Ending ending, List<Finding> findings) implements Output {
        public Decided {
            findings = List.copyOf(findings);
        }

        public String parcel() {
            return Document.key(keys.orDash("ebpCode"), keys.orDash("orderNo"));
        }

        /** The receipt that tells the declaration's sender. */
        public Answer answer() {
            return Answers.of(ending, keys, findings);
        }
    }
}
