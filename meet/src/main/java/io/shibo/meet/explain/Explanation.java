package io.shibo.meet.explain;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One sentence of a reason, kept as key and values so that it can be said in any of the four languages.
 *
 * @param key of {@code messages_*.properties}
 * @param values put into the sentence in order: text, whole numbers, countries, {@link Tongue}s, or lists of these
 */
public record Explanation(String key, List<Object> values) {
    /** A spoken language by its ISO 639-1 code, named in the reader's language. */
    public record Tongue(String code) {}

    public Explanation {
        values = List.copyOf(values);
    }

    public static Explanation of(String key, Object... values) {
        return new Explanation(key, List.of(values));
    }

    /** The sentence in the reader's language. */
    public String text(Language language) {
        List<Object> said = new ArrayList<>();
        for (Object value : values) {
            said.add(say(value, language));
        }
        return new MessageFormat(Messages.get(language, key), Locale.ROOT).format(said.toArray());
    }

    private static String say(Object value, Language language) {
        return switch (value) {
            case Country country -> country.name(language);
            case Tongue tongue -> Locale.of(tongue.code()).getDisplayLanguage(language.locale());
            case List<?> list ->
                list.stream()
                        .map(each -> say(each, language))
                        .collect(Collectors.joining(
                                language == Language.ZH ? "、" : language == Language.AR ? "، " : ", "));
            default -> value.toString();
        };
    }
}
