package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.meet.slots.SlotAnswer;
import io.shibo.meet.slots.SlotProblem;
import io.shibo.meet.slots.SlotSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Several searches for the same timetable, each with its own seed; they end together, when one has proven its timetable
 * best, when the time is over, or when the process is told to end. Then the best is kept, and the process waits until it
 * has been printed.
 */
final class SideBySide implements AutoCloseable {
    private static final long PRINTING_SECONDS = 5;

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
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<SlotAnswer>> searches = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                long own = seed + i;
                searches.add(executor.submit(() -> search(own)));
            }
            @Nullable SlotAnswer answer = null;
            for (Future<SlotAnswer> search : searches) {
                answer = better(answer, search.get());
            }
            return Objects.requireNonNull(answer, "at least one search");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for slots", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a search for slots failed", failed.getCause());
        }
    }

    private SlotAnswer search(long own) {
        try {
            return SlotSolver.solve(
                    problem,
                    difference,
                    own,
                    () -> interruption.asked() || System.nanoTime() - deadline > 0,
                    this::tell);
        } finally {
            // It ends by itself only where nothing is left to find.
            interruption.ask();
        }
    }

    private synchronized void tell(SlotAnswer.Scheduled found) {
        if (found.breaks() < best) {
            best = found.breaks();
            progress.phase("%,d breaks, at least %,d".formatted(found.breaks(), found.bound()));
        }
    }

    private static SlotAnswer better(@Nullable SlotAnswer one, SlotAnswer other) {
        return switch (one) {
            case null -> other;
            case SlotAnswer.Scheduled a when other instanceof SlotAnswer.Scheduled b -> b.breaks() < a.breaks() ? b : a;
            case SlotAnswer.NotFound a
            when other instanceof SlotAnswer.NotFound b -> b.unplaced() < a.unplaced() ? b : a;
            case SlotAnswer.NotFound a -> other;
            default -> one;
        };
    }

    /** Call when the answer is printed. */
    @Override
    public void close() {
        interruption.close();
    }
}
