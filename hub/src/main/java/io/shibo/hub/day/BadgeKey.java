package io.shibo.hub.day;

import io.shibo.hub.HubSettings;
import io.shibo.hub.io.PemKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that signs badges: {@code keys/badges.pem} in the data folder, made on first use and readable by its owner alone.
 * {@code shibo meet badges --key} takes the same file.
 */
@Component
class BadgeKey {
    static final String FILE = "keys/badges.pem";

    private final Path file;
    private volatile @Nullable KeyPair pair;

    BadgeKey(HubSettings settings) {
        this.file = settings.home().resolve(FILE);
    }

    PublicKey open() {
        return pair().getPublic();
    }

    synchronized KeyPair pair() {
        KeyPair known = pair;
        if (known == null) {
            try {
                if (!Files.exists(file)) {
                    make();
                }
                known = PemKeys.pair(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(file + " cannot be read or made", failed);
            }
            pair = known;
        }
        return known;
    }

    private void make() throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] alone = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path part = Files.createTempFile(folder, ".badges", ".part", alone);
        try {
            KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(part, PemKeys.writeSecret(made.getPrivate()));
            Files.move(part, file);
        } catch (FileAlreadyExistsException meanwhile) {
            // Another process made it between our look and our move: that one is used.
            return;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no Ed25519", missing);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
