package io.shibo.quote.internal;

import io.shibo.codes.Language;
import io.shibo.quote.rule.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library's own sentences in all languages, from {@code messages_*.properties} beside this class. Read as properties
 * and not as a resource bundle, which would fall back to the language of the machine.
 */
public final class Messages {
    private static final Map<Language, Properties> TEXTS = load();
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private Messages() {}

    /** A sentence with {@code {0}}, {@code {1}} … put in. */
    public static String text(Language language, String key, Object... arguments) {
        Properties texts = TEXTS.get(language);
        String text = texts == null ? null : texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no sentence '%s' in %s".formatted(key, language));
        }
        // In one pass: an argument from outside may itself hold "{1}".
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        isolated(language, String.valueOf(arguments[Integer.parseInt(place.group(1))]))));
    }

    /** In a right-to-left sentence 2026-04-22 would be shown as 22-04-2026: what is put in keeps its own direction. */
    private static String isolated(Language language, String argument) {
        return language.rightToLeft() && !argument.isEmpty() ? "\u2068" + argument + "\u2069" : argument;
    }

    /** The same sentence in every language. */
    public static Wording wording(String key, Object... arguments) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, text(language, key, arguments));
        }
        return new Wording(texts);
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = "messages_" + language.tag() + ".properties";
            Properties texts = new Properties();
            try (InputStream in = Messages.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing from the library");
                }
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            all.put(language, texts);
        }
        return all;
    }
}
