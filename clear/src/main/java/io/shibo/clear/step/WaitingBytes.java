package io.shibo.clear.step;

import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * The bytes of the papers of a parcel that waits, in the usual case.
 *
 * <pre>
 *   waiting = mask (1) first paper's at (6) and then, where a paper that has it is there (bits of the mask):
 *     platform (8)                                      order 1, payment 2, declaration 8
 *     person (8) paid (5) payCode (8) transaction (8)   order, payment
 *     withheld (5)                                      order
 *     payment's number (8) payTime (4)                  payment
 *     delivery (8)                                      order, waybill 4
 *     waybill's number (8)                              waybill, declaration
 *     shop (8) goods (8)                                order, declaration
 *     sending (8) sequence (5) at − first at (4) appTime (4)     of each in this order
 *     dues label risk                                   declaration
 *   mask 16: the order does not name the payCode, the payment does; 32: so with the transaction
 * </pre>
 */
final class WaitingBytes {
    /** Bytes of one paper's own numbers. */
    private static final int PAPER = 21;

    private WaitingBytes() {}

    static void write(Waiting waiting, Sink out) {
        int at = out.claim(length(waiting));
        byte[] bytes = out.array();
        bytes[at] = (byte) waiting.mask;
        Bytes.six(bytes, at + 1, waiting.firstAt);
        at += 7;
        if (waiting.has(Waiting.O | Waiting.P | Waiting.D)) {
            Bytes.eight(bytes, at, waiting.platform);
            at += 8;
        }
        if (waiting.has(Waiting.O | Waiting.P)) {
            Bytes.eight(bytes, at, waiting.person);
            Bytes.five(bytes, at + 8, waiting.paid);
            Bytes.eight(bytes, at + 13, waiting.payCode);
            Bytes.eight(bytes, at + 21, waiting.transaction);
            at += 29;
        }
        if (waiting.has(Waiting.O)) {
            Bytes.five(bytes, at, waiting.withheld);
            at += 5;
        }
        if (waiting.has(Waiting.P)) {
            Bytes.eight(bytes, at, waiting.payment);
            Bytes.four(bytes, at + 8, waiting.payTime);
            at += 12;
        }
        if (waiting.has(Waiting.O | Waiting.W)) {
            Bytes.eight(bytes, at, waiting.delivery);
            at += 8;
        }
        if (waiting.has(Waiting.W | Waiting.D)) {
            Bytes.eight(bytes, at, waiting.waybill);
            at += 8;
        }
        if (waiting.has(Waiting.O | Waiting.D)) {
            Bytes.eight(bytes, at, waiting.shop);
            Bytes.eight(bytes, at + 8, waiting.goods);
            at += 16;
        }
        for (int kind = 0; kind < Waiting.KINDS; kind++) {
            if (waiting.has(1 << kind)) {
                Bytes.eight(bytes, at, waiting.sending[kind]);
                Bytes.five(bytes, at + 8, waiting.sequence[kind]);
                Bytes.four(bytes, at + 13, waiting.at[kind] - waiting.firstAt);
                Bytes.four(bytes, at + 17, waiting.appTime[kind]);
                at += PAPER;
            }
        }
        if (waiting.has(Waiting.D)) {
            out.raw(waiting.declared.array(), waiting.declared.at(), waiting.declared.left());
        }
    }

    /** Bytes without what follows a declaration's numbers. */
    private static int length(Waiting waiting) {
        return 7
                + (waiting.has(Waiting.O | Waiting.P | Waiting.D) ? 8 : 0)
                + (waiting.has(Waiting.O | Waiting.P) ? 29 : 0)
                + (waiting.has(Waiting.O) ? 5 : 0)
                + (waiting.has(Waiting.P) ? 12 : 0)
                + (waiting.has(Waiting.O | Waiting.W) ? 8 : 0)
                + (waiting.has(Waiting.W | Waiting.D) ? 8 : 0)
                + (waiting.has(Waiting.O | Waiting.D) ? 16 : 0)
                + Integer.bitCount(waiting.mask & Waiting.ALL) * PAPER;
    }

    /**
     * @param waiting is filled and given back
     * @throws IllegalStateException if the bytes are too few, or no papers
     */
    static Waiting read(Waiting waiting, Source in) {
        byte[] bytes = in.array();
        int at = in.at();
        waiting.mask = in.left() == 0 ? 0 : bytes[at] & 0xFF;
        if ((waiting.mask & Waiting.ALL) == 0
                || waiting.mask > (Waiting.ALL | Waiting.NO_PAY_CODE | Waiting.NO_TRANSACTION)) {
            throw new IllegalStateException("no papers of a parcel that waits: %d".formatted(waiting.mask));
        }
        in.skip(length(waiting));
        waiting.firstAt = Bytes.six(bytes, at + 1);
        at += 7;
        if (waiting.has(Waiting.O | Waiting.P | Waiting.D)) {
            waiting.platform = Bytes.eight(bytes, at);
            at += 8;
        }
        if (waiting.has(Waiting.O | Waiting.P)) {
            waiting.person = Bytes.eight(bytes, at);
            waiting.paid = Bytes.five(bytes, at + 8);
            waiting.payCode = Bytes.eight(bytes, at + 13);
            waiting.transaction = Bytes.eight(bytes, at + 21);
            at += 29;
        }
        if (waiting.has(Waiting.O)) {
            waiting.withheld = Bytes.five(bytes, at);
            at += 5;
        }
        if (waiting.has(Waiting.P)) {
            waiting.payment = Bytes.eight(bytes, at);
            waiting.payTime = Bytes.four(bytes, at + 8);
            at += 12;
        }
        if (waiting.has(Waiting.O | Waiting.W)) {
            waiting.delivery = Bytes.eight(bytes, at);
            at += 8;
        }
        if (waiting.has(Waiting.W | Waiting.D)) {
            waiting.waybill = Bytes.eight(bytes, at);
            at += 8;
        }
        if (waiting.has(Waiting.O | Waiting.D)) {
            waiting.shop = Bytes.eight(bytes, at);
            waiting.goods = Bytes.eight(bytes, at + 8);
            at += 16;
        }
        for (int kind = 0; kind < Waiting.KINDS; kind++) {
            if (waiting.has(1 << kind)) {
                waiting.sending[kind] = Bytes.eight(bytes, at);
                waiting.sequence[kind] = Bytes.five(bytes, at + 8);
                waiting.at[kind] = waiting.firstAt + Bytes.four(bytes, at + 13);
                waiting.appTime[kind] = Bytes.four(bytes, at + 17);
                at += PAPER;
            }
        }
        if (waiting.has(Waiting.D)) {
            waiting.declared.over(bytes, at, at + in.left());
        }
        return waiting;
    }
}
