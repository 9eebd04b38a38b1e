package io.shibo.hub.io;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in PEM files (RFC 7468, RFC 8410), as {@code openssl genpkey -algorithm ed25519} makes them. */
public final class PemKeys {
    private static final int MAX_BYTES = 64 << 10;
    private static final Pattern PRIVATE = block("PRIVATE KEY");
    private static final Pattern PUBLIC = block("PUBLIC KEY");

    private PemKeys() {}

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
    }

    /** A secret key with its public half. The secret is never repeated in a message. */
    public static KeyPair pair(Path file) throws IOException {
        byte[] encoded = decode(
                file,
                PRIVATE,
                "is not a secret key in PEM form. Make one with: openssl genpkey -algorithm ed25519 -out KEY.pem");
        try {
            if (KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded))
                            instanceof EdECPrivateKey secret
                    && secret.getBytes().isPresent()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                // The public half follows from the secret one; the generator computes it from the same 32 bytes.
                generator.initialize(
                        NamedParameterSpec.ED25519, new Given(secret.getBytes().get()));
                return generator.generateKeyPair();
            }
        } catch (GeneralSecurityException bad) {
            // Told below: what the file holds is not repeated.
        }
        throw wrong(
                file, "is not an Ed25519 secret key. Make one with: openssl genpkey -algorithm ed25519 -out KEY.pem");
    }

    public static PublicKey open(Path file) throws IOException {
        byte[] encoded = decode(
                file,
                PUBLIC,
                "is not a public key in PEM form. Take it from the secret one with: openssl pkey -in KEY.pem -pubout -out PUB.pem");
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException bad) {
            throw wrong(file, "is not an Ed25519 public key.");
        }
    }

    /** A secret key as {@link #pair} reads it. */
    public static String writeSecret(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** A public key as {@link #open} reads it. */
    public static String write(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }

    private static byte[] decode(Path file, Pattern block, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw wrong(file, "%d bytes; a key has at most %d.".formatted(Files.size(file), MAX_BYTES));
        }
        Matcher matcher = block.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw wrong(file, otherwise);
        }
        try {
            return Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException bad) {
            throw wrong(file, otherwise);
        }
    }

    private static InputException wrong(Path file, String message) {
        return new InputException(new Problem(file.toString(), 0, "", message));
    }

    /** Gives the bytes of a key where a generator asks for new ones. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }
}
