package io.shibo.clear;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.intake.Prepared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches a window: takes jobs in the order in which they came, decides them, and forces them in groups,
 * deciding the next group while the disk is busy with the one before. Who waits is told once the group is on disk.
 */
final class Decider implements AutoCloseable {
    /** Documents decided before a force, so that one group does not keep all others waiting. */
    private static final int DOCUMENTS_A_FORCE = 5_000;

    private static final long LOOK_MILLIS = 50;

    private final Window window;
    private final Pipeline.Out out;
    private final BlockingQueue<Job> waiting;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "window");
    private volatile boolean closing;

    private @Nullable Job next;
    private Group open = new Group();

    /** Groups whose force is under way: two at the most. */
    private final Deque<Group> forces = new ArrayDeque<>(2);

    /** What is decided and forced together. */
    private static final class Group {
        private final List<CompletableFuture<?>> senders = new ArrayList<>();

        /** What tells each sender, once all is on disk. */
        private final List<Consumer<Window.Batch>> told = new ArrayList<>();

        private int messages;
        private int documents;
        private Window.@Nullable Pending force;

        boolean isEmpty() {
            return senders.isEmpty();
        }
    }

    /** @param limit jobs that may wait, ≥ 1 */
    Decider(Window window, int limit, Pipeline.Out out) {
        this.window = window;
        this.out = out;
        waiting = new ArrayBlockingQueue<>(limit);
    }

    void start() {
        thread.start();
    }

    /** False where too many wait, or the decider has ended. */
    boolean offer(Job job) {
        if (closing || end.isDone() || !waiting.offer(job)) {
            return false;
        }
        lookAgain(job);
        return true;
    }

    /** The decider may have ended between the two looks and not have seen this one. */
    private void lookAgain(Job job) {
        if (end.isDone()) {
            job.answered().completeExceptionally(stopped());
        }
    }

    /**
     * Lets the caller wait while too many others do.
     *
     * @throws IllegalStateException if the decider has ended
     */
    void put(Job job) throws InterruptedException {
        while (!closing && !end.isDone()) {
            if (waiting.offer(job, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                lookAgain(job);
                return;
            }
        }
        throw stopped();
    }

    private void run() {
        Throwable failure = null;
        try {
            while (turn()) {
                // Each turn decides one, begins a force or ends one.
            }
        } catch (RuntimeException | Error failed) {
            failure = failed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = stopped;
        }
        finish(failure);
    }

    /** False once the pipeline is closed and empty. */
    private boolean turn() throws InterruptedException {
        Job job = next == null ? waiting.poll() : next;
        next = job;
        boolean full = open.documents >= DOCUMENTS_A_FORCE;
        if (job != null && job.isReady() && !full) {
            next = null;
            decide(job);
        } else if (!open.isEmpty()) {
            force();
        } else if (!forces.isEmpty()) {
            leave();
        } else if (job instanceof Job.Take take) {
            take.ready().join();
        } else {
            next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return next != null || !closing;
        }
        return true;
    }

    private void decide(Job job) {
        switch (job) {
            case Job.Take take -> {
                Prepared prepared = take.ready().join().prepared();
                if (prepared != null) {
                    take(prepared, take.answered());
                }
            }
            case Job.Ask<?> ask -> {
                // Noted before it is asked: whatever happens, whoever asked hears of it.
                open.senders.add(ask.answered());
                Runnable answer = ask.put(window);
                open.told.add(batch -> answer.run());
            }
        }
    }

    private void take(Prepared prepared, CompletableFuture<Pipeline.Outcome> answered) {
        Group group = open;
        group.senders.add(answered);
        Leaving.Extent from = window.waiting();
        window.submit(prepared);
        Leaving.Extent to = window.waiting();
        Reading.Message message = prepared.reading();
        group.messages++;
        group.documents += message.documents().size();
        group.told.add(batch -> answered.complete(Pipeline.Outcome.Taken.of(message, batch, from, to)));
    }

    /** Begins a group's force, and then waits for the one before. */
    private void force() {
        Group group = open;
        open = new Group();
        forces.add(group);
        out.forcing();
        group.force = window.commitLater();
        if (forces.size() > 1) {
            leave();
        }
    }

    /** Waits for the oldest force and tells its senders. */
    private void leave() {
        Group group = forces.element();
        Window.Batch batch =
                Objects.requireNonNull(group.force, "its force has begun").await();
        out.forced(batch, group.messages);
        forces.remove();
        group.told.forEach(one -> one.accept(batch));
    }

    private void finish(@Nullable Throwable failure) {
        closing = true;
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
        Throwable reason = failure == null ? stopped() : failure;
        List<CompletableFuture<?>> left = new ArrayList<>(open.senders);
        forces.forEach(group -> left.addAll(group.senders));
        if (next != null) {
            left.add(next.answered());
        }
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            left.add(job.answered());
        }
        left.forEach(one -> one.completeExceptionally(reason));
    }

    /** What is told to those who come too late. */
    IllegalStateException stopped() {
        return new IllegalStateException("the window has closed", failure());
    }

    int depth() {
        return waiting.size();
    }

    boolean closing() {
        return closing;
    }

    CompletableFuture<Void> end() {
        return end.copy();
    }

    @Nullable
    Throwable failure() {
        return end.isCompletedExceptionally() ? end.exceptionNow() : null;
    }

    /** Takes no more, decides what waits and forces it; waits for that. */
    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
