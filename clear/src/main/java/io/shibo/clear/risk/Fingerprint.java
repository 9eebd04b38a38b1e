package io.shibo.clear.risk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * 64 bits that stand for a text: the first of its SHA-256. Enough to count by; the chance that any two of a hundred million
 * texts share one is one in 3,700. Not a secret: who knows the few possible texts can try them, so fingerprints of persons
 * are guarded as the log is.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of texts as they are, in this order. */
    public static long of(String... parts) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0xFF);
        }
        byte[] bytes = digest.digest();
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** Of a telephone number: digits only, without China's prefix, so that ways of writing it do not tell numbers apart. */
    public static long ofTelephone(String telephone) {
        String digits = folded(telephone).replaceAll("[^0-9]", "");
        String own = digits.length() > 11 ? digits.replaceFirst("^(00)?86", "") : digits;
        return of("telephone", own.isEmpty() ? telephone : own);
    }

    /** Of an address: letters and digits only, wide and narrow ones alike. */
    public static long ofAddress(String address) {
        String plain = folded(address)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return of("address", plain.isEmpty() ? address : plain);
    }

    /** One key of two, order mattering; a mix whose every bit depends on every bit (the finisher of SplitMix64). */
    static long mix(long left, long right) {
        long mixed = left * 0x9E3779B97F4A7C15L + right;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }
}
