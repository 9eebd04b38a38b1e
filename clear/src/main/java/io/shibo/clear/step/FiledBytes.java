package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Bytes;

/**
 * A filed document's event, read where its bytes lie: the fields that nearly every parcel is decided by stand at fixed places.
 *
 * <pre>
 *   filed = head (1) type (1) flags (1) sequence (6) at (6) appTime (6) sending (8) order high (8) low (8)
 *           | 45 claim high (8) facts            of a payment or a waybill; the claim's lower half is the facts' number
 *           | 45 facts                           of others
 * </pre>
 */
public final class FiledBytes {
    static final int TYPE = 1;
    static final int FLAGS = 2;
    static final int SEQUENCE = 3;
    static final int AT = 9;
    static final int APP_TIME = 15;
    static final int SENDING = 21;
    static final int ORDER_HIGH = 29;
    static final int ORDER_LOW = 37;
    static final int CLAIM = 45;

    /** Facts of a payment and a waybill begin here, with their number; */
    static final int NUMBER = 53;
    /** those of an order and a declaration here. */
    static final int FACTS = 45;

    /** A new document that is to count. */
    static final int NEW_AND_DECLARES = 4;

    /** No event of a document is shorter: a waybill's is the shortest. */
    static final int LEAST = 69;

    private static final byte HEAD = (byte) (EventBytes.VERSION << EventBytes.KIND_BITS);

    private FiledBytes() {}

    public static boolean isFiled(byte[] bytes, int from) {
        return bytes[from] == HEAD;
    }

    static boolean claims(MessageType type) {
        return type == MessageType.CEB411 || type == MessageType.CEB511;
    }

    public static long sequence(byte[] bytes, int from) {
        return Bytes.six(bytes, from + SEQUENCE);
    }

    public static long at(byte[] bytes, int from) {
        return Bytes.six(bytes, from + AT);
    }
}
