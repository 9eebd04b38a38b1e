package io.shibo.quote;

import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.PackFiles;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Packs for tests: those the project ships, and small ones written in a test. */
final class Packs {
    private Packs() {}

    static Path root() {
        return Path.of(System.getProperty("shibo.root", ".."));
    }

    /** The rulebook of {@code packs/}. */
    static Rulebook shipped() {
        try {
            return PackReader.rulebook(List.of(root().resolve("packs")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static LandedCost shippedEngine() {
        return LandedCost.of(shipped());
    }

    /** A pack from text; fails the test with the problems where it is not whole. */
    static Pack pack(Map<String, String> files) {
        Problems problems = new Problems();
        Pack pack = PackReader.read(PackFiles.ofText("test", files), problems);
        problems.throwIfAny();
        if (pack == null) {
            throw new IllegalStateException("no pack and no problem");
        }
        return pack;
    }

    /** What is wrong with a pack from text, one message a problem. */
    static List<String> problems(Map<String, String> files) {
        Problems problems = new Problems();
        PackReader.read(PackFiles.ofText("test", files), problems);
        return problems.list().stream().map(Object::toString).toList();
    }
}
