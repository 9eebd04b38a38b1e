package io.shibo.codes.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a {@link Tree}, read with the rule "never throw, always tell": each accessor puts what is wrong into the
 * {@link Problems} given at the root, with file, line and path, and gives null or an empty list, so that one pass finds
 * all problems.
 */
public final class Node {
    /** Items of one list. */
    public static final int MAX_ITEMS = 100_000;

    private final String file;
    private final String path;
    private final @Nullable Tree tree;
    private final int line;
    private final Problems problems;

    private Node(String file, String path, @Nullable Tree tree, int line, Problems problems) {
        this.file = file;
        this.path = path;
        this.tree = tree;
        this.line = tree == null || tree.line() == 0 ? line : tree.line();
        this.problems = problems;
    }

    public static Node root(String file, Tree tree, Problems problems) {
        return new Node(file, "", tree, 0, problems);
    }

    /** Whether the file has a value here that is not null. */
    public boolean present() {
        return tree != null && !(tree instanceof Tree.Scalar scalar && scalar.text() == null);
    }

    /** Whether there is one text here, not a list or a group of fields. */
    public boolean single() {
        return tree instanceof Tree.Scalar scalar && scalar.text() != null;
    }

    /** Whether there is a list here. */
    public boolean listed() {
        return tree instanceof Tree.Items;
    }

    public String file() {
        return file;
    }

    /** 1-based; 0 where not known. */
    public int line() {
        return line;
    }

    public String path() {
        return path;
    }

    /** The field of that name; a node that is not {@link #present} where there is none. */
    public Node field(String name) {
        Tree child = tree instanceof Tree.Fields fields ? fields.byName().get(name) : null;
        return new Node(file, path.isEmpty() ? name : path + "." + name, child, line, problems);
    }

    /** Reports each field whose name is not among {@code names}, so that a misspelt one is never passed over. */
    public Node only(String... names) {
        if (tree instanceof Tree.Fields fields) {
            for (Map.Entry<String, Tree> entry : fields.byName().entrySet()) {
                if (!Arrays.asList(names).contains(entry.getKey())) {
                    problems.add(
                            file,
                            entry.getValue().line(),
                            path,
                            Wrong.of("unknown-field", Problem.show(entry.getKey()), String.join(", ", names)));
                }
            }
        } else if (present()) {
            problem(Wrong.of("not-a-group-of", String.join(", ", names)));
        }
        return this;
    }

    /** The items of a list; empty where absent; a problem where it is not a list or too long. */
    public List<Node> items() {
        if (!present()) {
            return List.of();
        }
        if (!(tree instanceof Tree.Items items)) {
            problem(Wrong.of("not-a-list"));
            return List.of();
        }
        if (items.list().size() > MAX_ITEMS) {
            problem(Wrong.of("list-too-long", items.list().size(), MAX_ITEMS));
            return List.of();
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < items.list().size(); i++) {
            nodes.add(new Node(file, path + "[" + i + "]", items.list().get(i), line, problems));
        }
        return nodes;
    }

    /** The fields by name, in the order of the file; empty where absent. */
    public Map<String, Node> fields() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        if (tree instanceof Tree.Fields fields) {
            fields.byName().keySet().forEach(name -> nodes.put(name, field(name)));
        } else if (present()) {
            problem(Wrong.of("not-a-group"));
        }
        return nodes;
    }

    /** The text here; null, and a problem, where there is none. */
    public @Nullable String text() {
        String value = optionalText();
        if (value == null && !present()) {
            problem(Wrong.of("missing"));
        }
        return value;
    }

    /** The text here; null where there is none. */
    public @Nullable String optionalText() {
        if (tree instanceof Tree.Scalar scalar) {
            return scalar.text();
        }
        if (present()) {
            problem(Wrong.of("not-single"));
        }
        return null;
    }

    /** The value here; null, and a problem, where it is missing or cannot be read. */
    public <T> @Nullable T parse(Function<String, T> reader) {
        String value = text();
        return value == null ? null : Values.convert(value, reader, this::problem, this::problem);
    }

    /** The constant of an enum here; null, and a problem that names them all, where it is missing or another word. */
    public <E extends Enum<E>> @Nullable E choice(Class<E> type) {
        if (!present()) {
            problem(Wrong.of("missing-choice", Values.known(type)));
            return null;
        }
        return parse(Values.oneOf(type));
    }

    /** The value here; null where it is missing; null, and a problem, where it cannot be read. */
    public <T> @Nullable T parseOptional(Function<String, T> reader) {
        String value = optionalText();
        return value == null ? null : Values.convert(value, reader, this::problem, this::problem);
    }

    public void problem(Wrong wrong) {
        problems.add(file, line, path, wrong);
    }

    /** What a value of the library refused to be made of. */
    public void problem(IllegalArgumentException refused) {
        Wrong wrong = Wrong.of(refused);
        if (wrong != null) {
            problem(wrong);
        } else {
            problem(String.valueOf(refused.getMessage()));
        }
    }

    public void problem(String message) {
        problems.add(file, line, path, message);
    }
}
