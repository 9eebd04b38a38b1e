package io.shibo.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Language;
import io.shibo.trade.check.Rule;
import io.shibo.trade.evidence.Difference;
import io.shibo.trade.evidence.Reason;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern SLOT = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameThings(Language language) {
        Words english = Words.of(Language.EN);
        Words words = Words.of(language);
        assertThat(words.keys()).isEqualTo(english.keys());
        for (String key : words.keys()) {
            assertThat(words.say(key)).as(key).isNotBlank();
            assertThat(SLOT.matcher(words.say(key))
                            .results()
                            .map(m -> m.group())
                            .sorted())
                    .as(key)
                    .containsExactlyElementsOf(SLOT.matcher(english.say(key))
                            .results()
                            .map(m -> m.group())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void everyRuleReasonAndDifferenceHasItsWords() {
        var keys = Words.of(Language.EN).keys();
        for (Rule rule : Rule.values()) {
            assertThat(keys).contains("rule." + rule, "broken." + rule);
        }
        for (Reason reason : Reason.values()) {
            assertThat(keys).contains("reason." + reason);
        }
        for (Difference.Kind kind : Difference.Kind.values()) {
            assertThat(keys).contains("difference." + kind);
        }
    }

    @Test
    void valuesInArabicKeepTheirOwnDirection() {
        assertThat(Words.of(Language.AR).say("difference.element", "Invoice/ID"))
                .contains("\u2068Invoice/ID\u2069");
    }

    @Test
    void unknownKeyIsOurFault() {
        assertThatThrownBy(() -> Words.of(Language.EN).say("no.such.key")).hasMessageContaining("no.such.key");
    }
}
