package io.shibo.cli.quote;

import io.shibo.hub.json.Json;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules compile}: checked packs as one file, which opens in a moment. */
@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = {
            "Check packs and write them as one rulebook file, which is mapped into memory when it is opened. Its hash is that of the packs, and it answers as they do.",
            "With --verify, check every byte of a file that was compiled before."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules compile packs -o rules.rulebook",
            "  shibo rules compile --verify rules.rulebook",
            "  shibo quote samples/deals/robot-arm.json --rulebook rules.rulebook"
        })
final class RulesCompile implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "DIR", description = "A pack, or a folder of packs.")
    private List<Path> folders = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write; one that is there is replaced.")
    private @Nullable Path file;

    @Option(names = "--verify", paramLabel = "FILE", description = "Check a file instead of writing one.")
    private @Nullable Path verify;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        if (verify != null) {
            if (!folders.isEmpty() || file != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--verify checks one file; name no packs and no -o beside it.");
            }
            tell(
                    "verified",
                    verify,
                    RulebookFile.verify(verify),
                    verify.toFile().length(),
                    start);
            return 0;
        }
        if (folders.isEmpty() || file == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Name packs and the file to write, as in: shibo rules compile packs -o rules.rulebook");
        }
        Rulebook rulebook = PackReader.rulebook(folders);
        tell("wrote", file, rulebook, RulebookFile.write(rulebook, file), start);
        return 0;
    }

    private void tell(String verb, Path path, Rulebook rulebook, long bytes, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", path.toString());
            document.put("hash", rulebook.hash());
            document.put("vintage", rulebook.vintage().toString());
            document.put("bytes", bytes);
            document.put("packs", rulebook.packs().size());
            document.put("agreements", rulebook.agreements().size());
            document.put("measures", rulebook.size());
            document.put("millis", millis);
            out.println(Json.write(document));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s %s: %,d bytes, %,d packs, %,d agreements, %,d measures, in %,d ms%n",
                verb,
                path,
                bytes,
                rulebook.packs().size(),
                rulebook.agreements().size(),
                rulebook.size(),
                millis);
        out.println("rulebook " + rulebook.hash());
    }
}
