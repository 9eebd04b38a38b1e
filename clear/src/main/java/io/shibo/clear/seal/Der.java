package io.shibo.clear.seal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** As much of DER (X.690) as a certificate and a signature need, written. */
final class Der {
    private Der() {}

    static byte[] of(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        Bytes out = new Bytes(length + 6);
        out.write(new byte[] {(byte) tag});
        if (length < 0x80) {
            out.write(new byte[] {(byte) length});
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int sign = digits[0] == 0 ? 1 : 0;
            out.write(new byte[] {(byte) (0x80 | (digits.length - sign))});
            out.write(digits, sign, digits.length - sign);
        }
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.copy();
    }

    static byte[] sequence(byte[]... parts) {
        return of(0x30, parts);
    }

    static byte[] integer(BigInteger value) {
        return of(0x02, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return of(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    static byte[] octets(byte[] value) {
        return of(0x04, value);
    }

    /** @param unused bits at the end that do not count */
    static byte[] bits(int unused, byte[] value) {
        return of(0x03, new byte[] {(byte) unused}, value);
    }

    static byte[] ascii(int tag, String text) {
        return of(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier, as in {@code 2.5.29.15}. */
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        Bytes out = new Bytes(16);
        out.write(new byte[] {(byte) (Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]))});
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            int groups = Math.max(1, (38 - Integer.numberOfLeadingZeros(arc)) / 7);
            for (int g = groups - 1; g >= 0; g--) {
                out.write(new byte[] {(byte) (arc >>> (7 * g) & 0x7F | (g > 0 ? 0x80 : 0))});
            }
        }
        return of(0x06, out.copy());
    }
}
