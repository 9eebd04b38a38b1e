package io.shibo.clear.export;

import java.util.Optional;

/**
 * How goods are exported (tradeMode), and which documents a list needs beside its order and waybill. Retail needs the money
 * received as well (announcement 2018-194 of China Customs, article 4); sales to businesses and to warehouses abroad do not
 * (announcement 2020-75, article 3).
 */
public enum ExportMode {
    /** Retail, sent directly. */
    RETAIL("9610", "E", true),
    /** Retail out of a bonded zone. */
    BONDED("1210", "E", true),
    /** Retail out of a bonded zone outside the pilot cities. */
    BONDED_ELSEWHERE("1239", "E", true),
    /** A sale to a business, sent directly. */
    TO_BUSINESS("9710", "B", false),
    /** Goods sent to a warehouse abroad, to be sold from there. */
    TO_WAREHOUSE("9810", "W", false);

    private final String code;
    private final String orderType;
    private final boolean paid;

    ExportMode(String code, String orderType, boolean paid) {
        this.code = code;
        this.orderType = orderType;
        this.paid = paid;
    }

    /** The code of the document: 9610 and so on. */
    public String code() {
        return code;
    }

    /** The kind of order that belongs to it: E to consumers, B to businesses, W to a warehouse. */
    public String orderType() {
        return orderType;
    }

    /** Whether a list needs a document on the money received (CEB403). */
    public boolean paid() {
        return paid;
    }

    /** Whether goods leave a bonded account book. */
    public boolean bonded() {
        return this == BONDED || this == BONDED_ELSEWHERE;
    }

    public static Optional<ExportMode> find(String code) {
        for (ExportMode mode : values()) {
            if (mode.code.equals(code)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
