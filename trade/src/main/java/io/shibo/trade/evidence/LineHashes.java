package io.shibo.trade.evidence;

import io.shibo.trade.StoredFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A short hash of every line of a document, so that a change can be placed without the original. Six bytes of SHA-256 a
 * line, eight characters of base64url. They place a change and prove nothing: the proof is the SHA-256 of the whole.
 */
final class LineHashes {
    static final int WIDTH = 8;
    private static final int BYTES = 6;

    private LineHashes() {}

    /** A line: the bytes from {@code from} until {@code to}, its line feed included. */
    record Span(int from, int to) {}

    static List<Span> lines(byte[] bytes) {
        List<Span> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new Span(from, i + 1));
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.add(new Span(from, bytes.length));
        }
        return lines;
    }

    static String hash(byte[] bytes, int from, int to) {
        return Ed25519.encode(Arrays.copyOf(StoredFile.sha256(bytes, from, to), BYTES));
    }

    static List<String> of(byte[] bytes, List<Span> lines) {
        return lines.stream().map(line -> hash(bytes, line.from(), line.to())).toList();
    }

    static String join(byte[] bytes) {
        return String.join("", of(bytes, lines(bytes)));
    }

    static List<String> split(String joined) {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < joined.length(); i += WIDTH) {
            hashes.add(joined.substring(i, i + WIDTH));
        }
        return hashes;
    }
}
