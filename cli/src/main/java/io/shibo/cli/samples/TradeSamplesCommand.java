package io.shibo.cli.samples;

import io.shibo.cli.shell.Home;
import io.shibo.codes.Period;
import io.shibo.hub.io.Outputs;
import io.shibo.measure.sample.TradeSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo samples trade}: two half-years of a hub's trade, and exchange rates. */
@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        description =
                "Make trade records of 2025-S1 and 2026-S1 and exchange rates, all invented, as input of measure.",
        footerHeading = "%nExample:%n",
        footer = "  shibo samples trade --seed 1 -o /tmp/trade")
public final class TradeSamplesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", description = "The seed; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder; default: samples/measure of the installation.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path folder = output == null ? Home.samples().resolve("measure") : output;
        Map<String, String> files = new LinkedHashMap<>();
        files.put("records-2025-S1.csv", TradeSample.records(seed, Period.half(2025, 1)));
        files.put("records-2026-S1.csv", TradeSample.records(seed, Period.half(2026, 1)));
        files.put("exchange-rates.csv", TradeSample.exchangeRates(seed));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Outputs.write(folder.resolve(file.getKey()), file.getValue());
            spec.commandLine().getOut().println(folder.resolve(file.getKey()));
        }
        return 0;
    }
}
