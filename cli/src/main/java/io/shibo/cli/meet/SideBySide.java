package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.meet.slots.SlotAnswer;
import io.shibo.meet.slots.SlotProblem;
import io.shibo.meet.slots.SlotSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A proof and several searches for the same timetable, each with its own seed; they end together, when the best is proven,
 * when it is proven that there is none, when the time is over, or when the process is told to end. Then the best is kept, and
 * the process waits until it has been printed.
 */
final class SideBySide implements AutoCloseable {
    private static final long PRINTING_SECONDS = 20;

    private final SlotProblem problem;
    private final int difference;
    private final long seed;
    private final int threads;
    private final long deadline;
    private final Progress progress;
    private final Interruption interruption = new Interruption(PRINTING_SECONDS);
    private int best = Integer.MAX_VALUE;

    SideBySide(SlotProblem problem, int difference, long seed, int threads, double seconds, Progress progress) {
        this.problem = problem;
        this.difference = difference;
        this.seed = seed;
        this.threads = threads;
        this.progress = progress;
        deadline = System.nanoTime() + (long) (seconds * 1e9);
    }

    SlotAnswer run() {
        SlotSolver solver = SlotSolver.of(problem, difference);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            all.add(executor.submit(() -> solver.alternate(seed, this::over, this::tell)));
            for (int i = 1; i < threads; i++) {
                long own = seed + i;
                all.add(executor.submit(() -> solver.search(own, this::over, this::tell)));
            }
            for (Future<?> each : all) {
                each.get();
            }
            return solver.answer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for slots", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a search for slots failed", failed.getCause());
        }
    }

    private boolean over() {
        return interruption.asked() || System.nanoTime() - deadline > 0;
    }

    private synchronized void tell(SlotAnswer.Scheduled found) {
        if (found.breaks() < best) {
            best = found.breaks();
            progress.phase("%,d breaks, at least %,d".formatted(found.breaks(), found.bound()));
        }
    }

    /** Call when the answer is printed. */
    @Override
    public void close() {
        interruption.close();
    }
}
