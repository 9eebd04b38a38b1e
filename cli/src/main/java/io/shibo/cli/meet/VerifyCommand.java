package io.shibo.cli.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Expo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo meet verify}: rechecks a plan against its expo, trusting nothing in it. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a plan against its expo: every rule of the timetable, the value of every meeting, and the bound.",
            "Ends with exit code 2, and names file and line, where something does not hold."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet verify samples/expo out")
public final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "OUT", description = "The folder that run has written.")
    private Path output;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Expo expo = ExpoFolder.read(folder);
        MeetPlan plan = PlanFiles.read(expo, output);
        List<Problem> wrong = PlanFiles.verify(expo, plan, output);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> outcome = new LinkedHashMap<>();
            outcome.put("holds", wrong.isEmpty());
            outcome.put("meetings", plan.meetings().size());
            outcome.put("value", plan.certificate().kept());
            outcome.put("bound", plan.certificate().bound());
            outcome.put("boundPercent", plan.certificate().keptPercent());
            outcome.put("violations", wrong.size());
            outcome.put(
                    "wrong", wrong.stream().limit(100).map(Problem::toString).toList());
            out.println(Json.write(outcome));
            return wrong.isEmpty() ? 0 : 2;
        }
        if (!wrong.isEmpty()) {
            throw new InputException(wrong.stream().limit(100).toList(), wrong.size());
        }
        out.printf(
                "All holds: %,d meetings, nobody in two places at once; worth %,d points, %s %% of the bound %,d, summed again over %,d allowed pairs.%n",
                plan.meetings().size(),
                plan.certificate().kept(),
                plan.certificate().keptPercent(),
                plan.certificate().bound(),
                plan.certificate().pairs());
        return 0;
    }
}
