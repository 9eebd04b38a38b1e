package io.shibo.clear.step;

/**
 * Whether the four documents of a parcel say the same, by their facts. What is compared: the sum paid; payer and buyer
 * (they must be one person while the buyer's identity is not verified, GACC notice 2016-26 §6); the payment that the order
 * names; consignee, telephone and address of order and waybill; shop and buyer of order and declaration; the goods lines.
 * Platform, order, carrier and waybill numbers need no comparison: the documents were found by them.
 *
 * <p>The differences are bits of one number; the answer names fields and values.
 */
public final class Matching {
    static final int PAID = 1;
    static final int PERSON = 2;
    static final int PAYMENT = 4;
    static final int DELIVERY = 8;
    static final int SHOP = 16;
    static final int GOODS = 32;
    public static final int WITHHELD = 64;

    /** Tax of a line is rounded to the fen, so that sums may differ by as much a line: 1/100000 yuan. */
    private static final long TOLERANCE = 1_000;

    /** Fen in 1/100000 yuan. */
    private static final long FEN = 1_000;

    private Matching() {}

    /** The bits of what differs; 0 where the four agree. */
    static int compare(
            Facts.OfOrder order, Facts.OfPayment payment, Facts.OfWaybill waybill, Facts.OfDeclaration declaration) {
        return bit(order.paid() != payment.paid(), PAID)
                | bit(order.person() != payment.person(), PERSON)
                | bit(
                        otherThanNamed(order.payCode(), payment.payCode())
                                || otherThanNamed(order.transaction(), payment.transaction()),
                        PAYMENT)
                | bit(order.delivery() != waybill.delivery(), DELIVERY)
                | bit(order.shop() != declaration.shop(), SHOP)
                | bit(order.goods() != declaration.goods(), GOODS);
    }

    /** Whether somebody else than the buyer paid. */
    static boolean differInPerson(int differences) {
        return (differences & PERSON) != 0;
    }

    /**
     * Whether the shop withheld another tax than is due; a shop that withholds none, or pays it itself, says 0.
     *
     * @param withheld {@link Facts.OfOrder#withheld}
     */
    static int withheld(long withheld, Dues dues) {
        return bit(
                withheld != 0
                        && dues.refusal() == null
                        && Math.abs(withheld - dues.tax() * FEN)
                                > TOLERANCE * Math.max(1, dues.lines().lines().size()),
                WITHHELD);
    }

    private static boolean otherThanNamed(long named, long is) {
        return named != 0 && named != is;
    }

    private static int bit(boolean differs, int bit) {
        return differs ? bit : 0;
    }
}
