package io.shibo.quote.pack;

import io.shibo.quote.rule.Rulebook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one pack.
 *
 * @param label how the user named the folder, for messages
 * @param byName by name inside its folder
 * @param shared files that packs beside it share, by name without {@code .yaml}; of these belongs to the pack what it
 *     includes
 */
public record PackFiles(String label, SortedMap<String, byte[]> byName, SortedMap<String, byte[]> shared) {
    /** The folder, beside the packs, of what they share. */
    static final String COMMON = "common";

    public PackFiles {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        shared = Collections.unmodifiableSortedMap(new TreeMap<>(shared));
    }

    /** Files that share nothing with others. */
    public PackFiles(String label, SortedMap<String, byte[]> byName) {
        this(label, byName, new TreeMap<>());
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

    byte @Nullable [] findShared(String name) {
        return shared.get(name);
    }

    /** A shared file as seen from the pack's folder. */
    static String sharedPath(String name) {
        return "../" + COMMON + "/" + name + ".yaml";
    }

    String path(String name) {
        return label.isEmpty() ? name : label + "/" + name;
    }

    /** SHA-256 over names, lengths and bytes: of the folder in the order of names, then of the shared files it includes. */
    String hash(Set<String> included) {
        MessageDigest digest = Rulebook.sha256();
        byName.forEach((name, bytes) -> update(digest, name, bytes));
        shared.forEach((name, bytes) -> {
            if (included.contains(name)) {
                update(digest, sharedPath(name), bytes);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String name, byte[] bytes) {
        digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
