package io.shibo.bench.line;

import io.shibo.bench.NationalSales;
import io.shibo.bench.NationalTariff;
import io.shibo.quote.LandedCost;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo bench quote-line}: processor time and memory of one line, on a tariff of national size. */
@Command(
        name = "quote-line",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Processor time and bytes allocated for a line, a whole quote and its explanation.")
public final class QuoteLine implements Callable<Integer> {
    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "Of each kind of work, and as long to warm up. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--only", description = "The kinds of work whose name contains this.")
    private String only = "";

    @Option(names = "--rulebook", description = "Keeps the compiled tariff here, and takes it from here the next time.")
    private @Nullable Path kept;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        NationalTariff tariff = NationalTariff.ofSeed(1);
        Path folder = Files.createTempDirectory("national");
        Path file = kept == null ? folder.resolve("national.rulebook") : kept;
        if (!Files.exists(file)) {
            tariff.write(folder.resolve("AD"));
            RulebookFile.write(PackReader.rulebook(List.of(folder.resolve("AD"))), file);
        }
        LandedCost engine = LandedCost.of(RulebookFile.open(file));
        out.printf("machine: %s%n", Machine.describe());
        new LineTable(engine, new NationalSales(tariff, 2), out).print(seconds, only);
        return 0;
    }
}
