package io.shibo.clear.seal;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What signatures are believed by.
 *
 * @param authorities the certificates that may vouch for others; none of them needs to be a root
 * @param companies which certificate signs for whom
 * @param revocations lists of revoked certificates, each signed by one of the authorities
 * @param legacy whether RSA over SHA-1 is still accepted
 */
public record Trust(
        List<X509Certificate> authorities, CompanyRegistry companies, List<X509CRL> revocations, Legacy legacy) {

    /** Whether a signature of RSA over SHA-1 is accepted. */
    public enum Legacy {
        /**
         * Where its certificate was issued before 1 July 2022: those issued from then on must sign by SM2 over SM3, older
         * ones may go on as long as they are valid (notice of the China E-Port Data Center of 17 May 2022).
         */
        BY_DATE,
        REFUSED,
        ACCEPTED
    }

    public Trust {
        authorities = List.copyOf(authorities);
        revocations = List.copyOf(revocations);
    }

    /**
     * Reads a folder: {@code authorities.pem}, {@code companies.csv} and, where they are there, {@code revoked.crl} (PEM or
     * DER) and {@code trust.properties} with {@code rsa-sha1=by-date|refused|accepted}.
     *
     * @throws InputException where a file does not say what it must
     */
    public static Trust read(Path folder, Provider provider) throws IOException {
        Path authorities = folder.resolve("authorities.pem");
        Path companies = folder.resolve("companies.csv");
        Path revoked = folder.resolve("revoked.crl");
        try {
            Trust trust = new Trust(
                    Certificates.read(Files.readAllBytes(authorities), provider),
                    CompanyRegistry.parse(companies.toString(), Files.readAllBytes(companies)),
                    Files.exists(revoked)
                            ? Certificates.readRevocations(Files.readAllBytes(revoked), provider)
                            : List.of(),
                    legacy(folder.resolve("trust.properties")));
            if (trust.authorities().isEmpty()) {
                throw problem(authorities, "holds no certificate.");
            }
            trust.checkRevocations(revoked, provider);
            return trust;
        } catch (GeneralSecurityException bad) {
            throw problem(folder, "a certificate or revocation list in it cannot be read: " + bad.getMessage());
        }
    }

    private void checkRevocations(Path file, Provider provider) {
        for (X509CRL list : revocations) {
            if (authorities.stream().noneMatch(authority -> isIssued(list, authority, provider))) {
                throw problem(
                        file,
                        "the revocation list of %s is not signed by any of the authorities."
                                .formatted(list.getIssuerX500Principal()));
            }
        }
    }

    private static boolean isIssued(X509CRL list, X509Certificate authority, Provider provider) {
        if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey(), provider);
            return true;
        } catch (GeneralSecurityException notIts) {
            return false;
        }
    }

    private static Legacy legacy(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Legacy.BY_DATE;
        }
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        for (String name : settings.stringPropertyNames()) {
            if (!name.equals("rsa-sha1")) {
                throw problem(file, "setting '%s' is not known; rsa-sha1 is.".formatted(Problem.show(name)));
            }
        }
        String value = settings.getProperty("rsa-sha1", "by-date").strip();
        for (Legacy legacy : Legacy.values()) {
            if (legacy.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
                return legacy;
            }
        }
        throw problem(file, "rsa-sha1 is '%s'; write by-date, refused or accepted.".formatted(Problem.show(value)));
    }

    private static InputException problem(Path file, String message) {
        return new InputException(new Problem(file.toString(), 0, "", message));
    }
}
