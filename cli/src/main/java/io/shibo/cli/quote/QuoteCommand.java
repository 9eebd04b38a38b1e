package io.shibo.cli.quote;

import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.NotSupportedException;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Quote;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo quote}: what a sale costs at the door, and why. */
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what a sale costs at the door: every duty and tax with base, rate, amount, rule, citation and dates; the preference that applies or what is missing for it; other channels; what is not known and whether it matters.",
            "",
            "A sale is a JSON file: seller and buyer (country, kind), dates, delivery term, currency, lines (goods code or service code, origin, quantity, price), facts (yes, no or unknown). Exchange rates are stated in it with their source."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo quote samples/deals/robot-arm.json",
            "  shibo quote samples/deals/coffee.json --lang zh",
            "  shibo quote samples/deals/design-software.json --json | jq .totals.landed"
        })
public final class QuoteCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SALE", description = "The sale, JSON.")
    private @Nullable Path file;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description = "A pack or a folder of packs, instead of those of the installation; may be repeated.")
    private List<Path> packs = List.of();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Quote as if order, export and import were on this day, as in 2026-04-22.")
    private @Nullable LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print the quote as JSON.")
    private boolean json;

    @Option(names = "--to", paramLabel = "all", description = "Not supported yet: rank every destination.")
    private @Nullable String to;

    @Option(names = "--bulk", paramLabel = "FILE", description = "Not supported yet: quote many sales.")
    private @Nullable Path bulk;

    @Option(names = "--rulebook", paramLabel = "FILE", description = "Not supported yet: a compiled rulebook.")
    private @Nullable Path rulebook;

    @Override
    public Integer call() throws IOException {
        Path sale = refuseWhatIsNotThere();
        LandedCost engine = LandedCost.of(PackReader.rulebook(packs.isEmpty() ? List.of(Home.packs()) : packs));
        Quote quote = quote(engine, sale);
        String unsupported = quote.assessment().refusals().stream()
                .filter(refusal -> refusal.kind() == Step.Refusal.NOT_SUPPORTED)
                .map(refusal -> refusal.text().in(Language.EN).replace("not supported: ", ""))
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!unsupported.isEmpty()) {
            throw new NotSupportedException(unsupported);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(QuoteDocument.of(quote, language)));
        } else {
            QuoteText.of(quote, language).forEach(out::println);
        }
        return 0;
    }

    private Quote quote(LandedCost engine, Path sale) throws IOException {
        Sale read = SaleReader.read(sale.toString(), Json.read(sale), date);
        try {
            return engine.quote(read);
        } catch (InputException wrong) {
            // The engine knows the sale's id; the user knows its file.
            List<Problem> ofFile = wrong.problems().stream()
                    .map(p -> new Problem(sale.toString(), p.line(), p.field(), p.message()))
                    .toList();
            throw new InputException(ofFile, wrong.found());
        }
    }

    private Path refuseWhatIsNotThere() {
        if (to != null) {
            throw new NotSupportedException("--to: ranking every destination. Quote one destination at a time.");
        }
        if (bulk != null) {
            throw new NotSupportedException("--bulk: many sales at once. Quote one sale a call.");
        }
        if (rulebook != null) {
            throw new NotSupportedException("--rulebook: compiled rulebooks. Name packs with --pack.");
        }
        if (file == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name the sale, as in: shibo quote samples/deals/robot-arm.json");
        }
        return file;
    }
}
