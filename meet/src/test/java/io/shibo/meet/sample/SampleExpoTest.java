package io.shibo.meet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.party.IdentifierCheck;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.Samples;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.Figures;
import io.shibo.meet.score.Scoring;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleExpoTest {
    private static final Path COMMITTED = Path.of(System.getProperty("shibo.root", ".."), "samples", "expo");

    @Test
    void committedSampleIsWhatSeedOneMakes() throws IOException {
        for (Map.Entry<String, String> file : SampleExpo.files(1800, 11000, 1).entrySet()) {
            assertThat(Files.readString(COMMITTED.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void committedSampleHasTheScaleOfTheFourthGlobalDigitalTradeExpo() throws IOException {
        Expo expo = ExpoReader.read(COMMITTED);
        Figures figures = expo.figures();
        assertThat(figures.exhibitors()).isEqualTo(1800);
        assertThat(figures.internationalExhibitors()).isEqualTo(378);
        assertThat(figures.internationalPercent()).isEqualByComparingTo("21");
        assertThat(figures.buyers()).isEqualTo(11000);
        assertThat(figures.findBuyerGrowthPercent()).hasValue(new BigDecimal("64.0"));
        assertThat(expo.identifierWarnings()).hasSize(SampleExpo.mistyped(1800, 11000));
        assertThat(languages(expo)).containsExactlyInAnyOrder("zh", "en", "id", "ar");
    }

    private static Set<String> languages(Expo expo) {
        return expo.offers().stream().map(offer -> offer.language()).collect(Collectors.toSet());
    }

    @Test
    void everyBuyerFindsSomebodyWhoSuits() {
        Scoring scoring = new Scoring(Samples.expo(200, 1000, 3));
        for (int b = 0; b < scoring.buyers().size(); b++) {
            int[] pairs = new int[1];
            scoring.forEachAllowed(b, (exhibitor, value, offer, need) -> pairs[0]++);
            assertThat(pairs[0]).as(scoring.buyers().get(b).toString()).isPositive();
        }
    }

    @Test
    void firmsHaveNamesOfTheirOwn() {
        Expo expo = Samples.expo(300, 2000, 5);
        Set<String> names = new HashSet<>();
        assertThat(expo.organisations()).allMatch(organisation -> names.add(organisation.name()));
    }

    @Test
    void everyMistypedIdentifierIsNoticed() {
        Identifiers identifiers = new Identifiers(new Dice(1));
        for (Palette.Origin origin : new Palette().origins()) {
            for (int i = 0; i < 200; i++) {
                PartyId right = identifiers.of(origin);
                assertThat(right.check().outcome())
                        .as(right.toString())
                        .isIn(IdentifierCheck.Outcome.CHECK_PASSED, IdentifierCheck.Outcome.NOT_CHECKED);
                assertThat(Identifiers.mistyped(right).check().warns())
                        .as(right.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void anotherSeedMakesAnotherExpo() {
        assertThat(SampleExpo.files(20, 50, 1)).isEqualTo(SampleExpo.files(20, 50, 1));
        assertThat(SampleExpo.files(20, 50, 1)).isNotEqualTo(SampleExpo.files(20, 50, 2));
    }
}
