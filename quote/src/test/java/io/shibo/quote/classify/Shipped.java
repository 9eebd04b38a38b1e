package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.input.Problems;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.rule.Nomenclature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The nomenclature that the project ships, its classifier, and texts to try it on. */
final class Shipped {
    static final Nomenclature NOMENCLATURE = nomenclature();
    static final Classifier CLASSIFIER = Classifier.of(NOMENCLATURE);

    private Shipped() {}

    private static Path root() {
        return Path.of(System.getProperty("shibo.root", ".."));
    }

    private static Nomenclature nomenclature() {
        Problems problems = new Problems();
        try {
            Nomenclature read = PackReader.nomenclature(List.of(root().resolve("packs")), problems);
            problems.throwIfAny();
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The set that figures are published on. Nothing is chosen by it. */
    static List<LabelledText> labelled() {
        return texts(root().resolve("samples/classify/labelled.csv"));
    }

    /** Texts written when index and weights were finished: neither was touched for them, nor may be. */
    static List<LabelledText> heldOut() {
        return texts(root().resolve("samples/classify/held-out.csv"));
    }

    /** The set that weights were chosen on. */
    static List<LabelledText> development() {
        return texts(root().resolve("quote/src/test/resources/classify/development.csv"));
    }

    private static List<LabelledText> texts(Path file) {
        Problems problems = new Problems();
        try (InputStream in = Files.newInputStream(file)) {
            List<LabelledText> texts = LabelledText.read(file.toString(), in, problems);
            problems.throwIfAny();
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<HsCode> codes(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::code).toList();
    }
}
