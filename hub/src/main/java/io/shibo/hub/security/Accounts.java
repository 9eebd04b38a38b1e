package io.shibo.hub.security;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Repository;

/** The accounts, as rows. */
@Repository
public class Accounts implements UserDetailsService {
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("select name, password, role, must_change from account where name = ?")
                .param(name)
                .query((row, number) -> new Account(
                        row.getString("name"),
                        row.getString("password"),
                        Account.Role.valueOf(row.getString("role")),
                        row.getBoolean("must_change")))
                .optional();
    }

    boolean hasAdministrator() {
        return jdbc.sql("select exists (select 1 from account where role = 'ADMIN')")
                .query(Boolean.class)
                .single();
    }

    /** Adds the account, or gives it the new password. */
    void put(Account account) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into account (name, password, role, must_change, created_at, changed_at)
                        values (:name, :password, :role, :mustChange, :now, :now)
                        on conflict (name) do update
                        set password = :password, role = :role, must_change = :mustChange, changed_at = :now
                        """)
                .param("name", account.name())
                .param("password", account.passwordHash())
                .param("role", account.role().name())
                .param("mustChange", account.mustChange())
                .param("now", now)
                .update();
    }

    @Override
    public Account loadUserByUsername(String name) {
        return find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
