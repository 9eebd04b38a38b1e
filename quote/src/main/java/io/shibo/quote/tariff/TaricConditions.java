package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A duty that depends on which document is presented, as TARIC tables write it: {@code Cond: A cert: D-008 (01):0.000 %; A
 * (01):28.200 %}.
 *
 * <p>Action 01 is "apply the amount of the action". What depends on prices or quantities (conditions E, L, V …), and what
 * other actions say, is not read.
 */
final class TaricConditions {
    private static final Pattern ONE =
            Pattern.compile("([A-Z]) ?(?:CERT: ?([A-Z0-9])-?([0-9]{3}) ?)?\\(([0-9]{2})\\): ?(.+)");

    /** Documents of one duty; official ones have up to ten. */
    private static final int MAX_CASES = 24;

    /** @param document the document's code, as in {@code D008}; null for the duty without any */
    record Case(@Nullable String document, Formula duty) {}

    private TaricConditions() {}

    /** The cases, the one without a document last; empty where the text says something else. */
    static List<Case> read(String printed) {
        String text =
                printed.replace('\u00a0', ' ').strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.length() > DutyPieces.MAX_TEXT || !text.startsWith("COND:")) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        Formula without = null;
        String letter = null;
        for (String part : text.substring("COND:".length()).split(";", MAX_CASES + 1)) {
            Matcher one = ONE.matcher(part.strip());
            if (cases.size() >= MAX_CASES
                    || !one.matches()
                    || !one.group(4).equals("01")
                    || letter != null && !letter.equals(one.group(1))
                    || !(DutyText.taric(one.group(5)) instanceof DutyText.Read(Formula duty))) {
                return List.of();
            }
            letter = one.group(1);
            if (one.group(2) != null) {
                cases.add(new Case(one.group(2) + one.group(3), duty));
            } else if (without == null) {
                without = duty;
            } else {
                return List.of();
            }
        }
        if (cases.isEmpty() || without == null) {
            return List.of();
        }
        cases.add(new Case(null, without));
        return cases;
    }
}
