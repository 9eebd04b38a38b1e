package io.shibo.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.hub.TestHub;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

class TransactionsTest {
    private final Transactions transactions = TestHub.shared().bean(Transactions.class);

    private static DataAccessException failure(String state) {
        return new UncategorizedSQLException("test", "select 1", new SQLException("in the way", state));
    }

    @Test
    void workThatOthersWereInTheWayOfIsDoneAgain() {
        AtomicInteger tried = new AtomicInteger();
        assertThat(transactions.run(() -> {
                    if (tried.incrementAndGet() < 3) {
                        throw failure("40001");
                    }
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(tried).hasValue(3);
    }

    @Test
    void whatTheDatabaseRefusesForGoodIsNotTriedAgain() {
        AtomicInteger tried = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    tried.incrementAndGet();
                    throw new DataIntegrityViolationException("twice", new SQLException("twice", "23505"));
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(tried).hasValue(1);
    }

    @Test
    void itIsGivenUpAfterSomeTries() {
        AtomicInteger tried = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    tried.incrementAndGet();
                    throw failure("40P01");
                }))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(tried).hasValue(6);
    }
}
