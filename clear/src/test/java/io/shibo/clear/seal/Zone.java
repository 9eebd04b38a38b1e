package io.shibo.clear.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** An authority, a company's key and what is trusted, for tests. */
public final class Zone {
    public static final Provider BC = new BouncyCastleProvider();
    public static final String COMPANY = "3301994S01";
    public static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    public static final Authority.Period PERIOD =
            new Authority.Period(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    /** Made once: keys are dear. */
    public static final Zone SM2 = new Zone(SealAlgorithm.SM2_SM3);

    public static final Zone RSA = new Zone(SealAlgorithm.RSA_SHA1);

    public final Authority authority;
    public final Authority.Issued company;
    public final Sealer sealer;

    private Zone(SealAlgorithm algorithm) {
        try {
            authority = Authority.create(
                    algorithm, new X500Principal("CN=Test authority, O=Sample"), PERIOD, BC, new SecureRandom());
            company = authority.issue(new X500Principal("CN=样本报关行, O=Sample"), PERIOD);
            sealer = Sealer.of(company.key(), company.certificate(), BC);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Seals seals() {
        return seals(registry(Certificates.serial(company.certificate()) + ",,%s,,,".formatted(COMPANY)));
    }

    public Seals seals(CompanyRegistry registry) {
        return Seals.of(new Trust(List.of(authority.certificate()), registry, List.of(), Trust.Legacy.BY_DATE), BC);
    }

    public static CompanyRegistry registry(String... rows) {
        String csv = "serial,subject,company,name,from,until\n" + String.join("\n", rows) + "\n";
        return CompanyRegistry.parse("companies.csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
