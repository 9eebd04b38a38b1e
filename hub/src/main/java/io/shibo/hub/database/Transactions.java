package io.shibo.hub.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction, and again where the database says that others were in the way: a distributed PostgreSQL does
 * so in the course of its work (SQLSTATE 40001, and 40P01 for a deadlock). The work must leave nothing behind but rows.
 */
@Component
public class Transactions {
    private static final int TRIES = 6;
    private static final int PAUSE_MILLIS = 20;
    private static final Set<String> AGAIN = Set.of("40001", "40P01");

    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** The result of the work; what the work throws, and what the database refuses for good, comes out as it is. */
    public <T> T run(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return template.execute(status -> work.get());
            } catch (DataAccessException failed) {
                if (tried == TRIES || !again(failed)) {
                    throw failed;
                }
                pause(tried);
            }
        }
    }

    static boolean again(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && AGAIN.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS * (1 << tried)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
