package io.shibo.clear.export;

import org.jspecify.annotations.Nullable;

/**
 * Whether the documents of an export say the same, by their facts: shop (ebcCode) of all; the order's kind and the list's
 * mode; the goods lines of order and list (by gnum: quantity, total price, currency, and the shop's own name where the list
 * gives one); money received is, in the order's currency, not more than goods and freight (the order's value contains what
 * was not paid in money, so that less is no contradiction). Platform, order, carrier and waybill numbers need no comparison:
 * the documents were found by them.
 */
public final class Comparison {
    public static final int ORDER_SHOP = 1;
    public static final int ORDER_KIND = 2;
    public static final int GOODS = 4;
    public static final int NAMES = 8;
    public static final int PROCEEDS_SHOP = 16;
    public static final int CHARGE = 32;
    public static final int WAYBILL_SHOP = 64;
    /** The waybill's number serves another order. */
    public static final int WAYBILL_TAKEN = 128;
    /** The bonded warehouse has fewer of the goods than the list takes. */
    public static final int STOCK = 256;

    private Comparison() {}

    /** The bits of what differs; 0 where the documents agree. */
    static int compare(
            ExportFacts.OfOrder order,
            ExportFacts.@Nullable OfProceeds proceeds,
            ExportSlice.Declared carried,
            ExportFacts.OfList list) {
        int differences = bit(order.shop() != list.shop(), ORDER_SHOP)
                | bit(!order.orderType().equals(list.mode().orderType()), ORDER_KIND)
                | bit(order.goods() != list.goods(), GOODS)
                | bit(list.names() != 0 && list.names() != order.names(), NAMES)
                | bit(carried.shop() != 0 && carried.shop() != list.shop(), WAYBILL_SHOP)
                | bit(carried.taken(), WAYBILL_TAKEN);
        if (proceeds != null) {
            differences |= bit(proceeds.shop() != list.shop(), PROCEEDS_SHOP)
                    | bit(proceeds.currency() == order.currency() && proceeds.charge() > order.worth(), CHARGE);
        }
        return differences;
    }

    private static int bit(boolean differs, int bit) {
        return differs ? bit : 0;
    }
}
