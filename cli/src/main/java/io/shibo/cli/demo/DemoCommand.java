package io.shibo.cli.demo;

import io.shibo.cli.Home;
import io.shibo.cli.Progress;
import io.shibo.cli.measure.MeasureStep;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shibo demo}: one deal through all five verbs, then the hub. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Walk through all five verbs on the sample data, then serve the hub with the results.",
        footerHeading = "%nExample:%n",
        footer = "  shibo demo --once --json | jq .clear")
public final class DemoCommand implements Callable<Integer> {
    /** The five steps, in the order a deal walks. One line a verb. */
    private static final List<Step> STEPS = List.of(new MeasureStep());

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--once", description = "End after the five steps instead of serving the hub.")
    private boolean once;

    @Option(names = "--json", description = "Print the figures as JSON on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = Progress.to(spec.commandLine().getErr());
        Context context = new Context(Home.samples(), Home.packs(), Home.data(), progress);
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Step step : STEPS) {
            Outcome outcome = step.run(context);
            progress.clear();
            figures.put(step.verb(), outcome.figures());
            if (!json) {
                print(out, step, outcome);
            }
        }
        if (json) {
            out.println(Json.write(figures));
        }
        return once ? 0 : 1;
    }

    private static void print(PrintWriter out, Step step, Outcome outcome) {
        out.println();
        out.println(step.verb() + " — " + step.title());
        for (Outcome.Line line : outcome.lines()) {
            out.println("  " + line.text());
            out.println("      → " + line.where());
        }
        out.flush();
    }
}
