package io.shibo.cli.quote;

import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The two states of the rules that a command compares. */
final class SidesOption {
    @Option(
            names = {"--before", "--pack"},
            paramLabel = "PATH",
            description =
                    "The first side: packs, or a file of shibo rules compile; default: the packs of the installation. Packs may be repeated.")
    private List<Path> before = List.of();

    @Option(
            names = "--after",
            paramLabel = "PATH",
            description = "The second side, likewise; default: the same as the first.")
    private List<Path> after = List.of();

    Rulebook before() throws IOException {
        return RulesOption.open(before);
    }

    /** @param first what {@link #before} gave; the second side too where no other is named */
    Rulebook after(Rulebook first) throws IOException {
        return after.isEmpty() ? first : RulesOption.open(after);
    }

    /** Whether the command names no second side. */
    boolean same() {
        return after.isEmpty();
    }
}
