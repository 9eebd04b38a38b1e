package io.shibo.codes;

import io.shibo.codes.input.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A country or territory by its ISO 3166-1 alpha-2 code.
 *
 * @param code two capital letters, assigned in ISO 3166-1 as the JDK lists it
 */
public record Country(String code) implements Comparable<Country> {
    private static final Set<String> ASSIGNED = Set.of(Locale.getISOCountries());
    private static final Pattern TWO_CAPITALS = Pattern.compile("[A-Z]{2}");

    public static final Country CHINA = of("CN");

    public Country {
        if (!ASSIGNED.contains(code)) {
            throw new IllegalArgumentException("'%s' is not a country.%s Write its ISO 3166-1 code, as in CN, ID or DE."
                    .formatted(Problem.show(code), hint(code)));
        }
    }

    public static Country of(String code) {
        return new Country(code);
    }

    public static Country parse(String text) {
        return new Country(text);
    }

    /** The country's name in the reader's language. */
    public String name(Language language) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }

    private static String hint(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (upper.equals("UK")) {
            return " The United Kingdom is GB.";
        }
        if (upper.equals("EL")) {
            return " Greece is GR (EL is used in VAT numbers alone).";
        }
        if (!upper.equals(code) && TWO_CAPITALS.matcher(upper).matches() && ASSIGNED.contains(upper)) {
            return " Maybe %s was meant.".formatted(upper);
        }
        return "";
    }

    @Override
    public int compareTo(Country other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
