package io.shibo.cli.demo;

import io.shibo.cli.shell.Progress;
import java.nio.file.Path;

/**
 * What a step is given.
 *
 * @param samples the folder {@code samples/} of the installation
 * @param packs the folder {@code packs/}
 * @param home the data folder; results lie in {@code home/demo/<verb>}
 * @param progress where long work shows how far it is
 */
public record Context(Path samples, Path packs, Path home, Progress progress) {
    /** The folder of a verb's result files. */
    public Path dir(String verb) {
        return home.resolve("demo").resolve(verb);
    }
}
