package io.shibo.clear.export;

import io.shibo.clear.internal.Hasher;

/** Which slice of the exports: 128 bits of the hash of its register and what it is named by. */
public record ExportKey(long high, long low) {
    /** An order number, of whatever platform. */
    public static ExportKey order(String orderNo) {
        return of(new Hasher().add("order").add(orderNo));
    }

    /** A waybill: the carrier's code and number. */
    public static ExportKey waybill(String logisticsCode, String logisticsNo) {
        return of(new Hasher().add("waybill").add(logisticsCode).add(logisticsNo));
    }

    /** A list, by its number (invtNo). */
    public static ExportKey list(String invtNo) {
        return of(new Hasher().add("list").add(invtNo));
    }

    /** An application to sum up lists: who declares it (agentCode) and its number there (copNo). */
    public static ExportKey summary(String agentCode, String copNo) {
        return of(new Hasher().add("summary").add(agentCode).add(copNo));
    }

    /** A document that tells of many waybills, by its kind and own key. */
    public static ExportKey notice(String type, String key) {
        return of(new Hasher().add("notice").add(type).add(key));
    }

    /** What was reported of a waybill, in either direction. */
    public static ExportKey carried(String logisticsCode, String logisticsNo) {
        return of(new Hasher().add("carried").add(logisticsCode).add(logisticsNo));
    }

    /** What was reported of a list's tax bill, by the list's number. */
    public static ExportKey billed(String invtNo) {
        return of(new Hasher().add("billed").add(invtNo));
    }

    /**
     * The lists of a declarant that were released on a day.
     *
     * @param day days since 1970 in China's time
     * @param page from 0
     */
    static ExportKey day(long declarant, int day, int page) {
        return of(new Hasher().add("day").add(declarant).add(day).add(page));
    }

    private static ExportKey of(Hasher hasher) {
        return new ExportKey(hasher.first(), hasher.second());
    }
}
