package io.shibo.cli.trade;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo trade check}: what a received document gets wrong. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check received UBL 2.1 documents (order, invoice, packing list) against their schema and, together,",
            "against the rules of one deal. Exit code 0: nothing broken. 2: something is, or it cannot be read.",
            "The EN 16931 rules of European invoices are not run: not supported yet."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo trade check papers/invoice.xml papers/packing-list.xml")
final class CheckCommand implements Callable<Integer> {
    private static final long MAX_BYTES = 10L << 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..3", description = "Documents of one deal, at most one of a kind.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--language", paramLabel = "en|zh|id|ar", description = "Language of the findings.")
    private String language = "en";

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<StoredFile> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(read(file));
        }
        List<Finding> findings = Consistency.check(documents);
        print(findings, Language.ofTag(language));
        return findings.stream().anyMatch(Finding::broken) ? 2 : 0;
    }

    private static StoredFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(new Problem(
                    file.toString(), 0, "", "%d bytes; at most %d are read.".formatted(Files.size(file), MAX_BYTES)));
        }
        return StoredFile.of(file.toString(), Files.readAllBytes(file));
    }

    private void print(List<Finding> findings, Language in) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(
                    findings.stream().map(finding -> row(finding, in)).toList()));
            return;
        }
        for (Finding finding : findings) {
            String state = finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.println("%-11s  %s".formatted(state, finding.asks(in)));
            if (!finding.says(in).isEmpty()) {
                out.println("             " + finding.says(in));
            }
        }
        out.println(
                "not checked  EN 16931 business rules: not supported yet; use the rules of your invoicing service.");
    }

    private static Map<String, Object> row(Finding finding, Language in) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", finding.rule());
        row.put("outcome", finding.outcome());
        row.put("asks", finding.asks(in));
        row.put("says", finding.says(in));
        row.put("places", finding.places());
        return row;
    }
}
