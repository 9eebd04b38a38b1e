package io.shibo.trade;

import io.shibo.codes.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What trade says to people, in their language. */
public final class Words {
    /** Around a value in a right-to-left sentence, so that a date or a path keeps its own order (Unicode UAX 9). */
    private static final String ISOLATE = "\u2068";

    private static final String END = "\u2069";

    private static final Map<Language, Words> BY_LANGUAGE = new EnumMap<>(Language.class);

    static {
        Arrays.stream(Language.values()).forEach(language -> BY_LANGUAGE.put(language, new Words(language)));
    }

    private final Properties sentences = new Properties();
    private final boolean isolate;

    private Words(Language language) {
        this.isolate = language.rightToLeft();
        String file = "words_" + language.tag() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the module");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The words of a language. */
    public static Words of(Language language) {
        Words words = BY_LANGUAGE.get(language);
        if (words == null) {
            throw new IllegalStateException("no words of " + language);
        }
        return words;
    }

    /**
     * The sentence of a key, its {@code {0}}, {@code {1}} … replaced.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public String say(String key, Object... values) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no words for '%s'. Add it to each words_*.properties.".formatted(key));
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < sentence.length()) {
            char c = sentence.charAt(at);
            boolean slot = c == '{'
                    && at + 2 < sentence.length()
                    && sentence.charAt(at + 2) == '}'
                    && Character.isDigit(sentence.charAt(at + 1));
            if (slot && sentence.charAt(at + 1) - '0' < values.length) {
                String value = String.valueOf(values[sentence.charAt(at + 1) - '0']);
                out.append(isolate ? ISOLATE + value + END : value);
                at += 3;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /** All keys, for comparing languages. */
    public Set<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }
}
