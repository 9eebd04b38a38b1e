package io.shibo.clear.ceb;

/** One document of a message: what somebody files, what customs makes, or the answer to either. */
public sealed interface Document permits Filing, Notice, Receipt {
    MessageType type();

    /** The sender's own identifier of this sending, 36 characters. */
    String guid();

    /**
     * The document's own key, unique in its register: platform and order, payer and transaction, carrier and waybill. Made
     * of {@link MessageType#keyedBy}.
     */
    default String key() {
        return Keys.of(this).key();
    }

    /** Joins the parts of a key; the separator occurs in no code of the specification. */
    static String key(String register, String number) {
        return register + "|" + number;
    }
}
