package io.shibo.clear.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However much is added at once, the hash is SHA-256 over all of it. */
class HasherTest {
    @Property(tries = 500)
    void isTheHashOfEverythingAdded(@ForAll long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Hasher hasher = new Hasher();
        for (int round = 0; round < 3; round++) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = random.nextInt(12); i >= 0; i--) {
                add(random, hasher, all);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
            assertThat(hasher.first()).isEqualTo(ByteBuffer.wrap(hash).getLong(0));
            assertThat(hasher.second()).isEqualTo(ByteBuffer.wrap(hash).getLong(8));
        }
    }

    private static void add(SplittableRandom random, Hasher hasher, ByteArrayOutputStream all) {
        int length = random.nextInt(4) == 0 ? random.nextInt(3000) : random.nextInt(40);
        switch (random.nextInt(5)) {
            case 0 -> {
                hasher.add(null);
                all.write(0xFE);
                all.write(0xFF);
            }
            case 1 -> {
                long number = random.nextLong();
                hasher.add(number);
                all.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
            }
            case 2 -> {
                byte[] bytes = new byte[length + 2];
                random.nextBytes(bytes);
                hasher.add(bytes, 1, length);
                all.write(bytes, 1, length);
            }
            case 3 -> text("x-7 ".repeat(length / 4 + 1), hasher, all);
            default -> text("order 订单 \uD83D\uDE80 \uD800".repeat(length / 8), hasher, all);
        }
    }

    private static void text(String text, Hasher hasher, ByteArrayOutputStream all) {
        hasher.add(text);
        all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        all.write(0xFF);
    }
}
