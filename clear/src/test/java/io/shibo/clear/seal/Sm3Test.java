package io.shibo.clear.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveSpec;
import org.junit.jupiter.api.Test;

class Sm3Test {
    /** The examples of GB/T 32905-2016, annex A. */
    @Test
    void theStandardsExamples() {
        assertThat(hex(Sm3.hash("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex(Sm3.hash("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Property(tries = 300)
    void randomBytesInRandomPiecesHashAsBouncyCastleHashesThem(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(700)];
        random.nextBytes(bytes);
        Sm3 sm3 = new Sm3();
        for (int round = 0; round < 2; round++) {
            int at = 0;
            while (at < bytes.length) {
                int count = Math.min(bytes.length - at, random.nextInt(200));
                sm3.update(bytes, at, count);
                at += count;
            }
            assertThat(sm3.digest())
                    .isEqualTo(MessageDigest.getInstance("SM3", Zone.BC).digest(bytes));
        }
    }

    /** The example of GB/T 32918.5-2017, annex A: the user's name is the standard's default, 1234567812345678. */
    @Test
    void anSm2SignatureOfTheStandardVerifies() throws Exception {
        var curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        PublicKey key = KeyFactory.getInstance("EC", Zone.BC)
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020", 16),
                                new BigInteger("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13", 16)),
                        new ECNamedCurveSpec("sm2p256v1", curve.getCurve(), curve.getG(), curve.getN(), curve.getH())));
        byte[] value = HexFormat.of()
                .parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
        assertThat(SealAlgorithm.SM2_SM3.fits(key)).isTrue();
        assertThat(SealAlgorithm.SM2_SM3.verify(key, message, value, Zone.BC)).isTrue();
        value[40] ^= 1;
        assertThat(SealAlgorithm.SM2_SM3.verify(key, message, value, Zone.BC)).isFalse();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
