package io.shibo.meet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    @Test
    void everyLanguageHasTheSameKeysAndPlaces() {
        var english = Messages.of(Language.EN);
        for (Language language : Language.values()) {
            assertThat(Messages.of(language).keySet()).isEqualTo(english.keySet());
            for (String key : english.stringPropertyNames()) {
                assertThat(places(Messages.get(language, key)))
                        .as("%s in %s", key, language)
                        .isEqualTo(places(Messages.get(Language.EN, key)));
            }
        }
    }

    @Test
    void noSentenceIsLeftInEnglish() {
        for (Language language : List.of(Language.ZH, Language.ID, Language.AR)) {
            for (String key : Messages.of(Language.EN).stringPropertyNames()) {
                assertThat(Messages.get(language, key))
                        .as("%s in %s", key, language)
                        .isNotBlank()
                        .isNotEqualTo(Messages.get(Language.EN, key));
            }
        }
    }

    @Test
    void saysCountriesAndLanguagesInTheReadersLanguage() {
        assertThat(Explanation.of("score.origin.wanted", Country.of("ID")).text(Language.ZH))
                .contains("印度尼西亚");
        assertThat(Explanation.of("score.language.common", new Explanation.Tongue("ar"))
                        .text(Language.ID))
                .isEqualTo("keduanya berbahasa Arab");
        assertThat(Explanation.of("why.threshold", 900, 2000, 450, 500, 400).text(Language.EN))
                .startsWith("It would be worth 900 of 2000 points");
    }

    private static TreeSet<String> places(String message) {
        TreeSet<String> found = new TreeSet<>();
        PLACE.matcher(message).results().forEach(result -> found.add(result.group()));
        return found;
    }
}
