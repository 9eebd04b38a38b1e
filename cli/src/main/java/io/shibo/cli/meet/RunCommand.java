package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.json.Json;
import io.shibo.meet.CollisionException;
import io.shibo.meet.Gaps;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Expo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "Writes meetings.csv, certificate.csv, checks.csv (identifiers to look at) and summary.json.",
            "Where meetings are owed that cannot all be held, says which rules collide, with file and line, and ends with exit code 2.",
            "Ctrl-C ends the search; the best plan so far is written, and its bound holds."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet run samples/expo -o out --seed 1")
public final class RunCommand implements Callable<Integer> {
    static final String SUMMARY = "summary.json";
    private static final int IMPOSSIBLE = 2;
    private static final long ENDING_SECONDS = 60;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The expo folder, or a ZIP file of it as the hub exports it.")
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
        Expo expo = ExpoFolder.read(folder);
        try (Interruption interruption = new Interruption(ENDING_SECONDS)) {
            Watching watching = new Watching(progress, interruption::asked);
            MeetPlan plan = MeetPlan.make(expo, seed, watching);
            progress.phase("writing " + output);
            write(expo, plan, watching.findGaps().orElse(null), output);
            progress.clear();
            print(expo, plan, watching.findGaps().orElse(null), interruption.asked());
            return 0;
        } catch (CollisionException impossible) {
            progress.clear();
            CollisionReport report = new CollisionReport(expo, List.of(folder));
            if (json) {
                spec.commandLine().getOut().println(Json.write(report.object(impossible.collisions())));
                return IMPOSSIBLE;
            }
            throw report.asInput(impossible.collisions());
        }
    }

    private void print(Expo expo, MeetPlan plan, @Nullable Gaps before, boolean ended) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> summary = Summary.of(expo, plan, before);
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
            Gaps gaps = Gaps.of(expo, plan.meetings());
            out.printf(
                    "%,d gaps in the days of %,d participants, %s each, at most %,d.%n",
                    gaps.gaps(), gaps.participants(), gaps.meanGaps(), gaps.most());
            if (ended) {
                out.println("Ended before it was done: the best plan so far.");
            }
            out.printf(
                    "%,d identifiers to look at: %s%n",
                    expo.identifierWarnings().size(), output.resolve(PlanFiles.CHECKS));
            out.printf(
                    "The timetable: %s. Check it with: shibo meet verify %s %s%n",
                    output.resolve(PlanFiles.MEETINGS), folder, output);
        }
        out.flush();
    }

    static void write(Expo expo, MeetPlan plan, @Nullable Gaps before, Path output) throws IOException {
        for (Map.Entry<String, String> file : PlanFiles.write(expo, plan).entrySet()) {
            Outputs.write(output.resolve(file.getKey()), file.getValue());
        }
        Outputs.write(output.resolve(SUMMARY), Json.write(Summary.of(expo, plan, before)) + "\n");
    }
}
