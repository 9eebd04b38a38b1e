package io.shibo.cli.samples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code shibo samples}: the generators of the sample data, seeded. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = "Make sample data: an expo, parcels, a half-year of trade. The same seed gives the same bytes.",
        synopsisSubcommandLabel = "KIND",
        subcommands = {
            // One line a kind.
            ExpoSamplesCommand.class,
            DaySamplesCommand.class,
            CebSamplesCommand.class,
            TradeSamplesCommand.class,
        })
public final class SamplesCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
