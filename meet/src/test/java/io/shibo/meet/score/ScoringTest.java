package io.shibo.meet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.meet.Samples;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final Expo EXPO = Samples.expo(120, 150, 9);

    /** The quick way and the explained way, over all pairs there are. */
    @Test
    void quickValuesAreWhatTheExplainedPartsAddUpTo() {
        Scoring scoring = new Scoring(EXPO);
        for (int b = 0; b < scoring.buyers().size(); b++) {
            Map<String, Integer> quick = new HashMap<>();
            scoring.forEachAllowed(b, (e, value, offer, need) -> {
                Organisation exhibitor = scoring.exhibitors().get(e);
                assertThat(EXPO.offers().get(offer).organisation()).isEqualTo(exhibitor.id());
                assertThat(quick.put(exhibitor.id(), value)).isNull();
            });
            for (Organisation exhibitor : scoring.exhibitors()) {
                Optional<Score> score =
                        scoring.find(exhibitor.id(), scoring.buyers().get(b).id());
                int explained = score.filter(Score::allowed).map(Score::value).orElse(0);
                assertThat(quick.getOrDefault(exhibitor.id(), 0)).isEqualTo(explained);
                assertThat(scoring.value(exhibitor.id(), scoring.buyers().get(b).id()))
                        .isEqualTo(explained);
            }
        }
    }

    @Test
    void eachSidesPointsAddUp() {
        assertThat(Arrays.stream(Criterion.values())
                        .mapToInt(Criterion::mostToBuyer)
                        .sum())
                .isEqualTo(Criterion.SIDE);
        assertThat(Arrays.stream(Criterion.values())
                        .mapToInt(Criterion::mostToExhibitor)
                        .sum())
                .isEqualTo(Criterion.SIDE);
    }

    @Test
    void everyPartSaysWhyInWords() {
        Scoring scoring = new Scoring(EXPO);
        Score score = scoring.find("E0001", "B00001").orElseThrow();
        assertThat(score.parts()).hasSize(Criterion.values().length);
        for (io.shibo.codes.Language language : io.shibo.codes.Language.values()) {
            assertThat(score.parts())
                    .allMatch(part -> !part.why().text(language).contains("{"));
        }
    }
}
