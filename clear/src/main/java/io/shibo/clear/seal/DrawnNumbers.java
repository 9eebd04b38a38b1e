package io.shibo.clear.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret number of a signature, drawn from the private key and what is signed, as RFC 6979 does for other curves (its
 * generator, HMAC_DRBG of SHA-256, section 3.2): nobody without the key can foresee it, two messages have two, and the same
 * message has the same.
 */
final class DrawnNumbers extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private transient byte[] k = new byte[32];
    private transient byte[] v = new byte[32];

    /** @throws IllegalArgumentException if the key cannot be read, as one inside a device */
    DrawnNumbers(PrivateKey key, byte[] signed) throws GeneralSecurityException {
        super(null, null);
        byte[] secret = key.getEncoded();
        if (secret == null) {
            throw new IllegalArgumentException("the key cannot be read; keep it in a PKCS#12 file");
        }
        java.util.Arrays.fill(v, (byte) 1);
        byte[] hash = Sm3.hash(signed);
        for (byte step = 0; step < 2; step++) {
            k = hmac(k, v, new byte[] {step}, secret, hash);
            v = hmac(k, v);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        try {
            int at = 0;
            while (at < bytes.length) {
                v = hmac(k, v);
                int count = Math.min(v.length, bytes.length - at);
                System.arraycopy(v, 0, bytes, at, count);
                at += count;
            }
            // As section 3.2 step h.3 of the RFC: what is drawn next, if this one is not taken, is another.
            k = hmac(k, v, new byte[] {0});
            v = hmac(k, v);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this Java has no HmacSHA256", absent);
        }
    }
}
