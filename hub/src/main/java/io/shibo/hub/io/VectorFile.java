package io.shibo.hub.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of texts on disk, so that no text is sent twice. The texts themselves are not in it. Records follow each other without a
 * head; one that was cut off by a crash ends the reading, and what follows is written over it.
 *
 * <pre>
 *  0  32  SHA-256 of the text
 * 32   4  components, big-endian, 1 to 8192
 * 36  4n  components, IEEE 754 single, big-endian
 * </pre>
 */
final class VectorFile {
    private static final int HASH = 32;
    private static final int MOST_DIMENSIONS = 8192;

    private final Path file;
    private final Map<String, float[]> known = new HashMap<>();

    VectorFile(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                byte[] hash = in.readNBytes(HASH);
                if (hash.length < HASH) {
                    break;
                }
                int length = in.readInt();
                if (length < 1 || length > MOST_DIMENSIONS) {
                    break;
                }
                float[] vector = new float[length];
                for (int i = 0; i < length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(java.util.HexFormat.of().formatHex(hash), vector);
                whole += HASH + 4 + 4L * length;
            }
        } catch (EOFException cutOff) {
            // The last record was not written to its end.
        }
        if (whole < Files.size(file)) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
    }

    synchronized float @Nullable [] find(String text) {
        return known.get(Sha256.hex(text));
    }

    synchronized void add(List<String> texts, List<float[]> vectors) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out))) {
            for (int i = 0; i < texts.size(); i++) {
                String hash = Sha256.hex(texts.get(i));
                if (known.putIfAbsent(hash, vectors.get(i)) == null) {
                    data.write(java.util.HexFormat.of().parseHex(hash));
                    data.writeInt(vectors.get(i).length);
                    for (float component : vectors.get(i)) {
                        data.writeFloat(component);
                    }
                }
            }
        }
    }
}
