package io.shibo.cli.samples;

import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.day.Journal;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.TimeZones;
import io.shibo.meet.sample.SampleDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo samples day}: what devices might have written while an expo was open. */
@Command(
        name = "day",
        mixinStandardHelpOptions = true,
        description = "Make the journals of gates and phones for an expo and its plan: a file a device. All invented.",
        footerHeading = "%nExample:%n",
        footer = "  shibo samples day samples/expo out -o journals")
public final class DaySamplesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "PLAN", description = "The folder that meet run has written.")
    private Path plan;

    @Option(names = "--seed", defaultValue = "1", description = "The seed; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoReader.read(folder);
        ZoneId zone = TimeZones.find(expo.edition()).orElse(ZoneOffset.UTC);
        Map<String, Journal> journals =
                SampleDay.of(expo, PlanFiles.read(expo, plan).meetings(), zone, seed);
        int entries = 0;
        for (Map.Entry<String, Journal> each : journals.entrySet()) {
            Outputs.write(
                    output.resolve(each.getKey() + ".json"),
                    Json.write(each.getValue().write()) + "\n");
            entries += each.getValue().entries().size();
        }
        spec.commandLine().getOut().printf("%,d entries of %,d devices in %s%n", entries, journals.size(), output);
        return 0;
    }
}
