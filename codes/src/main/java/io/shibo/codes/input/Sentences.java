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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences in all languages, from {@code NAME_en.properties} and its three companions beside a class. Read as properties
 * and not as a resource bundle, which would fall back to the language of the machine.
 */
public final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

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
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(put(language, arguments[Integer.parseInt(place.group(1))])));
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
