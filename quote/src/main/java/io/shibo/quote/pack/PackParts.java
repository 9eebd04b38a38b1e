package io.shibo.quote.pack;

import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The YAML files of one pack, which together say what the pack says: the main file, further files of the folder, and files
 * that several packs share and each includes with its own values:
 *
 * <pre>
 * include:
 *   - {part: digital-services, with: {rounding: cent}}
 * </pre>
 *
 * <p>A shared file lies in the folder {@code common} beside the packs; {@code ${rounding}} in one of its texts stands for
 * the value that the including pack gives. What two files of a pack define under one name is a problem.
 */
final class PackParts {
    /** What every file of a pack may hold. */
    private static final List<String> ANYWHERE = List.of(
            "citations",
            "roundings",
            "facts",
            "state",
            "values",
            "requirements",
            "areas",
            "lists",
            "stages",
            "channels",
            "measures");

    /** What only the main file may hold besides. */
    private static final List<String> MAIN_ONLY =
            List.of("pack", "title", "territories", "currency", "vintage", "goods", "exchange-rates");

    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)}");

    private final PackFiles files;
    private final Problems problems;
    private final Node main;
    private final List<Node> all = new ArrayList<>();
    private final Set<String> included = new TreeSet<>();

    /** @param main the bytes of {@link PackReader#MAIN} */
    PackParts(PackFiles files, byte[] main, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.main = root(PackReader.MAIN, YamlTree.read(files.path(PackReader.MAIN), main));
        all.add(allow(this.main, MAIN_ONLY, List.of("include"), ANYWHERE));
        files.byName().forEach((name, bytes) -> {
            if (name.endsWith(".yaml") && !name.equals(PackReader.MAIN)) {
                Node further = root(name, YamlTree.read(files.path(name), bytes));
                all.add(allow(further, List.of("include"), ANYWHERE));
            }
        });
        List.copyOf(all).forEach(part -> part.field("include").items().forEach(this::include));
    }

    Node main() {
        return main;
    }

    /** Every file: the main one first, then the folder's others by name, then the shared ones. */
    List<Node> all() {
        return all;
    }

    /** Names of the shared files that belong to this pack, for its hash. */
    Set<String> included() {
        return included;
    }

    /** What all files define under a heading such as {@code facts}, in the order of {@link #all}. */
    Map<String, Node> fields(String heading) {
        Map<String, Node> merged = new LinkedHashMap<>();
        for (Node part : all) {
            part.field(heading).fields().forEach((name, node) -> {
                Node before = merged.putIfAbsent(name, node);
                if (before != null) {
                    node.problem("is defined in %s, line %d already. Keep one, or give them different names."
                            .formatted(before.file(), before.line()));
                }
            });
        }
        return merged;
    }

    @SafeVarargs
    private static Node allow(Node part, List<String>... names) {
        List<String> known = new ArrayList<>();
        for (List<String> some : names) {
            known.addAll(some);
        }
        return part.only(known.toArray(String[]::new));
    }

    private Node root(String file, Tree tree) {
        return Node.root(files.path(file), tree, problems);
    }

    private void include(Node node) {
        node.only("part", "with");
        String part = node.field("part").text();
        byte[] bytes = part == null ? null : files.findShared(part);
        if (part == null) {
            return;
        }
        if (bytes == null) {
            node.field("part")
                    .problem("there is no shared file '%s'. Known: %s."
                            .formatted(
                                    Problem.show(part),
                                    Words.known(files.shared().keySet())));
            return;
        }
        if (!included.add(part)) {
            node.field("part").problem("'%s' is included twice. Include it once.".formatted(part));
            return;
        }
        Map<String, String> values = new HashMap<>();
        node.field("with").fields().forEach((name, value) -> {
            String text = value.text();
            if (text != null) {
                values.put(name, text);
            }
        });
        Set<String> used = new HashSet<>();
        Set<String> missing = new TreeSet<>();
        String path = PackFiles.sharedPath(part);
        Tree filled = filled(YamlTree.read(files.path(path), bytes), values, used, missing);
        missing.forEach(name -> node.field("with")
                .problem("'%s' is missing: shared file '%s' holds ${%s}.".formatted(name, part, name)));
        values.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> node.field("with")
                        .problem("'%s' is not used: shared file '%s' holds no ${%s}."
                                .formatted(Problem.show(name), part, Problem.show(name))));
        all.add(allow(root(path, filled), ANYWHERE));
    }

    /** The tree with each parameter in a text replaced; names without a value go into {@code missing}. */
    private static Tree filled(Tree tree, Map<String, String> values, Set<String> used, Set<String> missing) {
        return switch (tree) {
            case Tree.Fields(var byName, int line) -> {
                Map<String, Tree> filled = new LinkedHashMap<>();
                byName.forEach((name, child) -> filled.put(name, filled(child, values, used, missing)));
                yield new Tree.Fields(filled, line);
            }
            case Tree.Items(var list, int line) ->
                new Tree.Items(
                        list.stream()
                                .map(child -> filled(child, values, used, missing))
                                .toList(),
                        line);
            case Tree.Scalar(var text, int line) -> new Tree.Scalar(filled(text, values, used, missing), line);
        };
    }

    private static @Nullable String filled(
            @Nullable String text, Map<String, String> values, Set<String> used, Set<String> missing) {
        if (text == null || text.indexOf('$') < 0) {
            return text;
        }
        Matcher matcher = PARAMETER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            used.add(matcher.group(1));
            if (value == null) {
                missing.add(matcher.group(1));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
        }
        return matcher.appendTail(out).toString();
    }
}
