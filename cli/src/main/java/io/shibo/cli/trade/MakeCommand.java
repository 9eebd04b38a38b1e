package io.shibo.cli.trade;

import io.shibo.cli.shell.Home;
import io.shibo.hub.json.Json;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo trade make}: documents, manifest and signature of a deal. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = {
            "Make order, commercial invoice and packing list of a deal, check that they agree, and sign them.",
            "The seller's key is made on first use and kept in SHIBO_HOME/keys."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo trade make samples/deals/robot-arm.json -o papers")
final class MakeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DEAL.json", description = "The deal, with its documents group.")
    private Path deal = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the papers.")
    private Path output = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", description = "The seller's key file, if not the one in SHIBO_HOME.")
    private @Nullable Path key;

    @Option(names = "--json", description = "Print what was made as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Papers papers = Papers.of(deal);
        SigningKey signer = new Keys(Home.data(), LocalDate.now())
                .of(papers.deal().seller(), key, spec.commandLine().getErr());
        Bundle bundle = papers.seal(signer);
        Path zip = Papers.write(bundle, output, papers.deal().id());
        if (json) {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("deal", papers.deal().id());
            made.put("rulesKept", papers.kept());
            made.put("total", papers.deal().total());
            made.put("kid", signer.card().kid());
            made.put("files", bundle.files().stream().map(StoredFile::name).toList());
            made.put("bundle", zip);
            out.println(Json.write(made));
            return 0;
        }
        for (StoredFile file : bundle.files()) {
            out.println(output.resolve(file.name()) + "  " + file.size() + " bytes");
        }
        out.println(zip + "  all of them, to be sent");
        out.println("%d of %d rules kept; total %s; signed by %s, key %s"
                .formatted(
                        papers.kept(),
                        papers.findings().size(),
                        papers.deal().total(),
                        signer.card().owner(),
                        signer.card().kid()));
        return 0;
    }
}
