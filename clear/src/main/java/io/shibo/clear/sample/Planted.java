package io.shibo.clear.sample;

import java.util.List;

/**
 * What was planted, and so what the window must come to.
 *
 * @param parcels in all
 * @param messages files written
 * @param documents in them, repeated sendings included
 * @param released parcels without defect, or with one that does not stop them; where rules of risk are in force some of
 *     them are looked at first
 * @param amountMismatch payments of another sum than the order's: returned
 * @param overOrderLimit orders of more than one piece over 5,000 yuan: returned
 * @param overYearLimit orders past a buyer's 26,000 yuan a year: returned
 * @param notOnList goods outside the positive list: returned
 * @param missingPayment parcels without a payment: waiting
 * @param repeatedSendings documents sent again as they were: the same answer
 * @param repeatedOrders orders sent again under a new guid: refused, the parcel unharmed
 * @param defects one line a defect
 * @param risks one line a parcel that rules of risk are to find; its papers agree
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
        List<Defect> defects,
        List<Risk> risks) {
    public Planted {
        defects = List.copyOf(defects);
        risks = List.copyOf(risks);
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

    /** Why a parcel whose papers agree is worth a look. */
    public enum Pattern {
        /** One purchase over the limit of an order, cut into parcels of one hour. */
        SPLIT_ORDER,
        /** Ten buyers at one address within two weeks. */
        SHARED_ADDRESS,
        /** Six times the same basket of one shop within the hour. */
        REPEATED_BASKET,
        /** A waybill older than the payment. */
        INTERVAL_REVERSED,
        /** A fifth of the lowest usual price. */
        PRICE_OUTLIER,
        /** An identity number with a wrong check digit. */
        WRONG_IDENTITY
    }

    /**
     * One parcel of a planted pattern.
     *
     * @param group parcels with the same number belong together
     */
    public record Risk(Pattern pattern, int group, String ebpCode, String orderNo) {}
}
