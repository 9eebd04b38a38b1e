package io.shibo.meet.explain;

import io.shibo.codes.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The sentences by language and key. Read once; without the platform's fall-back to whatever language it runs in. */
final class Messages {
    private static final Map<Language, Properties> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, read(language));
        }
    }

    private Messages() {}

    static String get(Language language, String key) {
        @Nullable String message = of(language).getProperty(key);
        if (message == null) {
            throw new IllegalArgumentException("no message '%s' in %s.".formatted(key, language));
        }
        return message;
    }

    static Properties of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    private static Properties read(Language language) {
        String name = "messages_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties;
    }
}
