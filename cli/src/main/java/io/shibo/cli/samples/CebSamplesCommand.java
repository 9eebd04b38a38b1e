package io.shibo.cli.samples;

import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code shibo samples ceb}: parcels in the real message formats. */
@Command(
        name = "ceb",
        mixinStandardHelpOptions = true,
        description = {
            "Make parcels as CEB311, 411, 511 and 621 messages of up to 100 documents, with known defects planted.",
            "planted.json says how many of each, planted.csv which; planted-risk.csv names parcels whose papers agree and that",
            "rules of risk are to find. Nobody in them exists; nothing is signed."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo samples ceb --parcels 20000 --seed 1")
final class CebSamplesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--parcels", paramLabel = "N", defaultValue = "20000", description = "How many; 20000 unless told.")
    private int parcels;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed gives the same bytes.")
    private int seed;

    @Option(names = "-o", paramLabel = "DIR", description = "Where they go; samples/ceb unless told.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        SampleParcels.Settings settings;
        try {
            settings = new SampleParcels.Settings(parcels, seed);
        } catch (IllegalArgumentException outOfRange) {
            throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()), outOfRange);
        }
        Path to = folder == null ? Home.samples().resolve("ceb") : folder;
        Planted planted =
                CebSamples.make(to, settings, Progress.to(spec.commandLine().getErr()));
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d parcels, %,d documents in %,d messages, %,d parcels for the rules of risk to find: %s%n",
                        planted.parcels(),
                        planted.documents(),
                        planted.messages(),
                        planted.risks().size(),
                        to);
        return 0;
    }
}
