package io.shibo.hub.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.hub.HubSettings;
import io.shibo.hub.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class LoadsTest {
    private final TestHub hub = TestHub.shared();
    private final JdbcClient jdbc = hub.bean(JdbcClient.class);
    private final List<String> loaded = new ArrayList<>();

    /** Reads {@code rows.txt} into a row of {@code sample_load} of its own, so that a rolled back transaction shows. */
    private final ResultLoader loader = new ResultLoader() {
        @Override
        public String verb() {
            return "measure";
        }

        @Override
        public void load(Path directory) throws IOException {
            String text = Files.readString(directory.resolve("rows.txt"));
            jdbc.sql("insert into sample_load values ('test-row', ?, now())")
                    .param(text)
                    .update();
            if (text.equals("bad")) {
                throw new IllegalStateException("a bad file");
            }
            loaded.add(text);
        }
    };

    @AfterEach
    void forget() {
        jdbc.sql("delete from sample_load where verb in ('test-row', 'measure')")
                .update();
    }

    @Test
    void loadsOnceAndAgainWhenAFileHasChanged(@TempDir Path home) throws IOException {
        Loads loads = loads(home);
        Path directory = write(home, "one");
        loads.load("measure", directory);
        loads.load("measure", directory);
        assertThat(loaded).containsExactly("one");
        jdbc.sql("delete from sample_load where verb = 'test-row'").update();
        write(home, "two");
        loads.load("measure", directory);
        assertThat(loaded).containsExactly("one", "two");
    }

    @Test
    void aFailureLeavesNoRowsAndIsToldNotThrownAtTheStart(@TempDir Path home) throws Exception {
        Loads loads = loads(home);
        write(home, "bad");
        loads.start();
        loads.await();
        assertThat(loads.failures()).containsEntry("measure", "a bad file");
        assertThat(jdbc.sql("select count(*) from sample_load where verb in ('test-row', 'measure')")
                        .query(Integer.class)
                        .single())
                .isZero();

        write(home, "good");
        loads.load("measure", home.resolve("demo/measure"));
        assertThat(loads.failures()).isEmpty();
    }

    @Test
    void refusesAVerbThatNobodyLoads(@TempDir Path home) {
        assertThatThrownBy(() -> loads(home).load("sail", home)).hasMessageContaining("'sail'");
    }

    @Test
    void fingerprintKnowsNamesAndContents(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a"), "bc");
        String first = Fingerprint.of(folder);
        Files.move(folder.resolve("a"), folder.resolve("ab"));
        Files.writeString(folder.resolve("ab"), "c");
        assertThat(Fingerprint.of(folder)).isNotEqualTo(first);
        Files.delete(folder.resolve("ab"));
        Files.writeString(folder.resolve("a"), "bc");
        assertThat(Fingerprint.of(folder)).isEqualTo(first);
    }

    private Loads loads(Path home) {
        return new Loads(
                HubSettings.of(home), List.of(loader), jdbc, hub.bean(TransactionTemplate.class), Clock.systemUTC());
    }

    private static Path write(Path home, String text) throws IOException {
        Path directory = Files.createDirectories(home.resolve("demo/measure"));
        Files.writeString(directory.resolve("rows.txt"), text);
        return directory;
    }
}
