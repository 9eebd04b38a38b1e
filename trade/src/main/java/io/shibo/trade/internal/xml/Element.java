package io.shibo.trade.internal.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a document that was read, with the line where it starts. Comments and instructions are not kept. */
public final class Element {
    private final @Nullable Element parent;
    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(@Nullable Element parent, String namespace, String name, int line, Map<String, String> attributes) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.attributes = new LinkedHashMap<>(attributes);
    }

    void add(Element child) {
        children.add(child);
    }

    void append(String piece) {
        text.append(piece);
    }

    public String namespace() {
        return namespace;
    }

    /** Local name. */
    public String name() {
        return name;
    }

    /** 1-based. */
    public int line() {
        return line;
    }

    /** The text directly in the element, without surrounding blanks. */
    public String text() {
        return text.toString().strip();
    }

    /** The attribute of no namespace; null where absent. */
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public List<Element> children() {
        return Collections.unmodifiableList(children);
    }

    /** Every element reached by the names, separated by slashes. */
    public List<Element> list(String path) {
        List<Element> found = List.of(this);
        for (String step : path.split("/")) {
            found = found.stream()
                    .flatMap(element -> element.children.stream())
                    .filter(child -> child.name.equals(step))
                    .toList();
        }
        return found;
    }

    /** The first element reached by the names; null where there is none. */
    public @Nullable Element find(String path) {
        List<Element> found = list(path);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Where it stands, with a number where it has equals: {@code Invoice/InvoiceLine[2]/Price}. */
    public String path() {
        if (parent == null) {
            return name;
        }
        List<Element> equals = parent.list(name);
        String step = equals.size() == 1 ? name : name + "[" + (equals.indexOf(this) + 1) + "]";
        return parent.path() + "/" + step;
    }
}
