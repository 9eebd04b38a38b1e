package io.shibo.clear.intake;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * How raw messages are kept small in the log. {@link #DEFLATE} is the JDK's own and every window can read it; a faster one
 * is handed in by the shell.
 */
public interface Packing {
    /** Of zlib's levels the fastest: messages are repetitive, and higher levels gain little. */
    Packing DEFLATE = new Deflated();

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
}
