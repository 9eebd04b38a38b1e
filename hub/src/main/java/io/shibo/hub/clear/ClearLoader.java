package io.shibo.hub.clear;

import io.shibo.hub.load.ResultLoader;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Loads the parcels of the demo. */
@Component
class ClearLoader implements ResultLoader {
    private final ParcelStore store;

    ClearLoader(ParcelStore store) {
        this.store = store;
    }

    @Override
    public String verb() {
        return "clear";
    }

    @Override
    public void load(Path directory) throws IOException {
        store.replaceSample(directory);
    }
}
