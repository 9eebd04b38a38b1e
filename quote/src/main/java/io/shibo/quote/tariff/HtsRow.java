package io.shibo.quote.tariff;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the HTS as exported.
 *
 * @param printed the code with points; empty for a row that only groups others
 * @param indent depth in the tree of rows, from 0
 * @param other rate of column 2
 * @param references headings of chapter 99 that footnotes and the column of additional duties name
 */
record HtsRow(
        String file,
        int line,
        String printed,
        int indent,
        String description,
        String general,
        String special,
        String other,
        Set<String> references) {
    private static final Pattern REFERENCE = Pattern.compile("99[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}");

    static Set<String> references(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
