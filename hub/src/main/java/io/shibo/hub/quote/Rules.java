package io.shibo.hub.quote;

import io.shibo.codes.input.Problems;
import io.shibo.hub.json.Json;
import io.shibo.quote.LandedCost;
import io.shibo.quote.classify.Classifier;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.pack.PackReader;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of the installation and its sample deals, read once, at the first question. */
@Component
class Rules {
    /** The sample deals, in the order of the demo. */
    static final List<String> EXAMPLES = List.of("robot-arm", "coffee", "design-software");

    /** A sample deal. */
    record Example(String id, Sale sale) {}

    private final Path root;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable LandedCost engine;
    private @Nullable Classifier classifier;
    private @Nullable List<Example> examples;
    private @Nullable RateTable rates;

    Rules() {
        // The launcher names the installation; without it the working folder is taken, as the commands do.
        this.root = Path.of(System.getProperty("shibo.root", ""));
    }

    LandedCost engine() {
        reading.lock();
        try {
            LandedCost known = engine;
            if (known == null) {
                known = LandedCost.of(PackReader.rulebook(List.of(root.resolve("packs"))));
                engine = known;
            }
            return known;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            reading.unlock();
        }
    }

    Classifier classifier() {
        reading.lock();
        try {
            Classifier known = classifier;
            if (known == null) {
                known = Classifier.of(engine().rulebook());
                classifier = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    List<Example> examples() {
        reading.lock();
        try {
            List<Example> known = examples;
            if (known == null) {
                List<Example> read = new ArrayList<>();
                for (String id : EXAMPLES) {
                    Path file = root.resolve("samples").resolve("deals").resolve(id + ".json");
                    read.add(new Example(id, SaleReader.read(id, Json.read(file))));
                }
                known = List.copyOf(read);
                examples = known;
            }
            return known;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            reading.unlock();
        }
    }

    /** Exchange rates for comparing destinations: those that come with the samples, and say so. */
    RateTable rates() {
        reading.lock();
        try {
            RateTable known = rates;
            if (known == null) {
                Path file = root.resolve("samples").resolve("quote").resolve("rates.csv");
                Problems problems = new Problems();
                try (InputStream in = Files.newInputStream(file)) {
                    known = RateTable.read(file.toString(), in, problems);
                }
                problems.throwIfAny();
                rates = known;
            }
            return known;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            reading.unlock();
        }
    }
}
