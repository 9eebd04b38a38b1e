package io.shibo.clear.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;

/**
 * Signs messages with one key. The same message signed again has the same bytes: SM2 draws its secret number from key and
 * message, not from chance, so that a receipt sent again is the receipt sent before.
 *
 * <p>Thread-safe.
 */
public final class Sealer {
    private final SealAlgorithm algorithm;
    private final PrivateKey key;
    private final Provider provider;
    private final String keyInfo;

    private Sealer(SealAlgorithm algorithm, PrivateKey key, Provider provider, String keyInfo) {
        this.algorithm = algorithm;
        this.key = key;
        this.provider = provider;
        this.keyInfo = keyInfo;
    }

    /**
     * @param key of an SM2 or RSA certificate; it must be one that can be read, as from a PKCS#12 file
     * @throws IllegalArgumentException if the key is of another kind
     */
    public static Sealer of(PrivateKey key, X509Certificate certificate, Provider provider) {
        for (SealAlgorithm algorithm : SealAlgorithm.values()) {
            if (algorithm.fits(certificate.getPublicKey())) {
                return new Sealer(algorithm, key, provider, keyInfo(certificate));
            }
        }
        throw new IllegalArgumentException("the key of certificate %s is neither SM2 nor RSA of 1024 bits or more"
                .formatted(Certificates.serial(certificate)));
    }

    private static String keyInfo(X509Certificate certificate) {
        try {
            return "<ds:KeyInfo><ds:KeyName>%s</ds:KeyName><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
                    .formatted(
                            Certificates.serial(certificate),
                            Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException bad) {
            throw new IllegalArgumentException("the certificate cannot be written", bad);
        }
    }

    public SealAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * A message with this key's signature, at the place that its schema has for one; one that stands there is replaced.
     *
     * @param message in UTF-8
     * @throws IllegalArgumentException if the message is not well-formed, or not in UTF-8
     */
    public byte[] sign(byte[] message) {
        try {
            Canonicalizer.Scanned scanned = Canonicalizer.scan(message);
            if (scanned.text() != message) {
                throw new IllegalArgumentException("only messages in UTF-8 are signed");
            }
            if (scanned.signature() != null) {
                return sign(without(message, scanned));
            }
            int place = scanned.extensionAt() > 0 && extensionIsLast(scanned.rootName())
                    ? scanned.extensionAt()
                    : scanned.rootClosesAt();
            byte[] signature = signature(scanned, message).getBytes(StandardCharsets.UTF_8);
            return join(message, place, signature, place);
        } catch (Refused refused) {
            throw new IllegalArgumentException("the message cannot be signed: " + refused.reason());
        }
    }

    /** The schema of exports has the signature before {@code ExtendMessage}, that of imports after it. */
    private static boolean extensionIsLast(String root) {
        return root.matches("CEB(2..|303|403|505|507|509|60.|701)Message");
    }

    private static byte[] without(byte[] message, Canonicalizer.Scanned scanned) {
        return join(message, scanned.signatureAt(), new byte[0], scanned.signatureEndsAt());
    }

    private static byte[] join(byte[] message, int upTo, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(message, upTo + between.length + message.length - from);
        System.arraycopy(between, 0, joined, upTo, between.length);
        System.arraycopy(message, from, joined, upTo + between.length, message.length - from);
        return joined;
    }

    private String signature(Canonicalizer.Scanned scanned, byte[] message) throws Refused {
        byte[] digest =
                algorithm.hash(scanned.document().array(), 0, scanned.document().length());
        String info =
                "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"%s\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"%s\"></ds:SignatureMethod><ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"%s\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\"%s\"></ds:DigestMethod><ds:DigestValue>%s</ds:DigestValue></ds:Reference></ds:SignedInfo>"
                        .formatted(
                                SignatureForm.C14N,
                                algorithm.method(),
                                SignatureForm.ENVELOPED,
                                algorithm.digest(),
                                Base64.getEncoder().encodeToString(digest));
        byte[] canonical = inPlace(scanned, message, info);
        String value = Base64.getEncoder().encodeToString(value(canonical));
        return "<ds:Signature xmlns:ds=\"%s\">%s<ds:SignatureValue>%s</ds:SignatureValue>%s</ds:Signature>"
                .formatted(Canonicalizer.DS, info, value, keyInfo);
    }

    /** SignedInfo in canonical form: it takes on the namespaces of where it stands, so it is put there first. */
    private static byte[] inPlace(Canonicalizer.Scanned scanned, byte[] message, String info) throws Refused {
        byte[] shell = "<ds:Signature xmlns:ds=\"%s\">%s</ds:Signature>"
                .formatted(Canonicalizer.DS, info)
                .getBytes(StandardCharsets.UTF_8);
        // Only the root's tags matter; a signature without the documents costs no time.
        byte[] frame = join(message, scanned.contentAt(), shell, scanned.rootClosesAt());
        return Canonicalizer.scan(frame).signedInfo().copy();
    }

    private byte[] value(byte[] signedInfo) {
        try {
            Signature signature = algorithm.signature(provider);
            if (algorithm == SealAlgorithm.SM2_SM3) {
                signature.initSign(key, new DrawnNumbers(key, signedInfo));
            } else {
                signature.initSign(key);
            }
            signature.update(signedInfo);
            byte[] value = signature.sign();
            return algorithm == SealAlgorithm.SM2_SM3 ? Sm2.plain(value) : value;
        } catch (GeneralSecurityException failed) {
            throw new IllegalArgumentException("the key cannot sign by %s".formatted(algorithm), failed);
        }
    }
}
