package io.shibo.quote.rule;

import io.shibo.codes.Language;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A short text in the languages Shibo speaks; English where a language is missing. */
public record Wording(Map<Language, String> texts) {
    public Wording {
        texts = Collections.unmodifiableMap(new EnumMap<>(texts));
        if (!texts.containsKey(Language.EN)) {
            throw new IllegalArgumentException("a text needs at least its English wording.");
        }
    }

    public static Wording english(String text) {
        return new Wording(Map.of(Language.EN, text));
    }

    public String in(Language language) {
        String text = texts.get(language);
        return text == null ? String.valueOf(texts.get(Language.EN)) : text;
    }

    /** These texts but the English one, which stood for a missing title, and for the rest those of another. */
    Wording orElse(Wording other) {
        if (texts.size() == 1) {
            return other;
        }
        Map<Language, String> all = new EnumMap<>(other.texts);
        texts.forEach((language, text) -> {
            if (language != Language.EN) {
                all.put(language, text);
            }
        });
        return new Wording(all);
    }

    @Override
    public String toString() {
        return in(Language.EN);
    }
}
