package io.shibo.trade;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A file as it is stored and signed: a name and exact bytes, which never change. */
public final class StoredFile {
    private final String name;
    private final byte[] content;

    private StoredFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** @param name without folders; @param content copied */
    public static StoredFile of(String name, byte[] content) {
        return new StoredFile(name, content.clone());
    }

    public String name() {
        return name;
    }

    /** A copy of the bytes. */
    public byte[] content() {
        return content.clone();
    }

    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    public int size() {
        return content.length;
    }

    /** SHA-256 of the bytes, in lower-case hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(sha256(content, 0, content.length));
    }

    /** SHA-256 of a part of {@code bytes}. */
    public static byte[] sha256(byte[] bytes, int from, int to) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, to - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredFile file && name.equals(file.name) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
