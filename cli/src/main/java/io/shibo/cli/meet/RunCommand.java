package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.Stage;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo meet run}: matches, schedules and writes the plan. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Match and schedule an expo.",
            "Writes meetings.csv, certificate.csv, checks.csv (identifiers to look at) and summary.json."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet run samples/expo -o out --seed 1")
public final class RunCommand implements Callable<Integer> {
    static final String SUMMARY = "summary.json";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to.")
    private Path output;

    @Option(names = "--seed", defaultValue = "1", description = "Decides among equals; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("reading " + folder);
        Expo expo = ExpoReader.read(folder);
        MeetPlan plan = MeetPlan.make(expo, seed, stages(progress));
        progress.phase("writing " + output);
        write(expo, plan, output);
        progress.clear();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> summary = Summary.of(expo, plan);
        if (json) {
            out.println(Json.write(summary));
        } else {
            out.printf(
                    "%,d meetings of %,d exhibitors and %,d buyers: %s %% of the bound, which is %,d points.%n",
                    plan.meetings().size(),
                    expo.figures().exhibitors(),
                    expo.figures().buyers(),
                    plan.certificate().keptPercent(),
                    plan.certificate().bound());
            out.printf(
                    "%,d identifiers to look at: %s%n",
                    expo.identifierWarnings().size(), output.resolve(PlanFiles.CHECKS));
            out.printf(
                    "The timetable: %s. Check it with: shibo meet verify %s %s%n",
                    output.resolve(PlanFiles.MEETINGS), folder, output);
        }
        return 0;
    }

    static Consumer<Stage> stages(Progress progress) {
        return stage -> progress.phase(
                switch (stage) {
                    case SCORE -> "looking for pairs that suit each other";
                    case MATCH -> "matching";
                    case SCHEDULE -> "giving each pair a slot";
                    case CERTIFY -> "summing the bound over all allowed pairs";
                });
    }

    static void write(Expo expo, MeetPlan plan, Path output) throws IOException {
        for (Map.Entry<String, String> file : PlanFiles.write(expo, plan).entrySet()) {
            Outputs.write(output.resolve(file.getKey()), file.getValue());
        }
        Outputs.write(output.resolve(SUMMARY), Json.write(Summary.of(expo, plan)) + "\n");
    }
}
