package io.shibo.quote.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.input.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures and intervals, counted once more; and floors below which the shipped classifier must not fall. */
class EvaluationTest {
    private static final Evaluation LABELLED = measure("labelled", Shipped.labelled());

    private static Evaluation measure(String method, List<LabelledText> texts) {
        return Evaluation.of(
                method, texts, text -> Shipped.codes(Shipped.CLASSIFIER.classify(text.text(), text.language())));
    }

    /** 81 of 263, 15 of 148 and 0 of 20 are the worked cases of Newcombe (1998), method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "29, 29, 0.8830, 1.0000"
    })
    void wilsonGivesThePublishedIntervals(int hits, int of, double low, double high) {
        Interval interval = Interval.wilson(hits, of);

        assertThat(interval.low()).isCloseTo(low, within(0.00006));
        assertThat(interval.high()).isCloseTo(high, within(0.00006));
        assertThat(interval.share()).isEqualTo((double) hits / of);
    }

    @Test
    void wilsonRefusesWhatIsNoShare() {
        assertThatThrownBy(() -> Interval.wilson(3, 2)).hasMessageContaining("3 hits of 2");
        assertThatThrownBy(() -> Interval.wilson(0, 0)).hasMessageContaining("0 hits of 0");
    }

    @Test
    void countsAFoundCodeByItsDigitsAndItsPlaceInTheAnswer() {
        LabelledText one = new LabelledText(Language.EN, "one", HsCode.of("090121"));
        LabelledText two = new LabelledText(Language.ZH, "two", HsCode.of("851713"));
        List<HsCode> answer = List.of(HsCode.of("090190"), HsCode.of("8517"), HsCode.of("090121"));

        Evaluation evaluation = Evaluation.of("by hand", List.of(one, two), text -> answer);

        Evaluation.Group all = evaluation.groups().getFirst();
        assertThat(all.get(6, 1).hits()).isZero();
        assertThat(all.get(6, 3).hits()).isEqualTo(1);
        assertThat(all.get(4, 1).hits()).isEqualTo(1);
        assertThat(all.get(4, 3).hits()).isEqualTo(2);
        assertThat(all.get(2, 1).hits()).isEqualTo(1);
        assertThat(evaluation.groups()).extracting(Evaluation.Group::texts).containsExactly(2, 1, 1);
    }

    @Test
    void aNaiveCounterFindsTheSameFigures() {
        for (Evaluation.Group group : LABELLED.groups()) {
            for (Evaluation.Figure figure : group.figures()) {
                int hits = 0;
                int texts = 0;
                for (LabelledText text : Shipped.labelled()) {
                    if (group.language() == null || group.language() == text.language()) {
                        texts++;
                        Set<String> seen = new HashSet<>();
                        for (Candidate candidate :
                                Shipped.CLASSIFIER.classify(text.text(), text.language(), figure.within())) {
                            String digits = candidate.code().digits();
                            seen.add(digits.substring(0, Math.min(figure.digits(), digits.length())));
                        }
                        hits += seen.contains(text.code().digits().substring(0, figure.digits())) ? 1 : 0;
                    }
                }
                assertThat(figure.hits()).as("%s %s", group.language(), figure).isEqualTo(hits);
                assertThat(group.texts()).isEqualTo(texts);
            }
        }
    }

    /** About three points below what was reached when the figures of docs/quote.md were published. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, 0.935", "2, 3, 0.97", "2, 5, 0.97",
        "4, 1, 0.925", "4, 3, 0.96", "4, 5, 0.965",
        "6, 1, 0.88", "6, 3, 0.935", "6, 5, 0.96"
    })
    void doesNotFallBelowWhatWasReached(int digits, int within, double least) {
        Evaluation.Figure figure = LABELLED.groups().getFirst().get(digits, within);

        assertThat(figure.share().share()).as("%s", figure).isGreaterThanOrEqualTo(least);
    }

    /** Five points below what was reached when the set was written; who changes the index for it has no such set any more. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0.90", "4, 1, 0.86", "6, 1, 0.75", "6, 3, 0.85", "6, 5, 0.87"})
    void holdsOnTextsThatNothingWasChosenBy(int digits, int within, double least) {
        Evaluation.Figure figure =
                measure("held out", Shipped.heldOut()).groups().getFirst().get(digits, within);

        assertThat(figure.share().share()).as("%s", figure).isGreaterThanOrEqualTo(least);
    }

    @Test
    void noTextIsInTwoSets() {
        Set<String> texts = new HashSet<>();
        Stream.of(Shipped.labelled(), Shipped.heldOut(), Shipped.development())
                .flatMap(List::stream)
                .forEach(text -> assertThat(
                                texts.add(text.language() + text.text().toLowerCase(Locale.ROOT)))
                        .as(text.text())
                        .isTrue());
    }

    @Test
    void isBetterThanWordsInCommon() {
        TokenOverlap plain = TokenOverlap.of(Shipped.NOMENCLATURE);
        Evaluation overlap =
                Evaluation.of("overlap", Shipped.labelled(), text -> plain.rank(text.text(), text.language(), 5));

        for (int i = 0; i < LABELLED.groups().size(); i++) {
            Evaluation.Group ours = LABELLED.groups().get(i);
            Evaluation.Group theirs = overlap.groups().get(i);
            assertThat(ours.get(6, 1).hits())
                    .as("%s", ours.language())
                    .isGreaterThan(theirs.get(6, 1).hits());
        }
    }

    @Test
    void aKnownCodeIsAlwaysAmongAtLeastAsManyWhenMoreAreShown() {
        for (Evaluation.Group group : LABELLED.groups()) {
            for (int digits : Evaluation.DIGITS) {
                assertThat(group.get(digits, 1).hits())
                        .isLessThanOrEqualTo(group.get(digits, 3).hits());
                assertThat(group.get(digits, 3).hits())
                        .isLessThanOrEqualTo(group.get(digits, 5).hits());
            }
            assertThat(group.get(6, 1).hits())
                    .isLessThanOrEqualTo(group.get(4, 1).hits());
            assertThat(group.get(4, 1).hits())
                    .isLessThanOrEqualTo(group.get(2, 1).hits());
        }
    }

    @Test
    void badRowsAreToldWithLineAndValue() throws IOException {
        String csv = "language,text,hs\nfr,café,090121\nen,coffee,0901\nen,,090121\nen,coffee,0901.21\n";
        Problems problems = new Problems();

        List<LabelledText> read =
                LabelledText.read("t.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), problems);

        assertThat(read).containsExactly(new LabelledText(Language.EN, "coffee", HsCode.of("090121")));
        assertThat(problems.list())
                .extracting(Object::toString)
                .containsExactly(
                        "t.csv:2: language: 'fr' is not a language here. Write en, zh, id or ar.",
                        "t.csv:3: hs: '0901' has not 6 digits.",
                        "t.csv:4: text: is empty, but is needed.");
    }
}
