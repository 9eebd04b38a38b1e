package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Worked examples of customs services and peers, each as pack + sale → figures through the public interface. Figures are
 * read from the file, so that none is written here. What the model cannot say yet is listed with its reason.
 */
class WorkedExamplesTest {
    private static final Path FILE = Packs.root().resolve("../shared/data/quote/worked-examples.json");

    private static final Map<String, Example> EXPRESSED = new TreeMap<>();

    private static final Map<String, String> NOT_YET = new LinkedHashMap<>();

    static {
        BritishExamples.addTo(EXPRESSED);
        WorldExamples.addTo(EXPRESSED);
        ChinaExamples.addTo(EXPRESSED);
        TariffExamples.addTo(EXPRESSED);
        OriginExamples.addTo(EXPRESSED);
    }

    // The file

    private static List<Node> cases() throws IOException {
        Assumptions.assumeTrue(Files.isRegularFile(FILE), "not run: " + FILE + " is not there");
        Problems problems = new Problems();
        return Node.root(
                        "worked-examples.json",
                        JsonTree.read("worked-examples.json", Files.readAllBytes(FILE)),
                        problems)
                .field("cases")
                .items();
    }

    @TestFactory
    List<DynamicTest> givesTheFiguresOfTheSource() throws IOException {
        return cases().stream()
                .filter(example -> EXPRESSED.containsKey(Example.text(example.field("id"))))
                .map(example -> DynamicTest.dynamicTest(
                        Example.text(example.field("id")) + " (" + Example.text(example.field("authority")) + ")",
                        () -> Objects.requireNonNull(EXPRESSED.get(Example.text(example.field("id"))))
                                .run(example.field("input"), example.field("expected"))))
                .toList();
    }

    @Test
    void listsWhatCannotBeSaidYet() throws IOException {
        int expressed = 0;
        List<String> later = new ArrayList<>();
        for (Node example : cases()) {
            String id = Example.text(example.field("id"));
            if (EXPRESSED.containsKey(id)) {
                expressed++;
                continue;
            }
            later.add(id + ": "
                    + NOT_YET.entrySet().stream()
                            .filter(entry -> id.startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("NO REASON GIVEN"));
        }
        System.out.println("worked examples: %d expressed, %d not yet:".formatted(expressed, later.size()));
        later.forEach(line -> System.out.println("  " + line));
        assertThat(later).noneMatch(line -> line.endsWith("NO REASON GIVEN"));
        assertThat(expressed).isEqualTo(EXPRESSED.size());
    }
}
