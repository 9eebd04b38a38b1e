package io.shibo.hub.measure;

import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.hub.load.ResultLoader;
import io.shibo.measure.Identities;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseTree;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Loads the release that the demo wrote as {@code table.json}; one that contradicts itself is refused. */
@Component
class MeasureLoader implements ResultLoader {
    private final ReleaseStore store;

    MeasureLoader(ReleaseStore store) {
        this.store = store;
    }

    @Override
    public String verb() {
        return "measure";
    }

    @Override
    public void load(Path directory) throws IOException {
        Path file = directory.resolve("table.json");
        Problems problems = new Problems();
        Release release = ReleaseTree.read(Node.root(file.toString(), Json.read(file), problems), problems);
        problems.throwIfAny();
        if (release == null) {
            throw new IllegalStateException("no release and no problem in " + file);
        }
        Identities.broken(release).forEach(broken -> problems.add(new Problem(file.toString(), 0, "rows", broken)));
        problems.throwIfAny();
        store.replaceSample(release);
    }
}
