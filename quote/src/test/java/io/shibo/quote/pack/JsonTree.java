package io.shibo.quote.pack;

import io.shibo.codes.input.Tree;

/** JSON for tests of this library, which has no JSON reader of its own: every JSON text is YAML. */
public final class JsonTree {
    private JsonTree() {}

    public static Tree read(String file, byte[] bytes) {
        return YamlTree.read(file, bytes);
    }
}
