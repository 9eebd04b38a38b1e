package io.shibo.clear.seal;

import io.shibo.clear.ceb.SignatureFault;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Certificates as messages bring them, each followed to an authority once. What depends on time is kept as spans, so that
 * what was found holds for every message.
 */
final class Chains {
    /** Certificates remembered; past it, all are forgotten: a sender of ever new ones costs time, not memory. */
    private static final int REMEMBERED = 10_000;

    private static final int LONGEST = 6;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final Trust trust;
    private final Provider provider;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * A certificate and what is known of it.
     *
     * @param key the certificate's
     * @param from when it and all above it begin to be valid, milliseconds since 1970 in UTC
     * @param until when the first of them ends
     * @param revokedAt when it or one above it was revoked; {@link Long#MAX_VALUE} for never
     * @param reason why it is not trusted; null where it is
     */
    record Known(
            X509Certificate certificate,
            PublicKey key,
            long from,
            long until,
            long revokedAt,
            @Nullable String reason) {
        /** Refuses what is trusted at no time. */
        void checkTrust() throws Refused {
            if (reason != null) {
                throw new Refused(SignatureFault.SIGNATURE, reason);
            }
        }

        void checkTime(long at) throws Refused {
            if (at < from || at > until) {
                throw new Refused(
                        SignatureFault.EXPIRED,
                        "certificate %s is valid from %s until %s"
                                .formatted(
                                        Certificates.serial(certificate),
                                        new Date(from).toInstant(),
                                        new Date(until).toInstant()));
            }
            if (at >= revokedAt) {
                throw new Refused(
                        SignatureFault.SIGNATURE,
                        "certificate %s was revoked on %s"
                                .formatted(Certificates.serial(certificate), new Date(revokedAt).toInstant()));
            }
        }
    }

    Chains(Trust trust, Provider provider) {
        this.trust = trust;
        this.provider = provider;
    }

    /** @param certificates DER; the signer's first */
    Known find(List<byte[]> certificates) throws Refused {
        StringBuilder key = new StringBuilder();
        for (byte[] certificate : certificates) {
            key.append(HexFormat.of().formatHex(Sm3.hash(certificate)));
        }
        Known found = known.get(key.toString());
        if (found == null) {
            try {
                found = follow(read(certificates));
            } catch (RuntimeException odd) {
                // A name or a number inside may be broken, which shows only where it is asked for.
                throw new Refused(SignatureFault.SIGNATURE, "X509Certificate is no certificate");
            }
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(key.toString(), found);
        }
        return found;
    }

    private List<X509Certificate> read(List<byte[]> certificates) throws Refused {
        List<X509Certificate> read = new ArrayList<>();
        for (byte[] bytes : certificates) {
            try {
                List<X509Certificate> one = Certificates.read(bytes, provider);
                if (one.size() == 1 && java.util.Arrays.equals(one.getFirst().getEncoded(), bytes)) {
                    read.add(one.getFirst());
                    continue;
                }
            } catch (GeneralSecurityException | RuntimeException bad) {
                // Answered below; a provider's parser may throw anything at what is no certificate.
            }
            throw new Refused(SignatureFault.SIGNATURE, "X509Certificate is no certificate");
        }
        return read;
    }

    private Known follow(List<X509Certificate> certificates) {
        X509Certificate signer = certificates.getFirst();
        Objects.requireNonNull(signer.getPublicKey(), "a key that cannot be read");
        if (signer.getBasicConstraints() >= 0) {
            return refused(signer, "certificate %s is an authority's; it must be a company's");
        }
        boolean @Nullable [] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            return refused(signer, "certificate %s is not for signing");
        }
        List<X509Certificate> path = new ArrayList<>(List.of(signer));
        X509Certificate anchor = climb(path, certificates);
        if (anchor == null) {
            return refused(signer, "certificate %s does not lead to a trusted authority");
        }
        long from = anchor.getNotBefore().getTime();
        long until = anchor.getNotAfter().getTime();
        long revokedAt = Long.MAX_VALUE;
        for (X509Certificate certificate : path) {
            from = Math.max(from, certificate.getNotBefore().getTime());
            until = Math.min(until, certificate.getNotAfter().getTime());
            revokedAt = Math.min(revokedAt, revokedAt(certificate));
        }
        try {
            // Validity is checked against each message's time; here, at one that suits all.
            PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            rules.setRevocationEnabled(false);
            rules.setDate(new Date(from));
            CertPathValidator.getInstance("PKIX", provider)
                    .validate(CertificateFactory.getInstance("X.509", provider).generateCertPath(path), rules);
        } catch (GeneralSecurityException | RuntimeException bad) {
            return refused(
                    signer,
                    "certificate %s: " + String.valueOf(bad.getMessage()).replace("%", "%%"));
        }
        return new Known(signer, signer.getPublicKey(), from, until, revokedAt, null);
    }

    /** Goes up from the path's last certificate to an authority, by way of what the message brought along. */
    private @Nullable X509Certificate climb(List<X509Certificate> path, List<X509Certificate> brought) {
        while (path.size() < LONGEST) {
            X509Certificate last = path.getLast();
            X509Certificate anchor = issuer(last, trust.authorities());
            if (anchor != null) {
                return anchor;
            }
            X509Certificate next = issuer(last, brought);
            if (next == null || path.contains(next)) {
                return null;
            }
            path.add(next);
        }
        return null;
    }

    private @Nullable X509Certificate issuer(X509Certificate certificate, List<X509Certificate> candidates) {
        for (X509Certificate candidate : candidates) {
            if (candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && isSigned(certificate, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isSigned(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey(), provider);
            return true;
        } catch (GeneralSecurityException | RuntimeException notIts) {
            return false;
        }
    }

    private long revokedAt(X509Certificate certificate) {
        long first = Long.MAX_VALUE;
        for (X509CRL list : trust.revocations()) {
            if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
                if (entry != null) {
                    first = Math.min(first, entry.getRevocationDate().getTime());
                }
            }
        }
        return first;
    }

    private static Known refused(X509Certificate certificate, String reason) {
        return new Known(
                certificate,
                certificate.getPublicKey(),
                0,
                0,
                Long.MAX_VALUE,
                reason.formatted(Certificates.serial(certificate)));
    }
}
