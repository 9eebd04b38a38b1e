package io.shibo.clear.seal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The hash SM3 (GB/T 32905-2016), 256 bits. Written here because it is the dearest part of checking a message: four rounds
 * are laid out in a row, so that no value is moved, and the message is expanded as it is used.
 *
 * <p>Not thread-safe; after {@link #digest} it begins anew.
 */
final class Sm3 {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK = 64;

    /** The constant of each round, turned as far as the round asks. */
    private static final int[] TURNED = new int[64];

    static {
        for (int j = 0; j < 64; j++) {
            TURNED[j] = Integer.rotateLeft(j < 16 ? 0x79CC4519 : 0x7A879D8A, j);
        }
    }

    private final int[] state = new int[8];
    private final int[] words = new int[68];
    private final byte[] rest = new byte[BLOCK];
    private int held;
    private long length;

    Sm3() {
        reset();
    }

    /** The hash of some bytes, 32 bytes. */
    static byte[] hash(byte[] bytes) {
        Sm3 sm3 = new Sm3();
        sm3.update(bytes, 0, bytes.length);
        return sm3.digest();
    }

    private void reset() {
        state[0] = 0x7380166F;
        state[1] = 0x4914B2B9;
        state[2] = 0x172442D7;
        state[3] = 0xDA8A0600;
        state[4] = 0xA96F30BC;
        state[5] = 0x163138AA;
        state[6] = 0xE38DEE4D;
        state[7] = 0xB0FB0E4E;
        held = 0;
        length = 0;
    }

    void update(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        length += count;
        int at = offset;
        int left = count;
        if (held > 0) {
            int taken = Math.min(left, BLOCK - held);
            System.arraycopy(bytes, at, rest, held, taken);
            held += taken;
            at += taken;
            left -= taken;
            if (held < BLOCK) {
                return;
            }
            block(rest, 0);
            held = 0;
        }
        while (left >= BLOCK) {
            block(bytes, at);
            at += BLOCK;
            left -= BLOCK;
        }
        System.arraycopy(bytes, at, rest, 0, left);
        held = left;
    }

    byte[] digest() {
        long bits = length << 3;
        rest[held++] = (byte) 0x80;
        if (held > BLOCK - Long.BYTES) {
            java.util.Arrays.fill(rest, held, BLOCK, (byte) 0);
            block(rest, 0);
            held = 0;
        }
        java.util.Arrays.fill(rest, held, BLOCK - Long.BYTES, (byte) 0);
        LONG.set(rest, BLOCK - Long.BYTES, bits);
        block(rest, 0);
        byte[] hash = new byte[32];
        for (int i = 0; i < 8; i++) {
            INT.set(hash, i * Integer.BYTES, state[i]);
        }
        reset();
        return hash;
    }

    private void block(byte[] bytes, int at) {
        int[] w = words;
        for (int j = 0; j < 16; j++) {
            w[j] = (int) INT.get(bytes, at + j * Integer.BYTES);
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = x
                    ^ Integer.rotateLeft(x, 15)
                    ^ Integer.rotateLeft(x, 23)
                    ^ Integer.rotateLeft(w[j - 13], 7)
                    ^ w[j - 6];
        }
        int[] s = state;
        int a = s[0];
        int b = s[1];
        int c = s[2];
        int d = s[3];
        int e = s[4];
        int f = s[5];
        int g = s[6];
        int h = s[7];
        for (int j = 0; j < 16; j += 4) {
            int turned = Integer.rotateLeft(a, 12);
            int ss = Integer.rotateLeft(turned + e + TURNED[j], 7);
            d += (a ^ b ^ c) + (ss ^ turned) + (w[j] ^ w[j + 4]);
            h += (e ^ f ^ g) + ss + w[j];
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            h ^= Integer.rotateLeft(h, 9) ^ Integer.rotateLeft(h, 17);

            turned = Integer.rotateLeft(d, 12);
            ss = Integer.rotateLeft(turned + h + TURNED[j + 1], 7);
            c += (d ^ a ^ b) + (ss ^ turned) + (w[j + 1] ^ w[j + 5]);
            g += (h ^ e ^ f) + ss + w[j + 1];
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            g ^= Integer.rotateLeft(g, 9) ^ Integer.rotateLeft(g, 17);

            turned = Integer.rotateLeft(c, 12);
            ss = Integer.rotateLeft(turned + g + TURNED[j + 2], 7);
            b += (c ^ d ^ a) + (ss ^ turned) + (w[j + 2] ^ w[j + 6]);
            f += (g ^ h ^ e) + ss + w[j + 2];
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            f ^= Integer.rotateLeft(f, 9) ^ Integer.rotateLeft(f, 17);

            turned = Integer.rotateLeft(b, 12);
            ss = Integer.rotateLeft(turned + f + TURNED[j + 3], 7);
            a += (b ^ c ^ d) + (ss ^ turned) + (w[j + 3] ^ w[j + 7]);
            e += (f ^ g ^ h) + ss + w[j + 3];
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
            e ^= Integer.rotateLeft(e, 9) ^ Integer.rotateLeft(e, 17);
        }
        for (int j = 16; j < 64; j += 4) {
            int turned = Integer.rotateLeft(a, 12);
            int ss = Integer.rotateLeft(turned + e + TURNED[j], 7);
            d += (a & b | (a | b) & c) + (ss ^ turned) + (w[j] ^ w[j + 4]);
            h += ((f ^ g) & e ^ g) + ss + w[j];
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            h ^= Integer.rotateLeft(h, 9) ^ Integer.rotateLeft(h, 17);

            turned = Integer.rotateLeft(d, 12);
            ss = Integer.rotateLeft(turned + h + TURNED[j + 1], 7);
            c += (d & a | (d | a) & b) + (ss ^ turned) + (w[j + 1] ^ w[j + 5]);
            g += ((e ^ f) & h ^ f) + ss + w[j + 1];
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            g ^= Integer.rotateLeft(g, 9) ^ Integer.rotateLeft(g, 17);

            turned = Integer.rotateLeft(c, 12);
            ss = Integer.rotateLeft(turned + g + TURNED[j + 2], 7);
            b += (c & d | (c | d) & a) + (ss ^ turned) + (w[j + 2] ^ w[j + 6]);
            f += ((h ^ e) & g ^ e) + ss + w[j + 2];
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            f ^= Integer.rotateLeft(f, 9) ^ Integer.rotateLeft(f, 17);

            turned = Integer.rotateLeft(b, 12);
            ss = Integer.rotateLeft(turned + f + TURNED[j + 3], 7);
            a += (b & c | (b | c) & d) + (ss ^ turned) + (w[j + 3] ^ w[j + 7]);
            e += ((g ^ h) & f ^ h) + ss + w[j + 3];
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
            e ^= Integer.rotateLeft(e, 9) ^ Integer.rotateLeft(e, 17);
        }
        s[0] ^= a;
        s[1] ^= b;
        s[2] ^= c;
        s[3] ^= d;
        s[4] ^= e;
        s[5] ^= f;
        s[6] ^= g;
        s[7] ^= h;
    }
}
