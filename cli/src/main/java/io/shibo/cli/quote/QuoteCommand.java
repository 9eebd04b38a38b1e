package io.shibo.cli.quote;

import io.shibo.cli.shell.NotSupportedException;
import io.shibo.cli.shell.Progress;
import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Parquet;
import io.shibo.hub.json.Json;
import io.shibo.quote.LandedCost;
import io.shibo.quote.Quote;
import io.shibo.quote.QuoteDocument;
import io.shibo.quote.QuoteSchema;
import io.shibo.quote.market.Market;
import io.shibo.quote.market.MarketDocument;
import io.shibo.quote.market.Markets;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  shibo quote samples/deals/design-software.json --json | jq .totals.landed",
            "  shibo quote samples/deals/coffee.json --sign KEY.pem -o quote.json",
            "  shibo quote --verify quote.json --key PUB.pem",
            "  shibo quote samples/deals/robot-arm.json --to all --rates samples/quote/rates.csv",
            "  shibo quote --bulk samples/quote/sales.csv --rates samples/quote/rates.csv -o figures.csv"
        })
public final class QuoteCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SALE", description = "The sale, JSON.")
    private @Nullable Path file;

    @Mixin
    private RulesOption rules;

    @Mixin
    private RatesOption rates;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Quote as if order, export and import were on this day, as in 2026-04-22.")
    private @Nullable LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(names = "--json", description = "Print the quote as JSON.")
    private boolean json;

    @Option(
            names = "--to",
            paramLabel = "WHERE",
            description =
                    "Where to sell: all ranks every destination by landed cost, with what each asks for; several countries, as in JP,SG,DE, rank those.")
    private @Nullable String to;

    @Option(
            names = "--bulk",
            paramLabel = "FILE",
            description =
                    "Quote a table of sales, CSV or Parquet: a row a line, rows with the same sale one after the other. Columns: sale, seller_country, destination, order_date, currency, quantity, unit, unit_price, hs or service; more in docs/quote.md.")
    private @Nullable Path bulk;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where the quote is written, JSON in canonical bytes; with --bulk where its figures are, one row a sale: CSV, or Parquet where the name ends so.")
    private @Nullable Path output;

    @Option(names = "--charges", paramLabel = "FILE", description = "Where --bulk writes each charge, CSV.")
    private @Nullable Path charges;

    @Option(
            names = "--sign",
            paramLabel = "KEY.pem",
            description = "Sign the quote of -o with this Ed25519 key (openssl genpkey -algorithm ed25519).")
    private @Nullable Path sign;

    @Option(
            names = "--verify",
            paramLabel = "QUOTE.json",
            description =
                    "Recompute a quote and check its signature: VALID, CHANGED (each value), OTHER RULEBOOK, NOT SIGNED, NOT CHECKED, WRONG SIGNATURE. Exit code 0 for VALID alone.")
    private @Nullable Path verify;

    @Option(
            names = "--key",
            paramLabel = "PUB.pem",
            description = "With --verify: the public key of the signer, whom you asked for it.")
    private @Nullable Path key;

    @Option(names = "--schema", paramLabel = "sale|quote", description = "Print the JSON Schema (2020-12) and stop.")
    private @Nullable String schema;

    @Override
    public Integer call() throws IOException {
        try {
            return answer();
        } catch (InputException wrong) {
            InputException told = wrong.in(language);
            if (json) {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put(
                        "problems",
                        told.problems().stream().map(QuoteCommand::document).toList());
                all.put("found", told.found());
                spec.commandLine().getOut().println(Json.write(all));
            }
            throw told;
        }
    }

    /** A problem for programs: the code stays when the sentence is worded anew. */
    private static Map<String, Object> document(Problem problem) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("file", problem.file());
        one.put("line", problem.line());
        one.put("field", problem.field());
        one.put("code", problem.code());
        one.put("text", problem.message());
        return one;
    }

    private Integer answer() throws IOException {
        if (schema != null) {
            spec.commandLine()
                    .getOut()
                    .print(RulesAt.argument("--schema", schema, QuoteSchema::parse)
                            .text());
            return 0;
        }
        if (verify != null) {
            return new Sealing(language)
                    .verify(
                            verify,
                            key,
                            LandedCost.of(rules.rulebook()),
                            json,
                            spec.commandLine().getOut());
        }
        if (bulk != null) {
            return bulk(bulk);
        }
        if (sign != null && output == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--sign needs a file to write, as in: shibo quote SALE --sign KEY.pem -o quote.json");
        }
        Path sale = named();
        LandedCost engine = LandedCost.of(rules.rulebook());
        if (to != null) {
            return rank(engine, sale, to);
        }
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
        if (output != null) {
            new Sealing(language).write(QuoteDocument.of(quote, language), output, sign, out);
        } else if (json) {
            out.println(Json.write(QuoteDocument.of(quote, language)));
        } else {
            QuoteText.of(quote, language).forEach(out::println);
        }
        return 0;
    }

    private int bulk(Path sales) throws IOException {
        Path place = output;
        if (place == null || file != null || to != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--bulk takes a table alone and needs a place for its figures, as in: shibo quote --bulk sales.csv -o figures.csv");
        }
        LandedCost engine = LandedCost.of(rules.rulebook());
        BulkQuote work = new BulkQuote(engine, rates.table(), date, charges != null);
        Progress progress = Progress.to(spec.commandLine().getErr());
        BulkQuote.Counts counts = Parquet.is(sales)
                ? Parquet.reading(sales, csv -> figures(work, csv, place, progress))
                : figures(work, sales, place, progress);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("sales", counts.sales());
            document.put("lines", counts.lines());
            document.put("quoted", counts.quoted());
            document.put("open", counts.open());
            document.put("refused", counts.refused());
            document.put("wrong", counts.wrong());
            document.put("rulebook", engine.rulebook().hash());
            out.println(Json.write(document));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%,d sales, %,d lines: %,d quoted, %,d with open questions, %,d refused, %,d wrong; figures in %s, rulebook %s%n",
                    counts.sales(),
                    counts.lines(),
                    counts.quoted(),
                    counts.open(),
                    counts.refused(),
                    counts.wrong(),
                    output,
                    engine.rulebook().hash().substring(0, 16));
        }
        counts.problems().forEach(spec.commandLine().getErr()::println);
        return counts.wrong() == 0 ? 0 : 2;
    }

    private BulkQuote.Counts figures(BulkQuote work, Path sales, Path figures, Progress progress) throws IOException {
        return Parquet.is(figures)
                ? Parquet.writing(figures, csv -> work.run(sales, csv, charges, progress))
                : work.run(sales, figures, charges, progress);
    }

    private int rank(LandedCost engine, Path sale, String where) throws IOException {
        Sale read = SaleReader.read(sale.toString(), Json.read(sale), date);
        Markets markets = Markets.of(engine, rates.table());
        List<Market> ranked = where.equals("all") ? markets.rank(read) : markets.rank(read, countries(where));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(
                    Map.of("rulebook", engine.rulebook().hash(), "markets", MarketDocument.of(ranked, language))));
        } else {
            new MarketsText(language).lines(ranked).forEach(out::println);
        }
        return 0;
    }

    private static List<Country> countries(String where) {
        return Arrays.stream(where.split(","))
                .map(one -> RulesAt.argument("--to", one.strip(), Country::parse))
                .toList();
    }

    private Quote quote(LandedCost engine, Path sale) throws IOException {
        return engine.quote(engine.read(sale.toString(), Json.read(sale), date));
    }

    private Path named() {
        if (file == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name the sale, as in: shibo quote samples/deals/robot-arm.json");
        }
        return file;
    }
}
