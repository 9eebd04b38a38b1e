package io.shibo.cli.measure;

import io.shibo.cli.shell.NotSupportedException;
import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Method;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseCsv;
import io.shibo.measure.ReleaseTree;
import io.shibo.measure.Tabulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo measure}: records of trade into the table of a period. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Count trade records into the digital-trade table of a period: ordered, delivered, both, by flow and partner, in yuan and dollars.",
            "",
            "Records are CSV files with the columns date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise; rates have month,currency,cnyPerUnit,source,confidence.",
            "Give the records of the same period of the year before as well, and growth is shown."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo measure samples/measure/records-2025-S1.csv samples/measure/records-2026-S1.csv \\",
            "      --rates samples/measure/exchange-rates.csv --period 2026-S1 -o out"
        })
public final class MeasureCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Records, CSV.")
    private List<Path> files;

    @Option(names = "--rates", required = true, paramLabel = "FILE", description = "Exchange rates, CSV.")
    private Path rates;

    @Option(
            names = "--period",
            required = true,
            paramLabel = "PERIOD",
            description = "The period: 2026-S1, 2026-Q2, 2026-06 or 2026.")
    private String period;

    @Option(
            names = "--vintage",
            paramLabel = "NAME",
            defaultValue = "preliminary",
            description = "The name of this edition; default: ${DEFAULT-VALUE}.")
    private String vintage;

    @Option(names = "--lang", paramLabel = "LANG", defaultValue = "en", description = "en, zh, id or ar; default: en.")
    private Language language;

    @Option(
            names = "--partners",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many partners of a flow are shown at most; default: ${DEFAULT-VALUE}.")
    private int partners;

    @Option(names = "--json", description = "Print the release as JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print the release as CSV.")
    private boolean csv;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Also write table.csv, table.json, chart.svg and report.html there.")
    private @Nullable Path output;

    @Option(names = "--sdmx", description = "Not supported yet.")
    private boolean sdmx;

    @Option(names = "--compare", paramLabel = "RELEASE", description = "Not supported yet.")
    private @Nullable Path compare;

    @Option(names = "--audit", description = "Not supported yet.")
    private boolean audit;

    @Override
    public Integer call() throws IOException {
        refuseWhatIsNotThere();
        Release release = release();
        if (output != null) {
            Published.write(release, language, output);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(ReleaseTree.of(release)));
        } else if (csv) {
            out.print(ReleaseCsv.of(release));
        } else {
            ReleaseText.full(release, language).forEach(out::println);
        }
        return 0;
    }

    private void refuseWhatIsNotThere() {
        if (sdmx) {
            throw new NotSupportedException("SDMX. Use --csv or --json.");
        }
        if (compare != null) {
            throw new NotSupportedException("comparing two vintages. Each release names its vintage and digest.");
        }
        if (audit) {
            throw new NotSupportedException(
                    "auditing by linear programs. What is published cannot be recomputed by adding and subtracting; see docs/measure.md.");
        }
    }

    private Release release() throws IOException {
        Problems problems = new Problems();
        Period of = problemsOf(() -> Period.parse(period), "--period");
        Method method = problemsOf(() -> Method.HANDBOOK_2023.withPartnersShown(partners), "--partners");
        ExchangeRates read;
        try (InputStream in = Files.newInputStream(rates)) {
            read = ExchangeRates.read(rates.toString(), in, problems);
        }
        Tabulation table = problemsOf(() -> new Tabulation(of, read, method), "--period");
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                table.read(file.toString(), in, problems);
            }
        }
        problems.throwIfAny();
        return problemsOf(() -> table.release(vintage), "--vintage");
    }

    private <T> T problemsOf(java.util.function.Supplier<T> value, String option) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.ParameterException(spec.commandLine(), option + ": " + refused.getMessage(), refused);
        }
    }
}
