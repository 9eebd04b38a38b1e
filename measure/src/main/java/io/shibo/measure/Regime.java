package io.shibo.measure;

import io.shibo.codes.input.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A customs supervision regime of China under which goods are declared. Five of them are for cross-border e-commerce;
 * what is ordered online and declared as general trade is seen by surveys alone, so that a figure by regime code is a
 * lower bound.
 */
public enum Regime {
    /** Retail parcels, both ways: list clearance, summary declaration. */
    DIRECT_RETAIL("9610", "海关总署公告2014年第12号"),
    /** Bonded retail in special zones. */
    BONDED_RETAIL("1210", "海关总署公告2014年第57号"),
    /** Bonded retail in cities without a pilot. */
    BONDED_RETAIL_OTHER_CITIES("1239", "海关总署公告2016年第75号"),
    /** Direct export from business to business. */
    B2B_DIRECT("9710", "海关总署公告2020年第75号"),
    /** Export to a warehouse abroad. */
    OVERSEAS_WAREHOUSE("9810", "海关总署公告2020年第75号"),
    /** General trade. */
    GENERAL("0110", null);

    private final String code;
    private final Optional<String> notice;

    Regime(String code, @org.jspecify.annotations.Nullable String notice) {
        this.code = code;
        this.notice = Optional.ofNullable(notice);
    }

    /** Four digits, as on a declaration. */
    public String code() {
        return code;
    }

    /** The customs notice that introduced it; empty for general trade. */
    public Optional<String> notice() {
        return notice;
    }

    /** Whether it is for cross-border e-commerce. */
    public boolean eCommerce() {
        return this != GENERAL;
    }

    /** Whether goods can only leave under it. */
    public boolean exportOnly() {
        return this == B2B_DIRECT || this == OVERSEAS_WAREHOUSE;
    }

    public static Regime parse(String code) {
        for (Regime regime : values()) {
            if (regime.code.equals(code)) {
                return regime;
            }
        }
        throw new IllegalArgumentException("'%s' is not a customs regime known here. Write one of %s."
                .formatted(
                        Problem.show(code),
                        Arrays.stream(values()).map(Regime::code).collect(Collectors.joining(", "))));
    }
}
