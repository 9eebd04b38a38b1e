package io.shibo.quote.internal;

import io.shibo.codes.Language;
import io.shibo.codes.input.Sentences;
import io.shibo.quote.rule.Wording;
import java.util.EnumMap;
import java.util.Map;

/** The library's own sentences in all languages, from {@code messages_*.properties} beside this class. */
public final class Messages {
    private static final Sentences SENTENCES = Sentences.beside(Messages.class, "messages");

    private Messages() {}

    /** A sentence with {@code {0}}, {@code {1}} … put in. */
    public static String text(Language language, String key, Object... arguments) {
        return SENTENCES.text(language, key, arguments);
    }

    /** The same sentence in every language. */
    public static Wording wording(String key, Object... arguments) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, text(language, key, arguments));
        }
        return new Wording(texts);
    }
}
