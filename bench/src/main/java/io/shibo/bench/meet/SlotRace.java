package io.shibo.bench.meet;

import com.google.ortools.sat.CpSolverStatus;
import io.shibo.meet.slots.DznReader;
import io.shibo.meet.slots.SlotAnswer;
import io.shibo.meet.slots.SlotCheck;
import io.shibo.meet.slots.SlotProblem;
import io.shibo.meet.slots.SlotSolver;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo bench meet-slots}: {@code meet solve} beside CP-SAT on generated instances, each with one thread. */
@Command(
        name = "meet-slots",
        mixinStandardHelpOptions = true,
        description = {
            "Solves instances in the format of Bofill et al. by Shibo and by OR-Tools CP-SAT, one thread and the same time each.",
            "Exit code 1 where the two contradict each other, or a timetable breaks a rule."
        })
public final class SlotRace implements Callable<Integer> {
    private static final int DIFFERENCE = 2;

    @Parameters(paramLabel = "FILE.dzn", arity = "0..*", description = "Instances; without any they are generated.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--from", defaultValue = "1", description = "First seed; default: ${DEFAULT-VALUE}.")
    private long from;

    @Option(names = "--count", defaultValue = "10", description = "How many; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--scale", defaultValue = "1", description = "1: as large as the public ones; default 1.")
    private double scale;

    @Option(names = "--seconds", defaultValue = "20", description = "Processor seconds each; default 20.")
    private double seconds;

    @Option(names = "--alone", description = "Without CP-SAT.")
    private boolean alone;

    @Option(names = "--write", paramLabel = "DIR", description = "Only write the instances there.")
    private Path folder = Path.of("");

    private final PrintStream out = System.out;
    private boolean wrong;

    @Override
    public Integer call() throws IOException {
        if (!folder.toString().isEmpty()) {
            Files.createDirectories(folder);
            for (long seed = from; seed < from + count; seed++) {
                Files.writeString(folder.resolve("slots-" + seed + ".dzn"), SlotInstances.write(seed, scale));
            }
            return 0;
        }
        OrToolsPeer.load();
        out.printf(
                "%-24s %5s %6s %6s | %-12s %7s %7s %7s | %-12s %7s %7s %7s%n",
                "instance", "who", "meets", "slots", "Shibo", "breaks", "bound", "s", "CP-SAT", "breaks", "bound", "s");
        for (Path file : files) {
            race(file.getFileName().toString(), DznReader.read(file.toString(), Files.readString(file)));
        }
        for (long seed = from; files.isEmpty() && seed < from + count; seed++) {
            race("seed " + seed, DznReader.read("seed " + seed, SlotInstances.write(seed, scale)));
        }
        return wrong ? 1 : 0;
    }

    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private void race(String name, SlotProblem problem) {
        double begun = processorSeconds();
        SlotAnswer answer =
                SlotSolver.solve(problem, DIFFERENCE, 1, () -> processorSeconds() - begun > seconds, better -> {});
        double took = processorSeconds() - begun;
        out.printf(
                Locale.ROOT,
                "%-24s %5d %6d %6d | %s %7.1f",
                name,
                problem.participants(),
                problem.requests().size(),
                problem.slots(),
                told(problem, answer),
                took);
        if (alone) {
            out.println();
            return;
        }
        long since = System.nanoTime();
        SlotReferee.Verdict verdict = SlotReferee.ask(problem, DIFFERENCE, seconds, 1);
        boolean contradicts = contradicts(answer, verdict);
        wrong |= contradicts;
        out.printf(
                Locale.ROOT,
                " | %-12s %7d %7d %7.1f%s%n",
                verdict.status(),
                verdict.breaks(),
                verdict.bound(),
                (System.nanoTime() - since) / 1e9,
                contradicts ? "  CONTRADICTION" : "");
    }

    private String told(SlotProblem problem, SlotAnswer answer) {
        return switch (answer) {
            case SlotAnswer.Scheduled found -> {
                List<String> broken = SlotCheck.check(problem, found.slots(), DIFFERENCE);
                wrong |= !broken.isEmpty() || found.breaks() != SlotCheck.breaks(problem, found.slots());
                String word = !broken.isEmpty() ? "BROKEN" : found.proven() ? "best" : "found";
                yield "%-12s %7d %7d".formatted(word, found.breaks(), found.bound());
            }
            case SlotAnswer.Impossible none -> "%-12s %7d %7d".formatted("impossible", -1, 0);
            case SlotAnswer.NotFound none -> "%-12s %7d %7d".formatted("not found", -1, 0);
        };
    }

    private static boolean contradicts(SlotAnswer answer, SlotReferee.Verdict verdict) {
        return switch (answer) {
            case SlotAnswer.Scheduled found ->
                verdict.status() == CpSolverStatus.INFEASIBLE
                        || verdict.breaks() >= 0 && verdict.breaks() < found.bound()
                        || verdict.status() == CpSolverStatus.OPTIMAL && found.breaks() < verdict.breaks();
            case SlotAnswer.Impossible none -> verdict.breaks() >= 0;
            case SlotAnswer.NotFound none -> false;
        };
    }
}
