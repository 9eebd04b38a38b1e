package io.shibo.cli;

import io.shibo.cli.clear.ClearStep;
import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.demo.Step;
import io.shibo.cli.measure.MeasureStep;
import io.shibo.cli.meet.MeetStep;
import io.shibo.cli.quote.QuoteStep;
import io.shibo.cli.serve.HubOptions;
import io.shibo.cli.shell.Home;
import io.shibo.cli.shell.Progress;
import io.shibo.cli.trade.TradeStep;
import io.shibo.hub.Hub;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final List<Step> STEPS =
            List.of(new MeetStep(), new QuoteStep(), new TradeStep(), new ClearStep(), new MeasureStep());

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--once", description = "End after the five steps instead of serving the hub.")
    private boolean once;

    @Option(
            names = "--json",
            description = "Print the figures as JSON on standard output; lines for people go to standard error.")
    private boolean json;

    @Mixin
    private HubOptions hubOptions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter people = json ? spec.commandLine().getErr() : out;
        if (once) {
            Map<String, Object> figures = new LinkedHashMap<>();
            walk(people, step -> {}, figures);
            printFigures(out, figures);
            return 0;
        }
        HubSettings settings = hubOptions.settings();
        // The hub starts beside the steps: its pages answer at once, and fill as the steps end.
        CompletableFuture<RunningHub> starting = CompletableFuture.supplyAsync(() -> Hub.start(settings));
        try {
            starting.thenAccept(hub -> HubOptions.announce(hub, settings, people));
            Map<String, Object> figures = new LinkedHashMap<>();
            walk(
                    people,
                    step -> {
                        RunningHub hub = starting.isCompletedExceptionally() ? join(starting) : starting.getNow(null);
                        if (hub != null) {
                            hub.load(step, context().dir(step));
                        }
                    },
                    figures);
            RunningHub hub = join(starting);
            for (Step step : STEPS) {
                hub.load(step.verb(), context().dir(step.verb()));
            }
            printFigures(out, figures);
            people.println();
            people.println("Everything above can be looked at: " + hub.address());
            people.flush();
            hub.awaitEnd();
            return 0;
        } finally {
            starting.thenAccept(RunningHub::close);
        }
    }

    private Context context() {
        return new Context(
                Home.samples(),
                Home.packs(),
                Home.data(),
                Progress.to(spec.commandLine().getErr()));
    }

    private void walk(PrintWriter people, Consumer<String> ended, Map<String, Object> figures) throws IOException {
        Context context = context();
        for (Step step : STEPS) {
            long begun = System.nanoTime();
            Outcome outcome = step.run(context);
            context.progress().clear();
            figures.put(step.verb(), outcome.figures());
            print(people, step, outcome, System.nanoTime() - begun);
            ended.accept(step.verb());
        }
    }

    private void printFigures(PrintWriter out, Map<String, Object> figures) {
        if (json) {
            out.println(Json.write(figures));
            out.flush();
        }
    }

    /** The hub; what kept it from starting, as it was thrown. */
    private static RunningHub join(CompletableFuture<RunningHub> starting) {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw failed;
        }
    }

    private static void print(PrintWriter out, Step step, Outcome outcome, long nanos) {
        out.println();
        out.println("%s — %s (%.1f s)".formatted(step.verb(), step.title(), nanos / 1e9));
        for (Outcome.Line line : outcome.lines()) {
            out.println("  " + line.text());
            out.println("      → " + line.where());
        }
        out.flush();
    }
}
