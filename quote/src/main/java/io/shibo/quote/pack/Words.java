package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.Rounding;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a pack defines once and names afterwards: citations, roundings, facts, requirements, areas, lists. */
final class Words {
    private final Map<String, Citation> citations = new LinkedHashMap<>();
    private final Map<String, Rounding> roundings = new HashMap<>();
    private final Map<String, Set<Country>> areas = new HashMap<>();
    private final Map<String, Wording> facts = new LinkedHashMap<>();
    private final Map<String, Wording> state = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Pack.Requirement> requirements = new LinkedHashMap<>();
    private Lists lists = new Lists();
    private Stages stages = Stages.read(Map.of(), this);

    /** Whether a verified citation has to say what it was compared with: in law, not in rules of one's own. */
    private final boolean toldApart;

    private Words(boolean toldApart) {
        this.toldApart = toldApart;
    }

    static Words read(PackParts parts, PackFiles files, Problems problems) {
        Words words = new Words(true);
        parts.fields("citations").forEach(words::readCitation);
        parts.fields("roundings").forEach(words::readRounding);
        parts.fields("areas").forEach((name, node) -> words.areas.put(name, words.countries(node)));
        readWordings(parts.fields("facts"), words.facts);
        parts.fields("state").forEach(words::readState);
        parts.fields("requirements").forEach(words::readRequirement);
        words.lists = Lists.read(parts.fields("lists"), files, problems);
        words.stages = Stages.read(parts.fields("stages"), words);
        return words;
    }

    /** What an agreement defines: citations, areas and requirements, in its one file. */
    static Words ofAgreement(Node root) {
        return of(root, true);
    }

    /** What a file of a house's own rules defines, in the same form. */
    static Words ofOwnRules(Node root) {
        return of(root, false);
    }

    private static Words of(Node root, boolean toldApart) {
        Words words = new Words(toldApart);
        root.field("citations").fields().forEach(words::readCitation);
        root.field("areas").fields().forEach((name, node) -> words.areas.put(name, words.countries(node)));
        root.field("requirements").fields().forEach(words::readRequirement);
        return words;
    }

    Map<String, Wording> facts() {
        return facts;
    }

    Map<String, Wording> state() {
        return state;
    }

    /** In which unit a state is stated that is a quantity. */
    Map<String, Unit> units() {
        return units;
    }

    Map<String, Pack.Requirement> requirements() {
        return requirements;
    }

    /** The citation a rule names; null, and a problem, where it names none. No rule goes without. */
    @Nullable
    Citation citation(Node node) {
        if (!node.present()) {
            node.problem("is missing. Every rule names its source: add it under citations and name it here.");
            return null;
        }
        return find(node, citations, "citation");
    }

    /** The citation of that name; null where none is defined. */
    @Nullable
    Citation findCitation(String name) {
        return citations.get(name);
    }

    @Nullable
    Rounding rounding(Node node) {
        return node.present() ? find(node, roundings, "rounding") : null;
    }

    List<String> needs(Node node) {
        node.items().forEach(item -> find(item, requirements, "requirement"));
        return texts(node);
    }

    Lists.@Nullable Table list(Node node, String name) {
        Lists.Table table = lists.find(name);
        if (table == null) {
            node.problem("list '%s' is not known. Known: %s.".formatted(name, known(lists.names())));
        }
        return table;
    }

    /** The country codes and names of areas that a list's row gives, separated by blanks. */
    Set<Country> countries(String text) {
        Set<Country> countries = new TreeSet<>();
        for (String name : names(text)) {
            Set<Country> area = areas.get(name);
            if (area != null) {
                countries.addAll(area);
            } else if (name.length() == 2) {
                countries.add(Country.parse(name));
            } else {
                throw new IllegalArgumentException(
                        "'%s' is neither a country nor an area of this pack. Known areas: %s."
                                .formatted(Problem.show(name), known(areas.keySet())));
            }
        }
        return countries;
    }

    /** The category of a schedule by which a duty is taken away in steps. */
    Stages.Stage stage(String name) {
        return stages.get(name);
    }

    /** The names of requirements that a list's row gives, separated by blanks. */
    List<String> needs(String text) {
        List<String> names = names(text);
        names.forEach(name -> defined(name, requirements, "requirement"));
        return names;
    }

    /** The citation a list's row names. */
    Citation citation(String name) {
        return defined(name, citations, "citation");
    }

    static List<String> names(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static <T> T defined(String name, Map<String, T> defined, String kind) {
        T found = defined.get(name);
        if (found == null) {
            throw new IllegalArgumentException("%s '%s' is not defined in this pack. Known: %s."
                    .formatted(kind, Problem.show(name), known(defined.keySet())));
        }
        return found;
    }

    /** Country codes and names of areas, mixed. */
    Set<Country> countries(Node node) {
        Set<Country> countries = new TreeSet<>();
        for (Node item : node.items()) {
            String text = item.text();
            Set<Country> area = text == null ? null : areas.get(text);
            if (area != null) {
                countries.addAll(area);
            } else if (text != null) {
                Country country = item.parse(Country::parse);
                if (country != null) {
                    countries.add(country);
                }
            }
        }
        return countries;
    }

    static List<String> texts(Node node) {
        return node.items().stream()
                .map(Node::text)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Every item by a reader; what cannot be read is reported and left out. */
    static <T> List<T> each(Node node, Function<String, T> reader) {
        return node.items().stream()
                .map(item -> item.parse(reader))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    static String known(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    private static <T> @Nullable T find(Node node, Map<String, T> defined, String kind) {
        String name = node.text();
        if (name == null) {
            return null;
        }
        T found = defined.get(name);
        if (found == null) {
            node.problem(
                    "%s '%s' is not defined in this pack. Known: %s.".formatted(kind, name, known(defined.keySet())));
        }
        return found;
    }

    private void readCitation(String name, Node node) {
        node.only("source", "article", "url", "confidence", "compared");
        String source = node.field("source").text();
        // What nobody compared is unverified, also where the pack forgets to say so.
        Citation.Confidence confidence = node.field("confidence").present()
                ? node.field("confidence").choice(Citation.Confidence.class)
                : Citation.Confidence.UNVERIFIED;
        if (source != null && source.isBlank()) {
            node.field("source").problem("is empty. Name the act, notice or standard.");
        } else if (source != null && confidence != null) {
            citations.put(
                    name,
                    new Citation(
                            source,
                            node.field("article").optionalText(),
                            node.field("url").optionalText(),
                            confidence,
                            comparison(node.field("compared"), confidence)));
        }
    }

    /** With which public text a verified figure was compared, and on which day. */
    private Citation.@Nullable Comparison comparison(Node node, Citation.Confidence confidence) {
        boolean verified = confidence == Citation.Confidence.VERIFIED;
        if (!node.present()) {
            if (verified && toldApart) {
                node.problem("is missing. Verified means compared with a public text on a day: write"
                        + " {text: its address, on: 2026-01-31}, or confidence: unverified.");
            }
            return null;
        }
        node.only("text", "on");
        String text = node.field("text").text();
        LocalDate on = node.field("on").parse(Values::date);
        if (!verified) {
            node.problem("is given, but the confidence is unverified. A source that was compared is verified.");
        }
        return text == null || text.isBlank() || on == null ? null : new Citation.Comparison(text, on);
    }

    private void readRounding(String name, Node node) {
        node.only("unit", "mode", "citation");
        BigDecimal unit = node.field("unit").parse(Decimals::parse);
        RoundingMode mode = node.field("mode").choice(RoundingMode.class);
        citation(node.field("citation"));
        if (unit != null && unit.signum() <= 0) {
            node.field("unit").problem("must be above 0, as in 0.01 for cents.");
        } else if (unit != null && mode == RoundingMode.UNNECESSARY) {
            node.field("mode")
                    .problem("unnecessary does not round. Write half-up, half-even, down, up, floor or ceiling.");
        } else if (unit != null && mode != null) {
            roundings.put(name, new Rounding(name, unit, mode));
        }
    }

    private void readRequirement(String name, Node node) {
        node.only("text", "citation");
        Wording text = PackBuilder.wording(node.field("text"));
        Citation citation = citation(node.field("citation"));
        if (text != null && citation != null) {
            requirements.put(name, new Pack.Requirement(name, text, citation));
        }
    }

    /** An amount outside the sale, or, with a unit, a quantity: what is left of a quota. */
    private void readState(String name, Node node) {
        Wording wording = PackBuilder.wording(node, "unit");
        Unit unit = node.single() ? null : node.field("unit").parseOptional(Unit::parse);
        if (unit != null) {
            units.put(name, unit);
        }
        if (wording != null) {
            state.put(name, wording);
        }
    }

    private static void readWordings(Map<String, Node> named, Map<String, Wording> into) {
        named.forEach((name, text) -> {
            Wording wording = PackBuilder.wording(text);
            if (wording != null) {
                into.put(name, wording);
            }
        });
    }
}
