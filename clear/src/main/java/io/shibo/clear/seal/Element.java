package io.shibo.clear.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An element of a signature: its name, its attributes, its text, its children. */
final class Element {
    private final String namespace;
    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final Bytes text = new Bytes(64);

    Element(String namespace, String name) {
        this.namespace = namespace;
        this.name = name;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    /** By local name, or {@code {namespace}name}; declarations of namespaces are none. */
    Map<String, String> attributes() {
        return attributes;
    }

    List<Element> children() {
        return children;
    }

    Bytes text() {
        return text;
    }
}
