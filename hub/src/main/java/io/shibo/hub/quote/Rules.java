package io.shibo.hub.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.hub.HubSettings;
import io.shibo.hub.io.RulebookCache;
import io.shibo.hub.json.Json;
import io.shibo.quote.LandedCost;
import io.shibo.quote.classify.Classifier;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    /** What is made at its first use and kept; made by one thread while the others wait. */
    private static final class Once<T> {
        private final Callable<T> maker;
        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable T made;

        Once(Callable<T> maker) {
            this.maker = maker;
        }

        T get() {
            T before = made;
            if (before != null) {
                return before;
            }
            making.lock();
            try {
                T known = made;
                if (known == null) {
                    known = maker.call();
                    made = known;
                }
                return known;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (RuntimeException itsOwn) {
                throw itsOwn;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            } finally {
                making.unlock();
            }
        }
    }

    private final Path root;
    private final RulebookCache copies;
    private final Once<LandedCost> engine = new Once<>(this::readEngine);
    private final Once<Classifier> classifier = new Once<>(() -> Classifier.of(engine().rulebook()));
    private final Once<List<Example>> examples = new Once<>(this::readExamples);
    private final Once<RateTable> sampleRates = new Once<>(this::readSampleRates);
    private final OperatorRates operatorRates;

    Rules(HubSettings settings) {
        this.copies = RulebookCache.under(settings.home());
        // The launcher names the installation; without it the working folder is taken, as the commands do.
        this.root = Path.of(System.getProperty("shibo.root", ""));
        this.operatorRates = new OperatorRates(settings.home().resolve(OperatorRates.FILE));
    }

    LandedCost engine() {
        return engine.get();
    }

    Classifier classifier() {
        return classifier.get();
    }

    List<Example> examples() {
        return examples.get();
    }

    /**
     * The exchange rates the operator gave for comparing destinations; null where none were given.
     *
     * @throws InputException with every problem of the file
     */
    @Nullable
    RateTable operatorRates() {
        return operatorRates.get();
    }

    /** Invented rates that come with the samples: whoever shows figures made with them says so. */
    RateTable sampleRates() {
        return sampleRates.get();
    }

    private LandedCost readEngine() throws IOException {
        return LandedCost.of(copies.rulebook(List.of(root.resolve("packs"))));
    }

    private List<Example> readExamples() throws IOException {
        List<Example> read = new ArrayList<>();
        for (String id : EXAMPLES) {
            Path file = root.resolve("samples").resolve("deals").resolve(id + ".json");
            read.add(new Example(id, SaleReader.read(id, Json.read(file))));
        }
        return List.copyOf(read);
    }

    private RateTable readSampleRates() throws IOException {
        Path file = root.resolve("samples").resolve("quote").resolve("rates.csv");
        Problems problems = new Problems();
        RateTable table;
        try (InputStream in = Files.newInputStream(file)) {
            table = RateTable.read(file.toString(), in, problems);
        }
        problems.throwIfAny();
        return table;
    }
}
