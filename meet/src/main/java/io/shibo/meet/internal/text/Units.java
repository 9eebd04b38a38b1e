package io.shibo.meet.internal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text into the units in which dictionary terms are compared: each Chinese character, kana and Korean syllable is one,
 * since these scripts do not part words or glue particles to them; a run of other letters and digits is one, without plural ending, article and vowel signs. Coarser than a stemmer, and alike for the term in the
 * dictionary and the word in the text, which is all that counts here.
 */
final class Units {
    /** The sign of a long vowel in katakana belongs to the common script in Unicode. */
    private static final int LONG_VOWEL = 0x30FC;

    private Units() {}

    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> units = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (standsAlone(c)) {
                flush(run, units);
                units.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                run.appendCodePoint(folded(c));
            } else if (!ignored(c)) {
                flush(run, units);
            }
        }
        flush(run, units);
        return units;
    }

    private static boolean standsAlone(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> c == LONG_VOWEL;
        };
    }

    private static void flush(StringBuilder run, List<String> units) {
        if (!run.isEmpty()) {
            units.add(stem(run.toString()));
            run.setLength(0);
        }
    }

    /** Arabic vowel signs and the stretching sign, and combining marks and apostrophes inside words. */
    private static boolean ignored(int c) {
        return c == 0x0640 || c == '\'' || c == 0x2019 || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int folded(int c) {
        return switch (c) {
            case 0x0622, 0x0623, 0x0625, 0x0671 -> 0x0627; // alef with madda or hamza
            case 0x0649 -> 0x064A; // alef maksura to yeh
            case 0x0629 -> 0x0647; // teh marbuta to heh
            default -> c;
        };
    }

    private static String stem(String word) {
        char first = word.charAt(0);
        if (first >= 0x0600 && first <= 0x06FF) {
            return arabic(word);
        }
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 5 && word.endsWith("ves")) {
            return word.substring(0, length - 3) + "f";
        }
        boolean plural = length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, length - 1) : word;
    }

    private static String arabic(String word) {
        for (String article : List.of("وال", "بال", "كال", "فال", "لل", "ال")) {
            if (word.startsWith(article) && word.length() >= article.length() + 3) {
                return word.substring(article.length());
            }
        }
        return word;
    }
}
