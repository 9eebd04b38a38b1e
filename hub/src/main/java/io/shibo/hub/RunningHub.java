package io.shibo.hub;

import io.shibo.hub.database.Database;
import io.shibo.hub.load.Loads;
import io.shibo.hub.security.FirstAdministrator;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub that answers. Close it to end it: no new requests, the connection pool, the database, the lock. */
public final class RunningHub implements AutoCloseable {
    private final HubSettings settings;
    private final ConfigurableApplicationContext context;
    private final Database database;
    private final HomeLock lock;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    RunningHub(HubSettings settings, ConfigurableApplicationContext context, Database database, HomeLock lock) {
        this.settings = settings;
        this.context = context;
        this.database = database;
        this.lock = lock;
    }

    /** The port it listens on; the one chosen where the settings said 0. */
    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? settings.port() : server.getPort();
    }

    /** Where a browser on this machine finds it. */
    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    /**
     * The password of the administrator {@code admin}, on the first start alone. Print it once; only its hash is kept, and
     * it must be changed at the first sign-in.
     */
    public Optional<String> oneTimePassword() {
        return context.getBean(FirstAdministrator.class).oneTimePassword();
    }

    /**
     * Loads the result files of one verb at once, replacing its sample rows, if they differ from those loaded. A verb
     * that keeps no rows has nothing to load.
     *
     * @param verb {@code meet}, {@code quote}, {@code trade}, {@code clear} or {@code measure}
     * @param directory where its demo step wrote them
     * @throws io.shibo.codes.input.InputException if the files cannot be used
     */
    public void load(String verb, Path directory) {
        Loads loads = context.getBean(Loads.class);
        if (loads.keeps(verb)) {
            loads.load(verb, directory);
        }
    }

    /** Waits until the loading that the start has begun is over; what failed is on the home page and in the log. */
    public void awaitLoads() throws InterruptedException {
        context.getBean(Loads.class).await();
    }

    /** Waits until the hub is closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Where its rows are; for a backup tool, and for tests. */
    public Database database() {
        return database;
    }

    /** For tests of this module: the bean of a type. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void closeWithProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "hub-close"));
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            context.close();
        } finally {
            try {
                database.close();
            } finally {
                lock.close();
                ended.countDown();
            }
        }
    }
}
