package io.shibo.hub.seal;

import io.shibo.clear.seal.Authority;
import io.shibo.clear.seal.Certificates;
import io.shibo.clear.seal.SealAlgorithm;
import io.shibo.codes.input.Csv;
import io.shibo.hub.io.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * A folder of keys for trying out: {@code trust/} with an authority and the registry of companies, a PKCS#12 file for each
 * company ({@code 3301994S01.p12}) and for the window ({@code window.p12}), and the password of all. Only the owner may read
 * the keys.
 */
public final class TrialKeys {
    /** The window's own key. */
    public static final String WINDOW = "window";

    private static final int PASSWORD_BYTES = 18;

    private TrialKeys() {}

    /**
     * A company that gets a key.
     *
     * @param signsFor customs codes of others for which its certificate is registered too, with their names
     */
    public record Company(String code, String name, Map<String, String> signsFor) {}

    /**
     * Makes the folder.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there are keys in it already
     */
    public static void make(
            Path folder, SealAlgorithm algorithm, List<Company> companies, Authority.Period valid, SecureRandom random)
            throws IOException {
        Files.createDirectories(folder);
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        writePrivate(
                folder.resolve(SealFiles.PASSWORD),
                (password + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try {
            Authority authority = Authority.create(
                    algorithm,
                    new X500Principal("CN=Shibo trial authority, O=Not for real trade"),
                    valid,
                    SealFiles.provider(),
                    random);
            List<List<String>> rows = new ArrayList<>();
            for (Company company : companies) {
                Authority.Issued issued = authority.issue(name(company.name(), company.code()), valid);
                writeKey(folder.resolve(company.code() + ".p12"), company.code(), issued, authority, password);
                String serial = Certificates.serial(issued.certificate());
                rows.add(List.of(serial, company.code(), company.name()));
                company.signsFor().forEach((code, name) -> rows.add(List.of(serial, code, name)));
            }
            Authority.Issued window = authority.issue(name("Window", WINDOW), valid);
            writeKey(folder.resolve(WINDOW + ".p12"), WINDOW, window, authority, password);
            rows.add(List.of(Certificates.serial(window.certificate()), WINDOW, "the window itself: its receipts"));
            Path trust = folder.resolve("trust");
            Outputs.write(trust.resolve("authorities.pem"), pem(authority.certificate()));
            StringBuilder csv = new StringBuilder("serial,company,name\n");
            rows.forEach(row -> csv.append(Csv.line(row)).append('\n'));
            Outputs.write(trust.resolve("companies.csv"), csv.toString());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("keys cannot be made on this machine", broken);
        }
    }

    private static X500Principal name(String name, String code) {
        return new X500Principal("CN=\"%s\", OU=\"%s\", O=Not for real trade".formatted(plain(name), plain(code)));
    }

    /** A name's value in quotes has neither of these. */
    private static String plain(String text) {
        return text.replaceAll("[\"\\\\]", "");
    }

    private static void writeKey(Path file, String alias, Authority.Issued issued, Authority authority, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12", SealFiles.provider());
        store.load(null, null);
        store.setKeyEntry(alias, issued.key(), password.toCharArray(), new Certificate[] {
            issued.certificate(), authority.certificate()
        });
        var bytes = new java.io.ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        writePrivate(file, bytes.toByteArray());
    }

    /** A new file that only its owner may read, from its first byte on. */
    private static void writePrivate(Path file, byte[] bytes) throws IOException {
        boolean posix =
                Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null;
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, bytes);
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()));
    }
}
