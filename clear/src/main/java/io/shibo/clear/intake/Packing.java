package io.shibo.clear.intake;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * How raw messages are kept small in the log. {@link #FAST} is what windows write; every window can read that and {@link
 * #DEFLATE}. Another is handed in by the shell.
 */
public interface Packing {
    /** Of zlib's levels the fastest: messages are repetitive, and higher levels gain little. */
    Packing DEFLATE = new Deflated();

    /** Blocks of LZ4: a third of the time of {@link #DEFLATE}, and a third more bytes. */
    Packing FAST = new Blocks();

    /** The library's own packing of that {@link #id}, or the one handed in if it is its; null where neither is. */
    static @Nullable Packing find(int id, Packing handedIn) {
        return id == DEFLATE.id() ? DEFLATE : id == FAST.id() ? FAST : id == handedIn.id() ? handedIn : null;
    }

    /** Tells packings apart in the log; 0 to 15 are this library's. */
    int id();

    byte[] pack(byte[] bytes);

    /**
     * @param length of what was packed
     * @throws IllegalStateException if the bytes are not what {@link #pack} gave
     */
    byte[] unpack(byte[] packed, int length);

    /** The JDK's Deflater. */
    final class Deflated implements Packing {
        private Deflated() {}

        @Override
        public int id() {
            return 1;
        }

        @Override
        public byte[] pack(byte[] bytes) {
            try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
                deflater.setInput(bytes);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
                byte[] part = new byte[1 << 14];
                while (!deflater.finished()) {
                    out.write(part, 0, deflater.deflate(part));
                }
                return out.toByteArray();
            }
        }

        @Override
        public byte[] unpack(byte[] packed, int length) {
            try (Inflater inflater = new Inflater()) {
                inflater.setInput(packed);
                byte[] bytes = new byte[length];
                int n = 0;
                while (n < length && !inflater.finished()) {
                    int more = inflater.inflate(bytes, n, length - n);
                    if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                        break;
                    }
                    n += more;
                }
                if (n < length) {
                    throw new IllegalStateException("%d bytes were packed, %d come out".formatted(length, n));
                }
                return bytes;
            } catch (DataFormatException damaged) {
                throw new IllegalStateException("packed bytes are damaged: " + damaged.getMessage(), damaged);
            }
        }
    }

    /** {@link Lz}. */
    final class Blocks implements Packing {
        private Blocks() {}

        @Override
        public int id() {
            return 2;
        }

        @Override
        public byte[] pack(byte[] bytes) {
            return Lz.pack(bytes);
        }

        @Override
        public byte[] unpack(byte[] packed, int length) {
            return Lz.unpack(packed, length);
        }
    }
}
