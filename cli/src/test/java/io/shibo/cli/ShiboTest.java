package io.shibo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class ShiboTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsTheVerbsInTheOrderADealWalks() {
        assertThat(run()).isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        List<Integer> places = Stream.of("meet", "quote", "trade", "clear", "measure")
                .map(verb -> text.indexOf("\n  " + verb))
                .toList();
        assertThat(places).doesNotContain(-1).isSorted();
    }

    @Test
    void namesWhatWasMeantWhenACommandIsMisspelt() {
        assertThat(run("qoute", "deal.json")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("quote");
    }

    @TestFactory
    Stream<DynamicTest> everyCommandTeachesItsUse() {
        List<CommandLine> commands = new ArrayList<>();
        collect(new CommandLine(new Shibo()), commands);
        return commands.stream()
                .map(line -> DynamicTest.dynamicTest(line.getCommandSpec().qualifiedName(), () -> {
                    var spec = line.getCommandSpec();
                    assertThat(spec.mixinStandardHelpOptions())
                            .as("%s answers --help", spec.qualifiedName())
                            .isTrue();
                    assertThat(String.join("", spec.usageMessage().description()))
                            .as("says what it does")
                            .isNotBlank();
                    assertThat(spec.optionsMap().values())
                            .allSatisfy(option -> assertThat(String.join("", option.description()))
                                    .as("option %s is described", option.longestName())
                                    .isNotBlank());
                }));
    }

    private static void collect(CommandLine line, List<CommandLine> into) {
        into.add(line);
        line.getSubcommands().values().forEach(below -> collect(below, into));
    }

    private int run(String... args) {
        return Shibo.run(out, err, args);
    }
}
