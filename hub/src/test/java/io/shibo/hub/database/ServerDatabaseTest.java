package io.shibo.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.hub.HubException;
import io.shibo.hub.HubSettings;
import io.shibo.hub.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerDatabaseTest {
    @Test
    void readsBothKindsOfAddress() {
        ServerDatabase jdbc = ServerDatabase.parse("jdbc:postgresql://db:5432/x?ssl=true", "u", "p");
        assertThat(jdbc.url()).isEqualTo("jdbc:postgresql://db:5432/x?ssl=true");
        assertThat(jdbc.user()).isEqualTo("u");
        ServerDatabase plain = ServerDatabase.parse("postgres://u%40x:p%3Aq+r@db:5433/x?ssl=true", null, null);
        assertThat(plain.url()).isEqualTo("jdbc:postgresql://db:5433/x?ssl=true");
        assertThat(plain.user()).isEqualTo("u@x");
        assertThat(plain.password()).isEqualTo("p:q+r");
        assertThat(ServerDatabase.parse("postgres://a:b@db/x", "u", "p").user())
                .as("what is given by itself counts more")
                .isEqualTo("u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://u:geheim@db/x?password=geheim", "postgres://u:geheim@db/x?a=geheim"})
    void neverShowsAPassword(String url) {
        assertThat(ServerDatabase.parse(url, null, "geheim").toString()).isEqualTo("db/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:geheim@db/x", "geheim", "postgres://u:geheim@d b/x"})
    void refusesOtherAddressesWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> ServerDatabase.parse(url, null, null))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("jdbc:postgresql://host:5432/name")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void theEmbeddedDatabaseWantsItsPasswordFromAFileOnlyTheOwnerReads() throws Exception {
        TestHub hub = TestHub.shared();
        Path file = hub.home().resolve("data/postgres.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Database database = hub.hub().database();
        ServerDatabase same = ServerDatabase.connect(
                database.url(), database.user(), Files.readString(file).strip());
        assertThat(same.url()).isEqualTo(database.url());
        assertThatThrownBy(() -> ServerDatabase.connect(database.url(), database.user(), "wrong"))
                .hasMessageContaining("it refused the user or the password");
        assertThat(HubSettings.of(hub.home()).toString()).contains("embedded");
    }
}
