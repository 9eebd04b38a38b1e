package io.shibo.hub.seal;

import io.shibo.clear.seal.Sealer;
import io.shibo.clear.seal.Seals;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.seal.Trust;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What a folder of trust and a key file say. */
public final class SealFiles {
    /** The file beside keys that holds their password on its first line. */
    public static final String PASSWORD = "password.txt";

    private SealFiles() {}

    /** Made when first needed: it takes a tenth of a second. */
    private static final class Holder {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /** The provider of SM2 and SM3, X.509 and PKCS#12. It is not registered with the JDK. */
    public static Provider provider() {
        return Holder.PROVIDER;
    }

    /**
     * The check of a folder of trust ({@link Trust#read}).
     *
     * @throws InputException where it does not say what it must
     */
    public static SignatureCheck check(Path trust) throws IOException {
        return Seals.of(Trust.read(trust, provider()), provider());
    }

    /**
     * The check of a folder where it is there; else nothing is checked.
     *
     * @throws InputException where it does not say what it must
     */
    public static SignatureCheck checkIfThere(Path trust) throws IOException {
        return Files.isDirectory(trust) ? check(trust) : SignatureCheck.NONE;
    }

    /**
     * The key of a PKCS#12 file, SM2 or RSA, with its certificate.
     *
     * @param password the file with the password on its first line; {@value #PASSWORD} beside the key where it is null
     * @throws InputException if the file does not open with it or holds no key
     */
    public static Sealer sealer(Path file, @org.jspecify.annotations.Nullable Path password) throws IOException {
        Path secret = password == null ? file.resolveSibling(PASSWORD) : password;
        char[] characters = Files.readAllLines(secret).stream()
                .findFirst()
                .orElse("")
                .strip()
                .toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", provider());
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), characters);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, characters) instanceof PrivateKey key) {
                    return Sealer.of(key, (X509Certificate) store.getCertificate(alias), provider());
                }
            }
            throw problem(file, "holds no key.");
        } catch (GeneralSecurityException | IOException | IllegalArgumentException bad) {
            throw problem(
                    file,
                    "cannot be used as a key file (PKCS#12) with the password of %s: %s"
                            .formatted(secret, bad.getMessage()));
        }
    }

    private static InputException problem(Path file, String message) {
        return new InputException(new Problem(file.toString(), 0, "", message));
    }
}
