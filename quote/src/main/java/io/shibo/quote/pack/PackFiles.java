package io.shibo.quote.pack;

import io.shibo.quote.rule.Rulebook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one pack, by name inside its folder.
 *
 * @param label how the user named the folder, for messages
 */
public record PackFiles(String label, SortedMap<String, byte[]> byName) {
    public PackFiles {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** One pack given as text; for tests and for rules that do not lie in a folder. */
    public static PackFiles ofText(String label, Map<String, String> texts) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(label, files);
    }

    byte @Nullable [] find(String name) {
        return byName.get(name);
    }

    String path(String name) {
        return label.isEmpty() ? name : label + "/" + name;
    }

    /** SHA-256 over names, lengths and bytes, in the order of names. */
    String hash() {
        MessageDigest digest = Rulebook.sha256();
        byName.forEach((name, bytes) -> {
            digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
