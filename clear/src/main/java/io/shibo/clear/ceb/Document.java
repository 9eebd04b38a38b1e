package io.shibo.clear.ceb;

import java.time.LocalDateTime;

/** One of the four documents of a parcel. The accessors are the fields that all four share. */
public sealed interface Document permits Order, Payment, Waybill, Declaration {
    MessageType type();

    /** The sender's own identifier of this sending, 36 characters. */
    String guid();

    /** {@code 1} new, {@code 2} change, {@code 3} deletion. */
    String appType();

    /** {@code 1} stored only, {@code 2} declares. */
    String appStatus();

    /** When the sender made it, in China's time. */
    LocalDateTime appTime();

    /** The number that joins the four documents. */
    String orderNo();

    /** The document's own key, unique in its register: platform and order, payer and transaction, carrier and waybill. */
    String key();

    /** Joins the parts of a key; the separator occurs in no code of the specification. */
    static String key(String register, String number) {
        return register + "|" + number;
    }
}
