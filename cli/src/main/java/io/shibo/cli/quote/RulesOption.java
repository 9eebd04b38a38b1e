package io.shibo.cli.quote;

import io.shibo.cli.shell.Home;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which rules a command works under: the packs of the installation unless others are named. */
final class RulesOption {
    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description = "A pack or a folder of packs, instead of those of the installation; may be repeated.")
    private List<Path> packs = List.of();

    Rulebook rulebook() throws IOException {
        return PackReader.rulebook(packs.isEmpty() ? List.of(Home.packs()) : packs);
    }
}
