package io.shibo.clear.seal;

import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;

/**
 * Checks signatures of business messages and of envelopes ({@code DxpMsg}).
 *
 * <p>A signature is valid where all of this holds: it is the only one and a child of the root; it covers the whole message
 * by one reference and the enveloped-signature transform; its algorithm is accepted; its certificate is the one it names,
 * leads to a trusted authority, is for signing, and is valid and not revoked at the time; the data are those that were
 * signed; and the certificate is registered for a company. Anything else is refused, with the first reason found.
 *
 * <p>Thread-safe. Certificates are followed once and remembered.
 */
public final class Seals implements SignatureCheck {
    private static final String ENVELOPE = "http://www.chinaport.gov.cn/dxp";

    /** From midnight of 1 July 2022 in China on, certificates are issued for SM2 over SM3 ({@link Trust.Legacy#BY_DATE}). */
    private static final long SM2_ONLY = Instant.parse("2022-06-30T16:00:00Z").toEpochMilli();

    private final Trust trust;
    private final Provider provider;
    private final Chains chains;

    private Seals(Trust trust, Provider provider) {
        this.trust = trust;
        this.provider = provider;
        chains = new Chains(trust, provider);
    }

    /** @param provider one that has {@code SM3withSM2}, X.509 and PKIX: BouncyCastle */
    public static Seals of(Trust trust, Provider provider) {
        return new Seals(trust, provider);
    }

    @Override
    public Reading.Signature check(byte[] raw, long at) {
        try {
            Canonicalizer.Scanned message = Canonicalizer.scan(raw);
            Element signature = message.signature();
            return signature == null ? Reading.Signature.ABSENT : verify(message, SignatureForm.of(signature), at);
        } catch (Refused refused) {
            return new Reading.Signature.Invalid(refused.fault(), refused.reason());
        }
    }

    private Reading.Signature verify(Canonicalizer.Scanned message, SignatureForm form, long at) throws Refused {
        boolean whole = form.reference().isEmpty();
        if (!whole && !isRoot(form.reference(), message)) {
            throw new Refused(SignatureFault.SIGNATURE, "the reference is not to the whole message");
        }
        Chains.Known known = chains.find(form.certificates());
        known.checkTrust();
        X509Certificate certificate = known.certificate();
        if (!Certificates.isSerial(form.keyName(), certificate)) {
            throw new Refused(
                    SignatureFault.CERTIFICATE,
                    "KeyName is %s, but the certificate's serial number is %s"
                            .formatted(
                                    io.shibo.codes.input.Problem.show(form.keyName()),
                                    Certificates.serial(certificate)));
        }
        checkAlgorithm(form.algorithm(), known);
        if (!form.algorithm().verify(known.key(), message.signedInfo().copy(), form.value(), provider)) {
            throw new Refused(SignatureFault.SIGNATURE, "the certificate's key did not sign this");
        }
        int from = whole ? 0 : message.rootStart();
        int to = whole ? message.document().length() : message.rootEnd();
        byte[] digest = form.algorithm().hash(message.document().array(), from, to - from);
        if (!MessageDigest.isEqual(digest, form.digest())) {
            throw new Refused(SignatureFault.DATA, "the digest of the message is another");
        }
        known.checkTime(at);
        Set<String> companies = trust.companies().companies(certificate, at);
        if (companies.isEmpty()) {
            throw new Refused(
                    SignatureFault.CERTIFICATE,
                    "certificate %s is registered for no company".formatted(Certificates.serial(certificate)));
        }
        return new Reading.Signature.Valid(Certificates.serial(certificate), companies);
    }

    /** An envelope inside another carries an Id for its signature (specification, table 4-1); nothing else may. */
    private static boolean isRoot(String reference, Canonicalizer.Scanned message) {
        String id = message.rootId();
        return id != null
                && message.rootName().equals("DxpMsg")
                && message.rootNamespace().equals(ENVELOPE)
                && reference.equals('#' + id);
    }

    private void checkAlgorithm(SealAlgorithm algorithm, Chains.Known known) throws Refused {
        if (!algorithm.fits(known.key())) {
            throw new Refused(SignatureFault.SIGNATURE, "the certificate's key is not one of %s".formatted(algorithm));
        }
        if (algorithm == SealAlgorithm.RSA_SHA1) {
            boolean old = known.certificate().getNotBefore().getTime() < SM2_ONLY;
            if (trust.legacy() == Trust.Legacy.REFUSED || trust.legacy() == Trust.Legacy.BY_DATE && !old) {
                throw new Refused(
                        SignatureFault.SIGNATURE,
                        trust.legacy() == Trust.Legacy.REFUSED
                                ? "RSA over SHA-1 is not accepted"
                                : "RSA over SHA-1 is not accepted of certificates issued from 2022-07-01 on");
            }
        }
    }
}
