package io.shibo.hub.clear;

import io.shibo.hub.HubSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where parcels' documents lie: the demo's log for sample rows, the hub's own for the others. */
@Component
class ParcelFiles {
    private final Path demo;
    private final Path live;

    ParcelFiles(HubSettings settings, LiveWindow window) {
        demo = settings.demo("clear").resolve("log");
        live = window.folder();
    }

    /** The log that a row was written from. */
    Path log(ParcelStore.Row row) {
        return row.sample() ? demo : live;
    }

    ParcelFile read(ParcelStore.Row row) throws IOException {
        return ParcelFile.read(log(row), row);
    }
}
