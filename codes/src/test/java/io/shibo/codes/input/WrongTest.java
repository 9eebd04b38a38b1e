package io.shibo.codes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrongTest {
    private static final Sentences SENTENCES = Sentences.beside(Wrong.class, "problems");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameSentencesWithTheSamePlaces(Language language) {
        assertThat(SENTENCES.keys(language))
                .isEqualTo(SENTENCES.keys(Language.EN))
                .hasSizeGreaterThan(20);
        Object[] kept = {"{0}", "{1}", "{2}", "{3}"};
        for (String key : SENTENCES.keys(Language.EN)) {
            assertThat(places(SENTENCES.text(language, key, kept)))
                    .as(key)
                    .isEqualTo(places(SENTENCES.text(Language.EN, key, kept)));
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aProblemCarriesItsCodeAndSpeaksEveryLanguage() {
        Problems problems = new Problems();
        Node root = Node.root("sale.json", new Tree.Fields(Map.of("to", new Tree.Scalar("UK", 3)), 1), problems);
        assertThat(root.field("to").parse(Country::parse)).isNull();
        assertThat(root.field("from").text()).isNull();

        Problem wrong = problems.list().getFirst();
        assertThat(wrong.code()).isEqualTo("country-uk");
        assertThat(wrong.toString())
                .isEqualTo("sale.json:3: to: 'UK' is not a country. The United Kingdom is GB."
                        + " Write its ISO 3166-1 code, as in CN, ID or DE.");
        assertThat(wrong.in(Language.ZH).message()).startsWith("“UK”不是国家代码。英国是GB。");
        assertThat(wrong.in(Language.AR).message()).contains("\u2068UK\u2069");
        assertThat(problems.list().get(1).in(Language.ID).message()).isEqualTo("tidak ada.");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOfSatisfying(
                        InputException.class,
                        all -> assertThat(all.in(Language.ID).getMessage()).contains("bukan negara"));
    }

    @Test
    void whatIsSaidInEnglishAloneStaysSo() {
        Problem plain = new Problem("a", 0, "", "is odd.");
        assertThat(plain.code()).isNull();
        assertThat(plain.in(Language.ZH)).isEqualTo(plain);
        assertThat(Wrong.of(new IllegalArgumentException("odd"))).isNull();
    }
}
