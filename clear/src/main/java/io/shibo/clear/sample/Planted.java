package io.shibo.clear.sample;

import java.util.List;

/**
 * What was planted, and so what the window must come to.
 *
 * @param parcels in all
 * @param messages files written
 * @param documents in them, repeated sendings included
 * @param released parcels without defect, or with one that does not stop them
 * @param amountMismatch payments of another sum than the order's: returned
 * @param overOrderLimit orders of more than one piece over 5,000 yuan: returned
 * @param overYearLimit orders past a buyer's 26,000 yuan a year: returned
 * @param notOnList goods outside the positive list: returned
 * @param missingPayment parcels without a payment: waiting
 * @param repeatedSendings documents sent again as they were: the same answer
 * @param repeatedOrders orders sent again under a new guid: refused, the parcel unharmed
 * @param defects one line a defect
 */
public record Planted(
        int parcels,
        int messages,
        int documents,
        int released,
        int amountMismatch,
        int overOrderLimit,
        int overYearLimit,
        int notOnList,
        int missingPayment,
        int repeatedSendings,
        int repeatedOrders,
        List<Defect> defects) {
    public Planted {
        defects = List.copyOf(defects);
    }

    /** What is wrong with a parcel. */
    public enum Kind {
        AMOUNT_MISMATCH,
        OVER_ORDER_LIMIT,
        OVER_YEAR_LIMIT,
        NOT_ON_LIST,
        MISSING_PAYMENT,
        REPEATED_SENDING,
        REPEATED_ORDER
    }

    /** One planted defect. */
    public record Defect(Kind kind, String ebpCode, String orderNo) {}
}
