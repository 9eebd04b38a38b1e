package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which language a text is in: by script, and between English and Indonesian by which one knows more of its words. */
final class Detect {
    private static final Set<String> INDONESIAN =
            Set.of("dan", "atau", "untuk", "dengan", "dari", "yang", "tanpa", "isi");
    private static final Set<String> ENGLISH = Set.of("and", "or", "for", "with", "of", "the", "without", "in");

    private Detect() {}

    static Language language(String text, Indexes indexes) {
        int[] letters = new int[Script.values().length];
        text.codePoints().limit(Words.MAX_TEXT).forEach(c -> {
            Script script = Script.of(c);
            if (script != null) {
                letters[script.ordinal()]++;
            }
        });
        // A Chinese character says about as much as three letters.
        int han = 3 * letters[Script.HAN.ordinal()];
        int arabic = letters[Script.ARABIC.ordinal()];
        int latin = letters[Script.LATIN.ordinal()];
        if (han > 0 && han >= arabic && 2 * han >= latin) {
            return Language.ZH;
        }
        if (arabic > 0 && 2 * arabic >= latin) {
            return Language.AR;
        }
        return knows(text, Language.ID, INDONESIAN, indexes) > knows(text, Language.EN, ENGLISH, indexes)
                ? Language.ID
                : Language.EN;
    }

    private static int knows(String text, Language language, Set<String> small, Indexes indexes) {
        LanguageIndex index = indexes.get(language);
        int known = 0;
        List<Word> words = Words.of(text, language);
        for (Word word : words) {
            if (word.script() == Script.LATIN && index.knows(Stems.of(word.form(), language))) {
                known++;
            }
        }
        for (String piece : text.toLowerCase(Locale.ROOT).split("[^a-z]+", Words.MAX_WORDS)) {
            known += small.contains(piece) ? 1 : 0;
        }
        return known;
    }
}
