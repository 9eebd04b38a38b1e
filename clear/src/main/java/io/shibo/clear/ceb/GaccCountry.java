package io.shibo.clear.ceb;

import io.shibo.codes.Country;
import org.jspecify.annotations.Nullable;

/**
 * Countries by the three digits that China Customs uses in these messages. Not a whole list: only codes with a known
 * source are here, and a code that is not here is unknown, not wrong.
 */
public enum GaccCountry {
    /** Read in official sample messages or in several broker systems. */
    CHINA("142", "CN"),
    JAPAN("116", "JP"),
    KOREA("133", "KR"),
    GERMANY("304", "DE"),
    UNITED_STATES("502", "US"),
    AUSTRALIA("601", "AU"),
    NEW_ZEALAND("609", "NZ"),
    /** Unverified: the customs country table as commonly quoted; not compared with its text. */
    INDONESIA("112", "ID"),
    FRANCE("305", "FR"),
    IRELAND("306", "IE"),
    UNITED_KINGDOM("303", "GB");

    private final String code;
    private final Country country;

    GaccCountry(String code, String country) {
        this.code = code;
        this.country = Country.of(country);
    }

    /** Three digits. */
    public String code() {
        return code;
    }

    public Country country() {
        return country;
    }

    /** The country of a code; null where the code is not known here. */
    public static @Nullable Country find(String code) {
        for (GaccCountry known : values()) {
            if (known.code.equals(code)) {
                return known.country;
            }
        }
        return null;
    }
}
