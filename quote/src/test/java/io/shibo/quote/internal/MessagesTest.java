package io.shibo.quote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static Properties texts(Language language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Messages.class.getResourceAsStream("messages_" + language.tag() + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEverySentenceWithTheSamePlaces(Language language) throws IOException {
        Properties english = texts(Language.EN);
        Properties texts = texts(language);

        assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(texts.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(texts.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void anArgumentThatLooksLikeAPlaceStaysAsItIs() {
        assertThat(Messages.text(Language.EN, "explain.computed", "{1}", "$2", "c"))
                .isEqualTo("{1} = $2 = c");
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(m -> places.add(m.group()));
        return places;
    }
}
