package io.shibo.clear;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.export.Listing;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

        /** Whether it tells what became of a document that had been taken, not whether it was taken. */
        public boolean concludes() {
            String status = receipt.returnStatus();
            return status.startsWith("-")
                    ? Arrays.stream(Reason.values())
                            .anyMatch(reason -> reason.status().equals(status))
                    : !status.equals("120") && !status.equals("1");
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
     * What is sent without having been asked for: somebody is told what another's document, an officer or a day has done.
     *
     * @param sequence place in the log of what caused it
     * @param answered the kind of document that a receipt answers; null for what is no receipt
     * @param document a receipt, a tax bill's status or the result of a summary
     */
    record Notice(
            long sequence, Occasion occasion, @Nullable MessageType answered, Document document) implements Output {
        /** Why it is sent. */
        public enum Occasion {
            /** An import parcel has ended. */
            ENDED,
            /** A parcel waits for an officer, or was closed by one. */
            HELD,
            /** An export list has come to stand elsewhere. */
            LISTED,
            /** Export lists were summed up. */
            SUMMED
        }

        static Notice of(long sequence, Occasion occasion, Answer answer) {
            return new Notice(sequence, occasion, answer.type(), answer.receipt());
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
