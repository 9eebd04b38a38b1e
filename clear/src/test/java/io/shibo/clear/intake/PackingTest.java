package io.shibo.clear.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.sample.SampleParcels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed comes out again; what is damaged is told and never more than was asked for. */
class PackingTest {
    /** Bytes that repeat themselves more or less: of few values, with runs and copies from before. */
    private static byte[] some(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[length];
        int values = 1 + random.nextInt(255);
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, 1 + random.nextInt(300));
            switch (random.nextInt(3)) {
                case 0 -> {
                    for (int i = 0; i < count; i++) {
                        bytes[at + i] = (byte) random.nextInt(values);
                    }
                }
                case 1 -> Arrays.fill(bytes, at, at + count, (byte) random.nextInt(values));
                default -> {
                    int from = at == 0 ? 0 : random.nextInt(at);
                    for (int i = 0; i < count; i++) {
                        bytes[at + i] = bytes[Math.min(from + i, Math.max(0, at - 1))];
                    }
                }
            }
            at += count;
        }
        return bytes;
    }

    @Property(tries = 500)
    void comesOutAsItWentIn(@ForAll long seed, @ForAll @IntRange(max = 200_000) int length) {
        byte[] bytes = some(seed, length);
        for (Packing packing : new Packing[] {Packing.FAST, Packing.DEFLATE}) {
            assertThat(packing.unpack(packing.pack(bytes), length)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 11, 12, 13, 14, 15, 16, 19, 270, 271, 65_535, 65_536, 65_537, 65_600})
    void everyLengthAtAnEdgeToo(int length) {
        for (byte[] bytes : new byte[][] {new byte[length], some(length, length)}) {
            assertThat(Packing.FAST.unpack(Packing.FAST.pack(bytes), length)).isEqualTo(bytes);
        }
    }

    /** Written down by hand from the description of the format: eleven letters, a copy of nine from six before, five. */
    @Test
    void readsABlockAsTheFormatHasIt() {
        byte[] block = HexFormat.of().parseHex("b5" + "6162636465666768696a6b" + "0600" + "50" + "3132333435");
        byte[] expected = "abcdefghijkfghijkfgh12345".getBytes(StandardCharsets.US_ASCII);
        assertThat(Packing.FAST.unpack(block, expected.length)).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void damagedBytesAreToldOrGiveAsManyAsWereAskedFor(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = random.nextInt(3000);
        byte[] packed = Packing.FAST.pack(some(seed, length));
        for (int i = random.nextInt(4); i >= 0 && packed.length > 0; i--) {
            packed[random.nextInt(packed.length)] = (byte) random.nextInt(256);
        }
        byte[] torn = Arrays.copyOf(packed, random.nextInt(packed.length + 3));
        try {
            assertThat(Packing.FAST.unpack(torn, length)).hasSize(length);
        } catch (IllegalStateException told) {
            assertThat(told).hasMessageContaining("damaged");
        }
    }

    @Test
    void messagesBecomeAFifthOfTheirSize() throws IOException {
        long[] bytes = new long[2];
        SampleParcels.generate(new SampleParcels.Settings(300, 1), (name, message) -> {
            bytes[0] += message.length;
            bytes[1] += Packing.FAST.pack(message).length;
        });
        assertThat(bytes[0]).isGreaterThan(bytes[1] * 4);
    }
}
