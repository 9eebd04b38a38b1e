package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryEntryTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void speaksOfEveryKindAndReason(Language language) {
        // What a rule of risk says has words of its own, by RiskWords
        Set<String> keys = new TreeSet<>(ResourceBundle.getBundle("io.shibo.clear.history", Locale.of(language.tag()))
                .keySet());
        Set<String> needed = Stream.concat(
                        Stream.of(HistoryEntry.Kind.values())
                                .filter(kind -> kind != HistoryEntry.Kind.RISK)
                                .map(Enum::name),
                        Stream.of(Reason.values()).map(reason -> "reason." + reason.name()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys).isEqualTo(needed);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void fillsInWhatHappened(Language language) {
        HistoryEntry denied = new HistoryEntry(0, 1, HistoryEntry.Kind.QUOTA_DENIED, List.of("4800", "25000", "26000"));

        assertThat(denied.text(language)).contains("4800", "25000", "26000").doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysTheReasonOfAReturn(Language language) {
        HistoryEntry returned = new HistoryEntry(0, 1, HistoryEntry.Kind.RETURNED, List.of("OVER_YEAR_LIMIT"));

        assertThat(returned.text(language))
                .contains(HistoryEntry.text(Reason.OVER_YEAR_LIMIT, language))
                .doesNotContain("OVER_YEAR");
    }
}
