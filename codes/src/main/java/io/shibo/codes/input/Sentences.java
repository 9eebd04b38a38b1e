package io.shibo.codes.input;

import io.shibo.codes.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Sentences in all languages, from {@code NAME_en.properties} and its three companions beside a class. Read as properties
 * and not as a resource bundle, which would fall back to the language of the machine.
 */
public final class Sentences {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    private Sentences() {}

    /** The sentences of the files {@code NAME_*.properties} beside {@code owner}. */
    public static Sentences beside(Class<?> owner, String name) {
        Sentences all = new Sentences();
        for (Language language : Language.values()) {
            String file = name + "_" + language.tag() + ".properties";
            Properties texts = new Properties();
            try (InputStream in = owner.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException(file + " is missing from the library");
                }
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            all.texts.put(language, texts);
        }
        return all;
    }

    /** A sentence with {@code {0}}, {@code {1}} … put in. */
    public String text(Language language, String key, Object... arguments) {
        Properties known = texts.get(language);
        String text = known == null ? null : known.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no sentence '%s' in %s".formatted(key, language));
        }
        // In one pass: an argument from outside may itself hold "{1}".
        StringBuilder out = new StringBuilder(text.length() + 64);
        int from = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            if (isPlace(text, at)) {
                out.append(text, from, at).append(put(language, arguments[text.charAt(at + 1) - '0']));
                from = at + 3;
            }
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }

    /** Whether {@code {0}} … {@code {9}} begins there. */
    private static boolean isPlace(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at + 2) == '}'
                && text.charAt(at + 1) >= '0'
                && text.charAt(at + 1) <= '9';
    }

    /** The names of the sentences in one language. */
    public Set<String> keys(Language language) {
        Properties known = texts.get(language);
        return known == null ? Set.of() : known.stringPropertyNames();
    }

    /** In a right-to-left sentence 2026-04-22 would be shown as 22-04-2026: what is put in keeps its own direction. */
    private static String put(Language language, Object argument) {
        if (argument instanceof Wrong sentence) {
            return sentence.in(language);
        }
        String text = String.valueOf(argument);
        return language.rightToLeft() && !text.isEmpty() ? "\u2068" + text + "\u2069" : text;
    }
}
