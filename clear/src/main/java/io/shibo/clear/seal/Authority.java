package io.shibo.clear.seal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * An authority that issues keys and certificates for trying out: X.509 v3, of SM2 or RSA. A real zone's certificates come
 * from its electronic port.
 */
public final class Authority {
    private static final int RSA_BITS = 2048;

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

    private static final byte[] BASIC_CONSTRAINTS = Der.oid("2.5.29.19");
    private static final byte[] KEY_USAGE = Der.oid("2.5.29.15");

    /** keyCertSign and cRLSign. */
    private static final byte[] ISSUING = Der.bits(1, new byte[] {0x06});

    /** digitalSignature and nonRepudiation. */
    private static final byte[] SIGNING = Der.bits(6, new byte[] {(byte) 0xC0});

    private final SealAlgorithm algorithm;
    private final Provider provider;
    private final SecureRandom random;
    private final PrivateKey key;
    private final X509Certificate certificate;

    /** A key and its certificate. */
    public record Issued(PrivateKey key, X509Certificate certificate) {}

    /** When a certificate is valid, both ends included; whole seconds. */
    public record Period(Instant from, Instant until) {}

    private Authority(
            SealAlgorithm algorithm,
            Provider provider,
            SecureRandom random,
            PrivateKey key,
            X509Certificate certificate) {
        this.algorithm = algorithm;
        this.provider = provider;
        this.random = random;
        this.key = key;
        this.certificate = certificate;
    }

    /** A new authority, which vouches for itself. */
    public static Authority create(
            SealAlgorithm algorithm, X500Principal name, Period valid, Provider provider, SecureRandom random)
            throws GeneralSecurityException {
        KeyPair keys = keys(algorithm, provider, random);
        X509Certificate certificate = certificate(
                algorithm,
                provider,
                random,
                keys.getPrivate(),
                tbs(algorithm, name, name, serial(random), valid, keys.getPublic(), true));
        return new Authority(algorithm, provider, random, keys.getPrivate(), certificate);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey key() {
        return key;
    }

    /** A key for a company, with its certificate. */
    public Issued issue(X500Principal subject, Period valid) throws GeneralSecurityException {
        return issue(subject, valid, false);
    }

    /** An authority below this one. */
    public Authority issueAuthority(X500Principal subject, Period valid) throws GeneralSecurityException {
        Issued issued = issue(subject, valid, true);
        return new Authority(algorithm, provider, random, issued.key(), issued.certificate());
    }

    private Issued issue(X500Principal subject, Period valid, boolean authority) throws GeneralSecurityException {
        KeyPair keys = keys(algorithm, provider, random);
        byte[] tbs = tbs(
                algorithm,
                certificate.getSubjectX500Principal(),
                subject,
                serial(random),
                valid,
                keys.getPublic(),
                authority);
        return new Issued(keys.getPrivate(), certificate(algorithm, provider, random, key, tbs));
    }

    /**
     * A list of revoked certificates.
     *
     * @param revoked when each was revoked, by serial number
     */
    public X509CRL revoke(Map<BigInteger, Instant> revoked, Period valid) throws GeneralSecurityException {
        List<byte[]> entries = new ArrayList<>();
        revoked.forEach((serial, at) -> entries.add(Der.sequence(Der.integer(serial), time(at))));
        byte[] list = signed(
                algorithm,
                provider,
                random,
                key,
                Der.sequence(
                        Der.integer(BigInteger.ONE),
                        signatureAlgorithm(algorithm),
                        certificate.getSubjectX500Principal().getEncoded(),
                        time(valid.from()),
                        time(valid.until()),
                        Der.sequence(entries.toArray(byte[][]::new))));
        return (X509CRL) CertificateFactory.getInstance("X.509", provider).generateCRL(new ByteArrayInputStream(list));
    }

    private static KeyPair keys(SealAlgorithm algorithm, Provider provider, SecureRandom random)
            throws GeneralSecurityException {
        KeyPairGenerator generator = algorithm == SealAlgorithm.SM2_SM3
                ? KeyPairGenerator.getInstance("EC", provider)
                : KeyPairGenerator.getInstance("RSA");
        if (algorithm == SealAlgorithm.SM2_SM3) {
            generator.initialize(new ECGenParameterSpec("sm2p256v1"), random);
        } else {
            generator.initialize(RSA_BITS, random);
        }
        return generator.generateKeyPair();
    }

    /** 64 bits, positive. */
    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(62, random).setBit(62);
    }

    private static byte[] tbs(
            SealAlgorithm algorithm,
            X500Principal issuer,
            X500Principal subject,
            BigInteger serial,
            Period valid,
            PublicKey key,
            boolean authority) {
        byte[] usage = extension(KEY_USAGE, authority ? ISSUING : SIGNING);
        byte[] extensions = authority
                ? Der.sequence(extension(BASIC_CONSTRAINTS, Der.sequence(Der.bool(true))), usage)
                : Der.sequence(usage);
        return Der.sequence(
                Der.of(0xA0, Der.integer(BigInteger.TWO)),
                Der.integer(serial),
                signatureAlgorithm(algorithm),
                issuer.getEncoded(),
                Der.sequence(time(valid.from()), time(valid.until())),
                subject.getEncoded(),
                key.getEncoded(),
                Der.of(0xA3, extensions));
    }

    /** A critical one. */
    private static byte[] extension(byte[] oid, byte[] value) {
        return Der.sequence(oid, Der.bool(true), Der.octets(value));
    }

    private static byte[] time(Instant at) {
        return at.isBefore(YEAR_2050)
                ? Der.of(0x17, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII))
                : Der.of(0x18, GENERALIZED_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    /** SM2 over SM3 (GM/T 0006), or RSA over SHA-256: what SHA-1 signs is messages only. */
    private static byte[] signatureAlgorithm(SealAlgorithm algorithm) {
        return algorithm == SealAlgorithm.SM2_SM3
                ? Der.sequence(Der.oid("1.2.156.10197.1.501"))
                : Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.of(0x05));
    }

    private static X509Certificate certificate(
            SealAlgorithm algorithm, Provider provider, SecureRandom random, PrivateKey key, byte[] tbs)
            throws GeneralSecurityException {
        return Certificates.read(signed(algorithm, provider, random, key, tbs), provider)
                .getFirst();
    }

    private static byte[] signed(
            SealAlgorithm algorithm, Provider provider, SecureRandom random, PrivateKey key, byte[] tbs)
            throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(algorithm == SealAlgorithm.SM2_SM3 ? "SM3withSM2" : "SHA256withRSA", provider);
        signature.initSign(key, random);
        signature.update(tbs);
        return Der.sequence(tbs, signatureAlgorithm(algorithm), Der.bits(0, signature.sign()));
    }
}
