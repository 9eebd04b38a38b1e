package io.shibo.clear.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** The two ways of signing of the specification of 2022-05, section 6.2.1. */
public enum SealAlgorithm {
    /** SM2 over SM3 (GB/T 32918, GB/T 32905), the preferred one; the provider's. */
    SM2_SM3("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3", "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3"),
    /** RSA over SHA-1, for certificates from before July 2022. */
    RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1");

    /** RSA keys shorter than this are refused; the platform's own of 2015 have as many. */
    private static final int SHORTEST_RSA = 1024;

    private final String method;
    private final String digest;

    SealAlgorithm(String method, String digest) {
        this.method = method;
        this.digest = digest;
    }

    /** The URI of {@code SignatureMethod}. */
    public String method() {
        return method;
    }

    /** The URI of {@code DigestMethod}. */
    public String digest() {
        return digest;
    }

    static @Nullable SealAlgorithm find(String method) {
        for (SealAlgorithm algorithm : values()) {
            if (algorithm.method.equals(method)) {
                return algorithm;
            }
        }
        return null;
    }

    byte[] hash(byte[] bytes, int offset, int length) {
        if (this == SM2_SM3) {
            Sm3 sm3 = new Sm3();
            sm3.update(bytes, offset, length);
            return sm3.digest();
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(bytes, offset, length);
            return sha1.digest();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this Java has no SHA-1", absent);
        }
    }

    /** Whether a key is of this algorithm's kind, and long enough. */
    boolean fits(PublicKey key) {
        return switch (this) {
            case SM2_SM3 -> key instanceof ECPublicKey ec && Sm2.isItsCurve(ec.getParams());
            case RSA_SHA1 -> key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA;
        };
    }

    /** Whether {@code value}, as the message carries it, is the key's signature over {@code signedInfo}. */
    boolean verify(PublicKey key, byte[] signedInfo, byte[] value, Provider provider) {
        try {
            byte[] encoded = this == SM2_SM3 ? Sm2.der(value) : value;
            Signature signature = signature(provider);
            signature.initVerify(key);
            signature.update(signedInfo);
            return encoded != null && signature.verify(encoded);
        } catch (GeneralSecurityException | RuntimeException bad) {
            return false;
        }
    }

    Signature signature(Provider provider) throws GeneralSecurityException {
        return this == SM2_SM3 ? Signature.getInstance("SM3withSM2", provider) : Signature.getInstance("SHA1withRSA");
    }
}
