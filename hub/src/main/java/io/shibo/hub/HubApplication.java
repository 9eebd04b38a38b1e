package io.shibo.hub;

import com.zaxxer.hikari.HikariDataSource;
import io.shibo.hub.database.Database;
import io.shibo.hub.json.Json;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The server's parts. A verb adds its own by putting controllers, stores and a {@link io.shibo.hub.load.ResultLoader}
 * into {@code io.shibo.hub.<verb>}; they are found there.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = UserDetailsServiceAutoConfiguration.class,
        excludeName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ComponentScan
class HubApplication {
    /** Rows are read in pages and written in batches: a few connections serve many virtual threads. */
    private static final int POOL = 16;

    @Bean
    HikariDataSource dataSource(StartingDatabase starting) {
        Database database = starting.await();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("hub");
        pool.setJdbcUrl(database.url());
        if (database.user() != null) {
            pool.setUsername(database.user());
        }
        if (database.password() != null) {
            pool.setPassword(database.password());
        }
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.setMaximumPoolSize(POOL);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    /** REST answers look like the files and the {@code --json} of the commands. */
    @Bean
    JsonMapperBuilderCustomizer jsonLikeTheCommands() {
        return Json::configure;
    }

    /** The hub's one clock: what needs the time takes this. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
