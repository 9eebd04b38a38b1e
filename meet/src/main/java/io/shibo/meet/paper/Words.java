package io.shibo.meet.paper;

import io.shibo.codes.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words on paper in one language; digits are Latin in all of them, as on the pages. */
public final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final Properties texts = new Properties();

    private Words(Language language) {
        this.language = language;
        String name = "words_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalArgumentException if there is no such text */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text '%s' in %s.".formatted(key, language));
        }
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }

    /** A day with its weekday: paper is looked at on that day. */
    public String day(LocalDate day) {
        String tag = language == Language.EN ? "en-GB" : language.locale().toLanguageTag();
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(Locale.forLanguageTag(tag + "-u-nu-latn"))
                .format(day);
    }

    Properties texts() {
        return texts;
    }
}
