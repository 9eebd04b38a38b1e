package io.shibo.cli.samples;

import io.shibo.cli.shell.Home;
import io.shibo.hub.io.Outputs;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo samples expo}: an invented expo, at the scale of a real one. */
@Command(
        name = "expo",
        mixinStandardHelpOptions = true,
        description = "Make an expo: organisations, offers, needs, availability and the edition before. All invented.",
        footerHeading = "%nExample:%n",
        footer = "  shibo samples expo --exhibitors 1800 --buyers 11000 --seed 1 -o /tmp/expo")
public final class ExpoSamplesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--exhibitors", defaultValue = "1800", description = "How many; default: ${DEFAULT-VALUE}.")
    private int exhibitors;

    @Option(names = "--buyers", defaultValue = "11000", description = "How many; default: ${DEFAULT-VALUE}.")
    private int buyers;

    @Option(names = "--seed", defaultValue = "1", description = "The seed; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder; default: samples/expo of the installation.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Path folder = output == null ? Home.samples().resolve("expo") : output;
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Outputs.write(path, file.getValue());
            spec.commandLine().getOut().println(path);
        }
        return 0;
    }

    private Map<String, String> files() {
        try {
            return SampleExpo.files(exhibitors, buyers, seed);
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()));
        }
    }
}
