package io.shibo.clear.ceb;

import java.util.Currency;
import java.util.Optional;

/**
 * Currencies by the three digits that China Customs uses in these messages; newer messages have ISO letters, which stand for
 * themselves. Not a whole list, as {@link GaccCountry} is none.
 */
public enum GaccCurrency {
    /** Read in official sample messages. */
    CNY("142"),
    /** Unverified: the customs currency table as commonly quoted; not compared with its text. */
    HKD("110"),
    JPY("116"),
    EUR("300"),
    GBP("303"),
    USD("502");

    private final String code;

    GaccCurrency(String code) {
        this.code = code;
    }

    /** Three digits. */
    public String code() {
        return code;
    }

    /** The currency of a code; empty where it is not known here. */
    public static Optional<Currency> find(String code) {
        for (GaccCurrency known : values()) {
            if (known.code.equals(code)) {
                return Optional.of(Currency.getInstance(known.name()));
            }
        }
        try {
            return code.isEmpty() || Character.isDigit(code.charAt(0))
                    ? Optional.empty()
                    : Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
