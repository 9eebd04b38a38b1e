package io.shibo.quote.classify;

import org.jspecify.annotations.Nullable;

/** The script a word is written in, as far as reading differs by it. */
enum Script {
    LATIN,
    HAN,
    ARABIC;

    /** Of a code point; null for what is no letter of these. */
    static @Nullable Script of(int codePoint) {
        if (!Character.isLetter(codePoint)) {
            return null;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN -> LATIN;
            case HAN -> HAN;
            case ARABIC -> ARABIC;
            default -> null;
        };
    }
}
