package io.shibo.codes.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shell has parsed from JSON or YAML, with the line of each value, so that a library can read it without knowing
 * the format. Lines are 1-based; 0 where the parser does not tell.
 */
public sealed interface Tree {
    int line();

    /** Fields by name, in the order of the file. */
    record Fields(Map<String, Tree> byName, int line) implements Tree {
        public Fields {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /** Items in order. */
    record Items(List<Tree> list, int line) implements Tree {
        public Items {
            list = List.copyOf(list);
        }
    }

    /** A single value as it stands in the file; null for JSON or YAML {@code null}. */
    record Scalar(@Nullable String text, int line) implements Tree {}
}
