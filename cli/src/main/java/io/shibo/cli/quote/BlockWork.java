package io.shibo.cli.quote;

import io.shibo.cli.shell.Progress;
import io.shibo.quote.bulk.SaleBlock;
import io.shibo.quote.bulk.SaleBlocks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Works on the blocks of a table of sales on all processors, and gives what became of them in the order of the file. */
final class BlockWork {
    /** Blocks that are read ahead for each processor: enough to keep it busy, few enough to stay small. */
    private static final int AHEAD = 3;

    private BlockWork() {}

    /**
     * @param worker makes one worker for each thread, since a reader of sales remembers what it has met
     * @throws IOException if the file cannot be read
     */
    static <R> void run(Path file, Supplier<Function<SaleBlock, R>> worker, Consumer<R> results, Progress progress)
            throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadLocal<Function<SaleBlock, R>> workers = ThreadLocal.withInitial(worker);
        ArrayDeque<Future<R>> running = new ArrayDeque<>();
        long size = Files.size(file);
        long[] done = {0};
        try (ExecutorService pool = Executors.newFixedThreadPool(processors);
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            try {
                SaleBlocks.read(file.toString(), in, block -> {
                    if (running.size() >= AHEAD * processors) {
                        results.accept(get(running.remove()));
                    }
                    running.add(pool.submit(() -> workers.get().apply(block)));
                    done[0] += block.length();
                    progress.at(done[0], size);
                });
                while (!running.isEmpty()) {
                    results.accept(get(running.remove()));
                }
            } finally {
                running.forEach(left -> left.cancel(true));
            }
        }
    }

    private static <R> R get(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
