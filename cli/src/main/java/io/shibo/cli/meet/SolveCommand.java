package io.shibo.cli.meet;

import io.shibo.cli.TextTable;
import io.shibo.cli.shell.Progress;
import io.shibo.hub.json.Json;
import io.shibo.meet.slots.DznReader;
import io.shibo.meet.slots.Request;
import io.shibo.meet.slots.SlotAnswer;
import io.shibo.meet.slots.SlotProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet solve}: slots for given meetings, with the fewest breaks. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = {
            "Give the meetings of a MiniZinc data file slots, with the fewest breaks.",
            "Stops when the timetable is proven best, when the time is over or by Ctrl-C, and prints the best found.",
            "Ends with exit code 2 where there is no timetable, and says which rules collide; with 1 where none was found."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet solve FILE.dzn --seconds 60 --json")
public final class SolveCommand implements Callable<Integer> {
    private static final int NONE_FOUND = 1;
    private static final int IMPOSSIBLE = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE.dzn", description = "The meetings and their rules.")
    private Path file;

    @Option(names = "--seconds", defaultValue = "60", description = "How long to look; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--difference",
            defaultValue = "2",
            description = "Most by which the breaks of two participants may differ; default: ${DEFAULT-VALUE}.")
    private int difference;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the way that is taken; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "Searches side by side, each its own way; default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--json",
            description = "Print one JSON object: feasible, breaks, bound and the slot of each meeting.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        require(seconds >= 0 && seconds <= 86_400, "--seconds", "0 to 86400");
        require(difference >= 0, "--difference", "0 or more");
        require(threads >= 1 && threads <= 64, "--threads", "1 to 64");
        SlotProblem problem = DznReader.read(file.toString(), Files.readString(file));
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("looking for slots for %,d meetings of %,d participants"
                .formatted(problem.requests().size(), problem.participants()));
        try (SideBySide search = new SideBySide(problem, difference, seed, threads, seconds, progress)) {
            SlotAnswer answer = search.run();
            progress.clear();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(object(answer)));
            } else {
                print(problem, answer, out);
            }
            out.flush();
            return switch (answer) {
                case SlotAnswer.Scheduled found -> 0;
                case SlotAnswer.Impossible impossible -> IMPOSSIBLE;
                case SlotAnswer.NotFound none -> NONE_FOUND;
            };
        }
    }

    private void require(boolean holds, String option, String range) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), option + " is to be " + range);
        }
    }

    private static Map<String, Object> object(SlotAnswer answer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("feasible", answer instanceof SlotAnswer.Scheduled);
        switch (answer) {
            case SlotAnswer.Scheduled found -> {
                object.put("breaks", found.breaks());
                object.put("bound", found.bound());
                object.put("slots", found.slots());
            }
            case SlotAnswer.Impossible impossible -> {
                object.put("impossible", true);
                object.put("collisions", impossible.collisions());
            }
            case SlotAnswer.NotFound none -> {
                object.put("impossible", false);
                object.put("unplaced", none.unplaced());
            }
        }
        return object;
    }

    private static void print(SlotProblem problem, SlotAnswer answer, PrintWriter out) {
        switch (answer) {
            case SlotAnswer.Scheduled found -> {
                TextTable table = new TextTable();
                table.row(List.of("slot", "meetings", "who meets whom"));
                rows(problem, found.slots())
                        .forEach((slot, pairs) -> table.row(
                                List.of(String.valueOf(slot), String.valueOf(pairs.size()), String.join("  ", pairs))));
                table.wordLines().forEach(out::println);
                out.printf(
                        "%,d breaks; %s.%n",
                        found.breaks(),
                        found.proven()
                                ? "no timetable has fewer"
                                : "no timetable has fewer than %,d, and whether one has fewer than this is not known"
                                        .formatted(found.bound()));
            }
            case SlotAnswer.Impossible impossible -> {
                out.println("There is no timetable:");
                impossible.collisions().forEach(collision -> out.println("  " + collision));
            }
            case SlotAnswer.NotFound none ->
                out.printf(
                        "No timetable was found, nor that there is none; at best %,d meetings had no slot. Maybe give more --seconds.%n",
                        none.unplaced());
        }
    }

    private static TreeMap<Integer, List<String>> rows(SlotProblem problem, List<Integer> slots) {
        TreeMap<Integer, List<String>> rows = new TreeMap<>();
        for (int m = 0; m < slots.size(); m++) {
            Request request = problem.requests().get(m);
            rows.computeIfAbsent(slots.get(m), slot -> new ArrayList<>()).add(request.first() + "-" + request.second());
        }
        return rows;
    }
}
