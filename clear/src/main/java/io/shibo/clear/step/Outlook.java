package io.shibo.clear.step;

import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.SliceTable;

/**
 * Brings near what a few filed documents will concern, before the first of them is decided. Where the state is large, waiting
 * for memory takes longer than deciding; many waits that do not hang on each other take no longer than one. So there are three
 * rounds over all the documents: where each search begins, then the slices that stand there, then their bytes.
 */
final class Outlook {
    /** Events that may be looked at together: as many as stay in the nearest cache. */
    static final int MOST = 64;

    /** Where a declaration's buyer stands in its event. */
    private static final int BUYER = FiledBytes.FACTS + 32;

    private static final byte OTHER = -1;

    private final Shelf shelf;
    private final SliceTable orders;
    private final SliceTable buyers;

    private final byte[] kinds = new byte[MOST];
    private final int[] order = new int[MOST];

    /** A payment's or a waybill's claim, or a declaration's buyer. */
    private final int[] other = new int[MOST];

    /** What was read, kept so that the reading is not left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private int read;

    Outlook(Shelf shelf, SliceTable orders, SliceTable buyers) {
        this.shelf = shelf;
        this.orders = orders;
        this.buyers = buyers;
    }

    /** @param from and {@code to}: which of the events that begin at {@code offsets}, at most {@value #MOST} */
    void over(byte[] bytes, int[] offsets, int from, int to) {
        for (int i = from; i < to; i++) {
            int at = offsets[i];
            kinds[i - from] = kind(bytes, at);
            if (kinds[i - from] != OTHER) {
                begin(kinds[i - from], bytes, at);
            }
        }
        SliceTable claims = shelf.claims();
        for (int i = 0; i < to - from; i++) {
            int at = offsets[from + i];
            order[i] = kinds[i] == OTHER ? SliceTable.NONE : order(orderHigh(bytes, at), orderLow(bytes, at));
            other[i] = switch (kinds[i]) {
                case Waiting.PAYMENT, Waiting.WAYBILL -> claims.expect(claimHigh(bytes, at), claimLow(bytes, at));
                case Waiting.DECLARATION -> buyers.expect(buyerHigh(bytes, at), buyerYear(bytes, at));
                default -> SliceTable.NONE;
            };
        }
        for (int i = 0; i < to - from; i++) {
            read += order[i] == SliceTable.NONE ? 0 : orders.touch(order[i]);
            if (other[i] != SliceTable.NONE) {
                read += (kinds[i] == Waiting.DECLARATION ? buyers : claims).touch(other[i]);
            }
        }
    }

    private static byte kind(byte[] bytes, int at) {
        if (at + FiledBytes.LEAST > bytes.length || !FiledBytes.isFiled(bytes, at)) {
            return OTHER;
        }
        int kind = Waiting.kind(bytes[at + FiledBytes.TYPE] & 0xFF);
        return kind == Waiting.DECLARATION && at + BUYER + 16 > bytes.length ? OTHER : (byte) kind;
    }

    private void begin(byte kind, byte[] bytes, int at) {
        long high = orderHigh(bytes, at);
        long low = orderLow(bytes, at);
        int sum = orders.near(high, low);
        if (kind == Waiting.PAYMENT || kind == Waiting.WAYBILL) {
            sum += shelf.near(Shelf.CLAIM, claimHigh(bytes, at), claimLow(bytes, at));
        } else if (kind == Waiting.DECLARATION) {
            sum += buyers.near(buyerHigh(bytes, at), buyerYear(bytes, at));
        }
        read += sum;
    }

    /** Where the slice of an order number probably stands; of one that has none, whether it had one will be asked. */
    private int order(long high, long low) {
        int place = orders.expect(high, low);
        if (place == SliceTable.NONE) {
            read += shelf.near(Shelf.ORDER, high, low);
        }
        return place;
    }

    private static long orderHigh(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + FiledBytes.ORDER_HIGH);
    }

    private static long orderLow(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + FiledBytes.ORDER_LOW);
    }

    private static long claimHigh(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + FiledBytes.CLAIM);
    }

    private static long claimLow(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + FiledBytes.NUMBER);
    }

    private static long buyerHigh(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + BUYER);
    }

    /** As {@link Dues#buyerYear}. */
    private static long buyerYear(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + BUYER + 8) ^ ChinaTime.year(FiledBytes.at(bytes, at));
    }
}
