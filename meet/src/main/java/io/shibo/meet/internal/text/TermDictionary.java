package io.shibo.meet.internal.text;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The trade-term dictionary: what one thing is called in English, Chinese, Indonesian, Arabic, Japanese and Korean, and
 * its code. A text
 * in any of them gives the same concepts, so that 逆变器, inverter and عاكس meet. Longest term first: in 光伏逆变器 the
 * three-character term inside is not counted a second time.
 */
public final class TermDictionary {
    /** The languages of the dictionary, in the order of its columns. */
    public static final List<String> LANGUAGES = List.of("en", "zh", "id", "ar", "ja", "ko");

    private static final String FILE = "terms.csv";

    /**
     * A thing that is traded, whatever it is called.
     *
     * @param id as in {@code "inverter"}
     * @param sector of the sample fair that shows it; empty where none does
     * @param goods its code; null for a service
     * @param services its codes, one a classification; empty for goods
     * @param terms by language; the first is the usual one
     */
    public record Concept(
            String id,
            String sector,
            @Nullable HsCode goods,
            List<ServiceCode> services,
            Map<String, List<String>> terms) {
        public Concept {
            services = List.copyOf(services);
            terms = Map.copyOf(terms);
        }

        public List<String> terms(String language) {
            return terms.getOrDefault(language, List.of());
        }
    }

    /** A place in the tree of terms: what may follow, and what ends here. */
    private static final class Branch {
        private final Map<String, Branch> next = new HashMap<>();
        private final SequencedSet<String> concepts = new java.util.LinkedHashSet<>();
    }

    /** What a concept is called, in units. */
    private record Name(List<String> units, String concept) {}

    /** A dictionary is read at first use and shared; it never changes. */
    private static final class Shared {
        private static final TermDictionary DICTIONARY = load();
    }

    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final Branch root = new Branch();

    private TermDictionary(List<Concept> all) {
        for (Concept concept : all) {
            concepts.put(concept.id(), concept);
            for (List<String> terms : concept.terms().values()) {
                terms.forEach(term -> add(term, concept.id()));
            }
        }
    }

    public static TermDictionary shared() {
        return Shared.DICTIONARY;
    }

    /** In the order of the file. */
    public List<Concept> list() {
        return List.copyOf(concepts.values());
    }

    /** @throws IllegalArgumentException if there is no such concept */
    public Concept get(String id) {
        Concept concept = concepts.get(id);
        if (concept == null) {
            throw new IllegalArgumentException("no concept '%s' in %s.".formatted(id, FILE));
        }
        return concept;
    }

    /** The concepts a text speaks of, in alphabetical order; empty where it has no known term. */
    public SequencedSet<String> concepts(String text) {
        List<String> units = Units.of(text);
        TreeSet<String> found = new TreeSet<>();
        int at = 0;
        while (at < units.size()) {
            at = Math.max(at + 1, longest(units, at, found));
        }
        return found;
    }

    /** The concepts one of whose names has {@code text} as a part, as 咖啡 is of 生咖啡豆; in alphabetical order. */
    public SequencedSet<String> conceptsNamedWith(String text) {
        List<String> units = Units.of(text);
        TreeSet<String> found = new TreeSet<>();
        if (!units.isEmpty()) {
            for (Name name : names) {
                if (Collections.indexOfSubList(name.units(), units) >= 0) {
                    found.add(name.concept());
                }
            }
        }
        return found;
    }

    /** Adds what the longest term starting at {@code from} means; gives where it ends, or {@code from}. */
    private int longest(List<String> units, int from, TreeSet<String> found) {
        Branch branch = root;
        @Nullable Branch best = null;
        int end = from;
        for (int i = from; i < units.size(); i++) {
            Branch next = branch.next.get(units.get(i));
            if (next == null) {
                break;
            }
            branch = next;
            if (!branch.concepts.isEmpty()) {
                best = branch;
                end = i + 1;
            }
        }
        if (best != null) {
            found.addAll(best.concepts);
        }
        return end;
    }

    private void add(String term, String concept) {
        Branch branch = root;
        List<String> units = Units.of(term);
        names.add(new Name(units, concept));
        for (String unit : units) {
            branch = branch.next.computeIfAbsent(unit, u -> new Branch());
        }
        branch.concepts.add(concept);
    }

    private static TermDictionary load() {
        List<Concept> all = new ArrayList<>();
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(TermDictionary.class.getResourceAsStream(FILE), FILE)) {
            Csv.Header header =
                    Csv.Header.of("concept", "sector", "hs_code", "service_codes", "en", "zh", "id", "ar", "ja", "ko");
            Csv.read(FILE, in, header, problems, row -> all.add(concept(row)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        problems.throwIfAny();
        return new TermDictionary(all);
    }

    private static Concept concept(Csv.Row row) {
        Map<String, List<String>> terms = new HashMap<>();
        for (String language : LANGUAGES) {
            terms.put(language, List.of(row.required(language).split("\\|")));
        }
        String services = row.text("service_codes");
        return new Concept(
                row.required("concept"),
                row.text("sector"),
                row.parseOptional("hs_code", HsCode::parse),
                services.isEmpty()
                        ? List.of()
                        : Arrays.stream(services.split(" "))
                                .map(ServiceCode::parse)
                                .toList(),
                terms);
    }
}
