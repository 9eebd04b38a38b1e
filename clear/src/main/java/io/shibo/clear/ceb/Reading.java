package io.shibo.clear.ceb;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of reading a message. */
public sealed interface Reading {

    /**
     * A message whose frame is as the schema has it.
     *
     * @param guid the message's own identifier
     * @param transfer who sent it; null for receipts and for what customs itself makes
     * @param documents 1 to {@value CebReader#MAX_DOCUMENTS}, each with what is wrong with it
     * @param signature absent or not checked, as the reader gives it; what a check came to after {@link #withSignature}
     * @param envelope what it came in; null where it came without
     */
    record Message(
            MessageType type,
            String guid,
            String version,
            @Nullable Transfer transfer,
            List<Item> documents,
            Signature signature,
            @Nullable Envelope envelope)
            implements Reading {
        public Message {
            documents = List.copyOf(documents);
        }

        /** The same message with what is known of its signature. */
        public Message withSignature(Signature known) {
            return new Message(type, guid, version, transfer, documents, known, envelope);
        }

        /** A message that came without an envelope. */
        public Message(
                MessageType type,
                String guid,
                String version,
                @Nullable Transfer transfer,
                List<Item> documents,
                Signature signature) {
            this(type, guid, version, transfer, documents, signature, null);
        }
    }

    /** What is known of a message's signature. Only {@link Valid} means valid. */
    sealed interface Signature {
        /** There is none. */
        Signature ABSENT = new Absent();

        /** There is one, and nobody checked it. */
        Signature NOT_CHECKED = new NotChecked();

        /** There is none. */
        record Absent() implements Signature {}

        /** There is one, and nobody checked it: no trust is configured. */
        record NotChecked() implements Signature {}

        /**
         * It fits the data, and its certificate is trusted and registered.
         *
         * @param serial the certificate's serial number, hexadecimal
         * @param companies customs codes of the companies that it may sign for
         */
        record Valid(String serial, Set<String> companies) implements Signature {
            public Valid {
                companies = Set.copyOf(companies);
            }
        }

        /** @param reason what is wrong, with what was found and what is asked for */
        record Invalid(SignatureFault fault, String reason) implements Signature {}
    }

    /**
     * One document of a message.
     *
     * @param document null where the schema is violated, so that no document could be made of it
     * @param errors everything found wrong with the document's own fields, by schema or by specification
     * @param keys the fields that a receipt repeats, as they were read, even of a faulty document
     * @param digest 64 bits over all fields as they were read: the same bytes sent again have the same
     */
    record Item(@Nullable Document document, List<FieldError> errors, Keys keys, long digest) {
        public Item {
            errors = List.copyOf(errors);
        }
    }

    /**
     * A message that could not be read, to be answered by CEB900.
     *
     * @param messageType the root element; {@code Unknown} where it is no message of the specification
     * @param guid the message's own identifier; null where it was not reached
     * @param code {@code -0001} not well formed or hostile, {@code -0002} not as the schema has it
     * @param line 1-based; 0 where it is not known
     * @param reason what is wrong, with the limit and the value
     * @param envelope what it came in; null where it came without, or its envelope could not be opened
     */
    record Refusal(
            String messageType,
            @Nullable String guid,
            String code,
            int line,
            String reason,
            @Nullable Envelope envelope)
            implements Reading {
        /** The refusal of a message that came without an envelope. */
        public Refusal(String messageType, @Nullable String guid, String code, int line, String reason) {
            this(messageType, guid, code, line, reason, null);
        }
    }
}
