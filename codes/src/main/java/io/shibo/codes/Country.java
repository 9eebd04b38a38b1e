package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
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
            throw refused(code).refusal();
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

    private static Wrong refused(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        String shown = Problem.show(code);
        if (upper.equals("UK")) {
            return Wrong.of("country-uk", shown);
        }
        if (upper.equals("EL")) {
            return Wrong.of("country-el", shown);
        }
        if (!upper.equals(code) && TWO_CAPITALS.matcher(upper).matches() && ASSIGNED.contains(upper)) {
            return Wrong.of("country-maybe", shown, upper);
        }
        return Wrong.of("country", shown);
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
