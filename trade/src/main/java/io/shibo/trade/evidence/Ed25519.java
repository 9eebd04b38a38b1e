package io.shibo.trade.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EncodedKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 (RFC 8032) of the JDK, between raw keys in base64url and the JDK's key objects (RFC 8410 encodings). */
final class Ed25519 {
    static final int SIGNATURE_SIZE = 64;
    private static final int KEY_SIZE = 32;
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /**
     * The y coordinates of points of small order, sign bit cleared, in their little-endian form: with such a key one
     * signature fits many messages, so that its owner could deny what was signed.
     */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private Ed25519() {}

    /** Raw private and public key. */
    record Pair(byte[] secret, byte[] open) {}

    static Pair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            return new Pair(
                    tail(pair.getPrivate().getEncoded()), tail(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", absent);
        }
    }

    /** @throws IllegalArgumentException if it is not 32 bytes in base64url, not a point, or a point of small order */
    static PublicKey publicKey(String base64url) {
        byte[] raw = raw(base64url);
        byte[] y = raw.clone();
        y[KEY_SIZE - 1] &= 0x7F;
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(y))) {
            throw new IllegalArgumentException("a key that fits many messages is refused. Ask for a proper key.");
        }
        return (PublicKey) key(new X509EncodedKeySpec(concat(PUBLIC_PREFIX, raw)));
    }

    /** @throws IllegalArgumentException if it is not 32 bytes in base64url */
    static PrivateKey privateKey(String base64url) {
        return (PrivateKey) key(new PKCS8EncodedKeySpec(concat(PRIVATE_PREFIX, raw(base64url))));
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("signing with a key that was read before", impossible);
        }
    }

    static boolean verify(PublicKey key, byte[] message, byte[] mark) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(mark);
        } catch (SignatureException notOne) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("verifying with a key that was read before", impossible);
        }
    }

    /** Base64url without padding and without spare bits, so that one value has one spelling. */
    static byte[] decode(String base64url) {
        byte[] raw = Base64.getUrlDecoder().decode(base64url);
        if (!encode(raw).equals(base64url)) {
            throw new IllegalArgumentException("not base64url in its only form.");
        }
        return raw;
    }

    static String encode(byte[] raw) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static byte[] raw(String base64url) {
        byte[] raw = decode(base64url);
        if (raw.length != KEY_SIZE) {
            throw new IllegalArgumentException(
                    "an Ed25519 key has 32 bytes, but this one has %d.".formatted(raw.length));
        }
        return raw;
    }

    private static Object key(EncodedKeySpec spec) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return spec instanceof X509EncodedKeySpec ? factory.generatePublic(spec) : factory.generatePrivate(spec);
        } catch (InvalidKeySpecException bad) {
            throw new IllegalArgumentException("not an Ed25519 key.", bad);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", absent);
        }
    }

    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_SIZE, encoded.length);
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
