package io.shibo.meet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shibo.codes.HsCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.meet.Samples;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SearchQualityTest {
    private static final Expo EXPO = Samples.expo(400, 300);
    private static final LabelledNeed INVERTER =
            new LabelledNeed("ja", "インバーター", new Subject.Goods(HsCode.parse("850440")));

    private static List<String> exhibitorsOf(String code) {
        return EXPO.offers().stream()
                .filter(offer -> offer.subject().toString().equals("HS:" + code))
                .map(offer -> offer.organisation())
                .distinct()
                .toList();
    }

    private static Evaluation.Group measure(List<String> answer) {
        return Evaluation.of("planted", EXPO, List.of(INVERTER), (text, limit) -> answer)
                .groups()
                .getFirst();
    }

    @Test
    void theBestAnswerIsOneAndAnEmptyOneIsNothing() {
        assertThat(measure(exhibitorsOf("850440")).recall().value()).isEqualTo(1);
        assertThat(measure(exhibitorsOf("850440")).ndcg().value()).isCloseTo(1, within(1e-12));
        assertThat(measure(List.of()).recall().value()).isZero();
        assertThat(measure(List.of()).ndcg().value()).isZero();
    }

    @Test
    void oneHitInPlaceTwoIsWorthItsDiscount() {
        String hit = exhibitorsOf("850440").getFirst();
        Evaluation.Group group = measure(List.of("nobody", hit));
        long places = Math.min(10, exhibitorsOf("850440").size());
        assertThat(group.recall().value()).isCloseTo(1.0 / places, within(1e-12));
        double ideal = 0;
        for (int i = 0; i < places; i++) {
            ideal += 3 * Math.log(2) / Math.log(i + 2.0);
        }
        assertThat(group.ndcg().value()).isLessThanOrEqualTo(3 * Math.log(2) / Math.log(3) / ideal + 1e-12);
    }

    @Test
    void whatNobodyOffersIsLeftOut() {
        LabelledNeed lost = new LabelledNeed("en", "spacecraft", new Subject.Goods(HsCode.parse("880260")));
        assertThat(Evaluation.of("search", EXPO, List.of(lost), (text, limit) -> List.of())
                        .groups()
                        .getFirst()
                        .needs())
                .isZero();
    }

    @Test
    void theShippedNeedsReadWellAndAreFoundBetterThanByWords() throws IOException {
        Path file = Path.of(System.getProperty("shibo.root", "..")).resolve("samples/search/needs.csv");
        Problems problems = new Problems();
        List<LabelledNeed> needs;
        try (InputStream in = Files.newInputStream(file)) {
            needs = LabelledNeed.read(file.toString(), in, problems);
        }
        problems.throwIfAny();
        assertThat(needs).hasSizeGreaterThanOrEqualTo(200);
        Directory directory = Directory.of(EXPO);
        Evaluation.Group search = Evaluation.of(directory, EXPO, needs).groups().getFirst();
        Evaluation.Group words =
                Evaluation.ofWordsAlone(directory, EXPO, needs).groups().getFirst();
        assertThat(search.across().value()).isGreaterThan(words.across().value());
        assertThat(search.recall().value()).isGreaterThan(words.recall().value());
    }

    @Test
    void everyFaultOfAFileIsToldAtOnce() throws IOException {
        Problems problems = new Problems();
        byte[] bytes = "language,text,code\nxx1,a,HS:850440\nen,b,HS:8504\nen,c,Q:1\n".getBytes(StandardCharsets.UTF_8);
        LabelledNeed.read("needs.csv", new ByteArrayInputStream(bytes), problems);
        Assertions.assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs.csv:2")
                .hasMessageContaining("needs.csv:3")
                .hasMessageContaining("needs.csv:4");
    }
}
