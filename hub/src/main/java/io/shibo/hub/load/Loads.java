package io.shibo.hub.load;

import io.shibo.hub.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads demo results into the verbs' rows: at the start in the background, for each verb whose files have changed; and at
 * once when asked. A failure is logged and told on the home page; the hub goes on with the rows it had.
 */
@Service
public class Loads {
    private static final Logger LOG = LoggerFactory.getLogger(Loads.class);
    private static final List<String> WAY = List.of("meet", "quote", "trade", "clear", "measure");

    private final HubSettings settings;
    private final Map<String, ResultLoader> loaders = new TreeMap<>(Comparator.comparingInt(WAY::indexOf));
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final ReentrantLock one = new ReentrantLock();
    private final CountDownLatch first = new CountDownLatch(1);

    Loads(
            HubSettings settings,
            List<ResultLoader> loaders,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        for (ResultLoader loader : loaders) {
            if (!WAY.contains(loader.verb()) || this.loaders.put(loader.verb(), loader) != null) {
                throw new IllegalStateException(
                        "%s: '%s' is not one of %s, or has a loader already. Maybe the bean is declared twice."
                                .formatted(loader.getClass().getName(), loader.verb(), WAY));
            }
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("load-results").start(() -> {
            try {
                for (String verb : loaders.keySet()) {
                    Path directory = settings.demo(verb);
                    if (Files.isDirectory(directory)) {
                        loadOrTell(verb, directory);
                    }
                }
            } finally {
                first.countDown();
            }
        });
    }

    /** Whether the verb keeps results as rows. Quote does not: its page computes. */
    public boolean keeps(String verb) {
        return loaders.containsKey(verb);
    }

    /** Waits until the loading begun at the start is over. */
    public void await() throws InterruptedException {
        first.await();
    }

    /**
     * Loads one verb's files, if they differ from those loaded before.
     *
     * @throws io.shibo.codes.input.InputException if a file cannot be used
     * @throws IllegalArgumentException if no verb of that name has a loader
     */
    public void load(String verb, Path directory) {
        ResultLoader loader = loaders.get(verb);
        if (loader == null) {
            throw new IllegalArgumentException(
                    "'%s' has nothing that loads results; these have: %s".formatted(verb, loaders.keySet()));
        }
        one.lock();
        try {
            String fingerprint = Fingerprint.of(directory);
            if (fingerprint.equals(findLoaded(verb))) {
                failures.remove(verb);
                return;
            }
            long begun = System.nanoTime();
            transactions.executeWithoutResult(status -> {
                try {
                    loader.load(directory);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed.getMessage(), failed);
                }
                remember(verb, fingerprint);
            });
            failures.remove(verb);
            LOG.info("{}: results of {} loaded in {} ms", verb, directory, (System.nanoTime() - begun) / 1_000_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        } finally {
            one.unlock();
        }
    }

    private void loadOrTell(String verb, Path directory) {
        try {
            load(verb, directory);
        } catch (RuntimeException failed) {
            failures.put(verb, String.valueOf(failed.getMessage()));
            LOG.error("{}: the results in {} could not be loaded: {}", verb, directory, failed.getMessage(), failed);
        }
    }

    /** What could not be loaded: verb to reason, in the order of the way. */
    public Map<String, String> failures() {
        Map<String, String> ordered = new TreeMap<>(Comparator.comparingInt(WAY::indexOf));
        ordered.putAll(failures);
        return ordered;
    }

    private @Nullable String findLoaded(String verb) {
        return jdbc.sql("select fingerprint from sample_load where verb = ?")
                .param(verb)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void remember(String verb, String fingerprint) {
        jdbc.sql("delete from sample_load where verb = ?").param(verb).update();
        jdbc.sql("insert into sample_load (verb, fingerprint, loaded_at) values (?, ?, ?)")
                .params(verb, fingerprint, OffsetDateTime.now(clock))
                .update();
    }
}
