package io.shibo.cli.quote;

import io.shibo.cli.shell.Home;
import io.shibo.hub.io.RulebookCache;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which rules a command works under: the packs of the installation unless other packs or a compiled rulebook are named. */
final class RulesOption {
    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description = "A pack or a folder of packs, instead of those of the installation; may be repeated.")
    private List<Path> packs = List.of();

    @Option(
            names = "--rulebook",
            paramLabel = "FILE",
            description = "A rulebook that shibo rules compile has written, instead of packs.")
    private @Nullable Path rulebook;

    /** The rules of packs, or of one file that {@code shibo rules compile} has written. */
    static Rulebook open(List<Path> named) throws IOException {
        return named.size() == 1 && Files.isRegularFile(named.getFirst())
                ? RulebookFile.open(named.getFirst())
                : read(named);
    }

    private static Rulebook read(List<Path> packs) throws IOException {
        return RulebookCache.under(Home.data()).rulebook(packs.isEmpty() ? List.of(Home.packs()) : packs);
    }

    Rulebook rulebook() throws IOException {
        if (rulebook == null) {
            return read(packs);
        }
        if (!packs.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rulebook and --pack both name rules. Leave one of them out.");
        }
        return RulebookFile.open(rulebook);
    }
}
