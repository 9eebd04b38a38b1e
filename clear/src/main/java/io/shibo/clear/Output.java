package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.export.Listing;
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
     * An export list has come to stand elsewhere: released, returned, cancelled, or its goods have left.
     *
     * @param keys the list's
     * @param findings what stopped it; empty where nothing did
     */
    record Listed(Keys keys, Listing listing, List<Finding> findings) implements Output {
        public Listed {
            findings = List.copyOf(findings);
        }

        /** The receipt that tells the list's sender. */
        public Answer answer() {
            return ExportAnswers.answer(this);
        }
    }

    /**
     * An application to sum up export lists was decided.
     *
     * @param answers its receipts, one a part
     * @param results the declarations that the lists become (CEB792); none where it was refused
     */
    record Summed(List<Answer> answers, List<SummaryResult> results) implements Output {
        public Summed {
            answers = List.copyOf(answers);
            results = List.copyOf(results);
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
