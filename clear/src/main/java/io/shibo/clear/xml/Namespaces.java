package io.shibo.clear.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prefix means what, by element: what an element declares ends with it. */
final class Namespaces {
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final List<byte[]> prefixes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final int[] marks;
    private int version;

    Namespaces(int maxDepth) {
        marks = new int[maxDepth + 1];
        prefixes.add("xml".getBytes(StandardCharsets.US_ASCII));
        names.add(XML);
        prefixes.add(new byte[0]);
        names.add("");
    }

    /** An element is entered; what it declares comes next. */
    void enter(int depth) {
        marks[depth] = prefixes.size();
    }

    void leave(int depth) {
        int mark = marks[depth];
        while (prefixes.size() > mark) {
            prefixes.removeLast();
            names.removeLast();
            version++;
        }
    }

    /** Changes whenever a prefix may mean something else than before. */
    int version() {
        return version;
    }

    /**
     * Declares a prefix for the element entered last; empty for unprefixed names.
     *
     * @return why that is not allowed; null where it is
     */
    @Nullable
    String declare(byte[] prefix, String namespace) {
        String word = new String(prefix, StandardCharsets.UTF_8);
        boolean isXml = word.equals("xml");
        if (word.equals("xmlns") || namespace.equals(XMLNS) || isXml != namespace.equals(XML)) {
            return "the prefix '%s' cannot mean '%s'".formatted(word, namespace);
        }
        if (prefix.length > 0 && namespace.isEmpty()) {
            return "the prefix '%s' cannot be undeclared".formatted(word);
        }
        prefixes.add(prefix);
        names.add(namespace);
        version++;
        return null;
    }

    /** What a prefix means, empty for none; null where it is not declared. */
    @Nullable
    String find(byte[] bytes, int from, int to) {
        for (int i = prefixes.size() - 1; i >= 0; i--) {
            byte[] prefix = prefixes.get(i);
            if (prefix.length == to - from && Arrays.equals(prefix, 0, prefix.length, bytes, from, to)) {
                return names.get(i);
            }
        }
        return null;
    }
}
