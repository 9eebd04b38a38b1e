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
import java.util.function.Supplier;
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
        NationalSales sales = new NationalSales(tariff, 2);
        out.printf("%-44s %10s %10s %10s%n", "", "quickest", "median", "bytes");
        time(
                "line fresh",
                () -> LineWork.fresh(
                        sales, 1, sale -> engine.assess(sale).charges().size()));
        time(
                "line kept",
                () -> LineWork.kept(
                        sales, 1, 10_000, sale -> engine.assess(sale).charges().size()));
        time(
                "ten fresh",
                () -> LineWork.fresh(
                        sales, 10, sale -> engine.assess(sale).charges().size()));
        time(
                "ten kept",
                () -> LineWork.kept(
                        sales, 10, 10_000, sale -> engine.assess(sale).charges().size()));
        time(
                "explained fresh",
                () -> LineWork.fresh(
                        sales, 1, sale -> engine.assess(sale).trace().size()));
        time(
                "explained kept",
                () -> LineWork.kept(
                        sales, 1, 10_000, sale -> engine.assess(sale).trace().size()));
        time(
                "quote fresh",
                () -> LineWork.fresh(
                        sales, 1, sale -> engine.quote(sale).alternatives().size()));
        time(
                "quote kept",
                () -> LineWork.kept(
                        sales,
                        1,
                        10_000,
                        sale -> engine.quote(sale).alternatives().size()));
        return 0;
    }

    private void time(String name, Supplier<Cost.Work> work) {
        if (name.contains(only)) {
            Cost cost = Cost.of(work.get(), seconds);
            out.printf("%-44s %,10.0f %,10.0f %,10.0f%n", name, cost.quickest(), cost.median(), cost.bytes());
        }
    }
}
