package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.quote.origin.GoodReader;
import io.shibo.quote.origin.OriginQuestion;
import io.shibo.quote.pack.JsonTree;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.sale.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The samples under the shipped agreements, as a document and in words of every language. */
class OriginDocumentTest {
    private static final Path ROOT = Packs.root();

    private static GoodReader sample(String name) throws IOException {
        Path file = ROOT.resolve("samples/origin").resolve(name + ".json");
        return GoodReader.read(name, JsonTree.read(name, Files.readAllBytes(file)));
    }

    private static OriginAnswer under(String agreement, String sample) throws IOException {
        Problems problems = new Problems();
        TreeMap<String, Agreement> known = new TreeMap<>();
        PackReader.agreements(List.of(ROOT.resolve("packs")), problems).forEach(a -> known.put(a.name(), a));
        problems.throwIfAny();
        GoodReader read = sample(sample);
        return OriginAnswer.of(
                Objects.requireNonNull(known.get(agreement)).on(Objects.requireNonNull(read.day())), read.good());
    }

    /** CTH fails at the castings, of which 1,320 is more than a tenth of 9,800; the content is at least 6,470 of 9,800. */
    @Test
    void theRobotOriginatesByItsContent() throws IOException {
        OriginAnswer answer = under("RCEP", "robot-arm");
        assertThat(answer.result().answer()).isEqualTo(Answer.YES);
        assertThat(answer.advice()).isEmpty();
        List<String> told = new OriginExplainer(Language.EN).explain(answer);
        assertThat(told)
                .contains("8479.50 originates in China under RCEP.")
                .anyMatch(line -> line.contains("arm castings (8479.90) does not meet it"))
                .anyMatch(line -> line.contains("tolerance 10 % of value: 1320 against at most 980"))
                .anyMatch(line -> line.contains("VNM 3170–3330, V 9800"));
    }

    @Test
    void thePumpIsAskedForBecauseItDecides() throws IOException {
        OriginAnswer answer = under("EVFTA", "coffee-maker");
        assertThat(answer.result().questions())
                .containsExactly(new OriginQuestion(OriginQuestion.Kind.MATERIAL_ORIGIN, "pump"));
    }

    @Test
    void everyAnswerIsADocumentAndSentencesInEveryLanguage() throws IOException {
        for (String agreement : List.of("RCEP", "ACFTA", "CHAFTA", "EVFTA", "CPTPP")) {
            for (String sample : List.of("robot-arm", "coffee-maker", "shirt")) {
                OriginAnswer answer = under(agreement, sample);
                for (Language language : Language.values()) {
                    assertThat(new OriginExplainer(language).explain(answer))
                            .isNotEmpty()
                            .noneMatch(line -> line.contains("{") || line.contains("null"));
                    assertThat(OriginDocument.of(answer, language))
                            .containsEntry("agreement", agreement)
                            .containsKeys("answer", "ground", "materials", "questions", "advice", "explanation");
                }
            }
        }
    }

    @Test
    void goodsThatCannotBeReadAreToldAtOnce() {
        String text = """
                {"hs": "84795", "origin": "XX", "fob": "-1", "colour": "red",
                 "materials": [{"description": "a", "value": "-2"}, {"hs": "1", "value": "1"}], "directCosts": {"rent": "3"}}
                """;
        assertThatThrownBy(
                        () -> GoodReader.read("x.json", JsonTree.read("x.json", text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Object::toString)
                                .anyMatch(p -> p.contains("'84795' is not a goods code"))
                                .anyMatch(p -> p.contains("'XX' is not a country"))
                                .anyMatch(p -> p.contains("-1 must be from 0"))
                                .anyMatch(p -> p.contains("colour"))
                                .anyMatch(p -> p.contains("the value of a material is -2"))
                                .anyMatch(p -> p.contains("description"))
                                .anyMatch(p -> p.contains("'rent' is not a direct cost")));
    }
}
