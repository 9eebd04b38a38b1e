package io.shibo.quote.tariff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON:API document (jsonapi.org 1.0) seen as nested objects: a resource's fields are its attributes, and its
 * relationships the included resources they point at. A document that is nested already is taken as it is.
 */
final class JsonApi {
    private final Map<String, Map<?, ?>> included = new HashMap<>();
    private final @Nullable Object root;

    JsonApi(@Nullable Object document) {
        for (Object resource : JsonText.list(document, "included")) {
            if (resource instanceof Map<?, ?> fields) {
                included.put(key(fields), fields);
            }
        }
        Object data = document instanceof Map<?, ?> map ? map.get("data") : null;
        root = data == null ? document : data;
    }

    /** The main resources. */
    List<?> roots() {
        return root instanceof List<?> list ? list : root == null ? List.of() : List.of(root);
    }

    /** The text of a field; empty where there is none. */
    String text(@Nullable Object resource, String name) {
        return get(resource, name) instanceof String text ? text.strip() : "";
    }

    /** The resource that a field holds; null where there is none. */
    @Nullable
    Object one(@Nullable Object resource, String name) {
        Object value = get(resource, name);
        return value instanceof Map<?, ?> ? value : null;
    }

    /** The resources that a field holds. */
    List<Object> many(@Nullable Object resource, String name) {
        List<Object> found = new ArrayList<>();
        if (get(resource, name) instanceof List<?> list) {
            for (Object each : list) {
                if (each != null) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private @Nullable Object get(@Nullable Object resource, String name) {
        if (!(resource instanceof Map<?, ?> fields)) {
            return null;
        }
        if (fields.get("attributes") instanceof Map<?, ?> attributes && attributes.get(name) != null) {
            return attributes.get(name);
        }
        if (fields.get("relationships") instanceof Map<?, ?> relationships
                && relationships.get(name) instanceof Map<?, ?> relationship) {
            Object data = relationship.get("data");
            if (data instanceof List<?> list) {
                return list.stream().map(this::resolved).toList();
            }
            return data == null ? null : resolved(data);
        }
        return fields.get(name);
    }

    /** What a pointer points at; the pointer itself, which has at least an id, where it is not included. */
    private Object resolved(@Nullable Object pointer) {
        if (pointer instanceof Map<?, ?> fields) {
            Map<?, ?> found = included.get(key(fields));
            return found == null ? fields : found;
        }
        return Map.of();
    }

    private static String key(Map<?, ?> fields) {
        return fields.get("type") + "/" + fields.get("id");
    }
}
