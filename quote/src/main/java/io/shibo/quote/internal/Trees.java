package io.shibo.quote.internal;

import io.shibo.codes.input.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document's maps and lists as the tree that a reader takes; lines are not known. */
public final class Trees {
    private Trees() {}

    public static Tree of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Tree> fields = new LinkedHashMap<>();
                map.forEach((name, field) -> fields.put(String.valueOf(name), of(field)));
                yield new Tree.Fields(fields, 0);
            }
            case List<?> list -> new Tree.Items(list.stream().map(Trees::of).toList(), 0);
            case null -> new Tree.Scalar(null, 0);
            default -> new Tree.Scalar(value.toString(), 0);
        };
    }
}
