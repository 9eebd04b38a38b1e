package io.shibo.hub.meet;

import io.shibo.hub.TestHub;
import io.shibo.hub.load.Loads;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.PlanFiles;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small expo and its plan, in the form the demo leaves them, loaded into the shared hub once. */
public final class MeetSample {
    private static final class Loaded {
        private static final Expo EXPO = load();
    }

    private MeetSample() {}

    /** The expo that the hub shows now. */
    public static Expo loaded() {
        return Loaded.EXPO;
    }

    private static Expo load() {
        try {
            Path folder = Files.createTempDirectory("shibo-meet");
            write(folder.resolve("expo"), SampleExpo.files(120, 500, 1));
            Expo expo = ExpoReader.read(folder.resolve("expo"));
            write(folder, PlanFiles.write(expo, MeetPlan.make(expo, 1, stage -> {})));
            TestHub.shared().bean(Loads.class).load("meet", folder);
            return expo;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes an edition that a test has opened away again, so that others see the sample. */
    public static void close(String edition) {
        JdbcClient jdbc = TestHub.shared().bean(JdbcClient.class);
        for (String table : List.of(
                "meet_reply",
                "meet_request",
                "meet_price",
                "meet_meeting",
                "meet_change",
                "meet_file",
                "meet_edition")) {
            jdbc.sql("delete from " + table + " where " + (table.equals("meet_edition") ? "code" : "edition") + " = ?")
                    .param(edition)
                    .update();
        }
        TestHub.shared().bean(CurrentExpo.class).forget();
    }

    static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
