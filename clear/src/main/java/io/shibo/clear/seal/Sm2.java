package io.shibo.clear.seal;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of SM2 is not the provider's: its curve by its numbers, and the two spellings of a signature. The specification
 * names none; the cards of the electronic port give r and s side by side, 32 bytes each, and GB/T 35276 has a DER sequence
 * of two integers. Both are read; the former is written.
 */
final class Sm2 {
    private static final int HALF = 32;

    /** The prime of the curve sm2p256v1 (GB/T 32918.5). */
    private static final BigInteger PRIME =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF", 16);

    /** The order of its base point. */
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

    private static final BigInteger BASE_X =
            new BigInteger("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7", 16);

    private Sm2() {}

    static boolean isItsCurve(@Nullable ECParameterSpec curve) {
        return curve != null
                && curve.getOrder().equals(ORDER)
                && curve.getCurve().getField() instanceof ECFieldFp field
                && field.getP().equals(PRIME)
                && curve.getGenerator().getAffineX().equals(BASE_X);
    }

    /** Either spelling as DER; null where it is neither. */
    static byte @Nullable [] der(byte[] value) {
        if (value.length != 2 * HALF) {
            // At most 72 bytes; what is no DER is refused by the provider.
            return value.length >= 8 && value.length <= 72 && value[0] == 0x30 ? value : null;
        }
        return Der.sequence(
                Der.integer(new BigInteger(1, Arrays.copyOfRange(value, 0, HALF))),
                Der.integer(new BigInteger(1, Arrays.copyOfRange(value, HALF, 2 * HALF))));
    }

    /** The two numbers of a DER signature side by side. */
    static byte[] plain(byte[] der) {
        byte[] plain = new byte[2 * HALF];
        int at = 2;
        for (int i = 0; i < 2; i++) {
            int length = der[at + 1];
            byte[] number = Arrays.copyOfRange(der, at + 2, at + 2 + length);
            int extra = Math.max(0, length - HALF);
            System.arraycopy(number, extra, plain, (i + 1) * HALF - (length - extra), length - extra);
            at += 2 + length;
        }
        return plain;
    }
}
