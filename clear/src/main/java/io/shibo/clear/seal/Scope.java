package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The namespaces in scope, innermost last. */
final class Scope {
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** Declarations in scope at once. */
    private static final int MAX = 256;

    private String[] prefixes = new String[8];
    private byte[][] spelled = new byte[8][];
    private String[] uris = new String[8];
    private int size;

    Scope() {
        declareUnchecked("xml", XML);
    }

    int mark() {
        return size;
    }

    void release(int mark) {
        size = mark;
    }

    /** @param prefix empty for the default namespace */
    void declare(String prefix, String uri) throws Refused {
        if (size >= MAX) {
            throw new Refused(SignatureFault.FORMAT, "more than %d namespaces in scope".formatted(MAX));
        }
        declareUnchecked(prefix, uri);
    }

    private void declareUnchecked(String prefix, String uri) {
        if (size == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, size * 2);
            spelled = Arrays.copyOf(spelled, size * 2);
            uris = Arrays.copyOf(uris, size * 2);
        }
        prefixes[size] = prefix;
        spelled[size] = prefix.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        uris[size++] = uri;
    }

    /** What a prefix stands for: empty for the default where there is none, null for any other. */
    @Nullable
    String find(byte[] in, int at, int length) {
        for (int i = size - 1; i >= 0; i--) {
            if (Arrays.equals(spelled[i], 0, spelled[i].length, in, at, at + length)) {
                return uris[i];
            }
        }
        return length == 0 ? "" : null;
    }

    @Nullable
    String find(String prefix) {
        return findBelow(prefix, size);
    }

    /** What a prefix stood for before {@code mark}. */
    @Nullable
    String findBelow(String prefix, int mark) {
        for (int i = mark - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return uris[i];
            }
        }
        return prefix.isEmpty() ? "" : null;
    }

    /** All of them, by prefix, but {@code xml} and a default that is none. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (int i = 1; i < size; i++) {
            all.put(prefixes[i], uris[i]);
        }
        all.remove("", "");
        return all;
    }
}
