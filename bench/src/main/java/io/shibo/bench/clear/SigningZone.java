package io.shibo.bench.clear;

import io.shibo.clear.seal.Authority;
import io.shibo.clear.seal.Certificates;
import io.shibo.clear.seal.CompanyRegistry;
import io.shibo.clear.seal.SealAlgorithm;
import io.shibo.clear.seal.Sealer;
import io.shibo.clear.seal.Seals;
import io.shibo.clear.seal.Trust;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** An authority and a key for whoever declares, by SM2 over SM3; and the window's own key. */
record SigningZone(Seals seals, Sealer sender, Sealer window) {
    private static final Authority.Period PERIOD =
            new Authority.Period(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2035-01-01T00:00:00Z"));

    /** @param companies codes of those that one certificate signs for */
    static SigningZone of(Set<String> companies) {
        Provider provider = new BouncyCastleProvider();
        try {
            Authority authority = Authority.create(
                    SealAlgorithm.SM2_SM3,
                    new X500Principal("CN=Authority, O=Bench"),
                    PERIOD,
                    provider,
                    new SecureRandom());
            Authority.Issued sender = authority.issue(new X500Principal("CN=Senders, O=Bench"), PERIOD);
            Authority.Issued window = authority.issue(new X500Principal("CN=Window, O=Bench"), PERIOD);
            StringBuilder csv = new StringBuilder("serial,subject,company,name,from,until\n");
            for (String company : companies) {
                csv.append(Certificates.serial(sender.certificate()))
                        .append(",,")
                        .append(company)
                        .append(",,,\n");
            }
            Trust trust = new Trust(
                    List.of(authority.certificate()),
                    CompanyRegistry.parse("companies.csv", csv.toString().getBytes(StandardCharsets.UTF_8)),
                    List.of(),
                    Trust.Legacy.REFUSED);
            return new SigningZone(
                    Seals.of(trust, provider),
                    Sealer.of(sender.key(), sender.certificate(), provider),
                    Sealer.of(window.key(), window.certificate(), provider));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("BouncyCastle has no SM2", broken);
        }
    }
}
