package io.shibo.meet.badge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text in a badge's QR code: {@code SB1} and, in base32, these bytes. All characters are of the code's alphanumeric
 * mode (ISO/IEC 18004), so that a badge fits 49 by 49 modules. Numbers are big-endian.
 *
 * <pre>
 *  0  u8    version of this layout, 1
 *  1  u8    role: 1 exhibitor, 2 buyer, 3 visitor, 4 press, 5 staff
 *  2  u8    flags, 0: none is used yet
 *  3  u16   number of the badge among the holder's, from 1
 *  5  u16   first day, counted from 2000-01-01
 *  7  u8    days it lasts after the first
 *  8  text  edition      a text is its length in bytes (u8) and its UTF-8
 *     text  holder
 *     text  organisation; empty where it is the holder
 *     text  name
 *     64    Ed25519 signature (RFC 8032) of "shibo badge 1", a zero byte and all bytes before
 * </pre>
 *
 * A later layout gets another version and a reader beside this one. There is one way to write a badge: a text that decodes to
 * the same bytes in another form is refused, so that a badge has one token.
 */
public final class BadgeToken {
    /** What a token starts with: a gate tells it from other codes by this. */
    public static final String PREFIX = "SB1";

    /** Characters: a longer text is not looked at. */
    public static final int MAX_LENGTH = 800;

    static final int SIGNATURE_BYTES = 64;
    private static final int VERSION = 1;
    private static final byte[] DOMAIN = "shibo badge 1\0".getBytes(StandardCharsets.US_ASCII);

    private final Badge badge;
    private final byte[] said;
    private final byte[] signature;

    private BadgeToken(Badge badge, byte[] said, byte[] signature) {
        this.badge = badge;
        this.said = said;
        this.signature = signature;
    }

    /**
     * The token of a badge.
     *
     * @param secret an Ed25519 key
     * @throws IllegalArgumentException if the key is of another kind
     */
    public static String sign(Badge badge, PrivateKey secret) {
        byte[] said = bytes(badge);
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(DOMAIN);
            signer.update(said);
            byte[] all = Arrays.copyOf(said, said.length + SIGNATURE_BYTES);
            System.arraycopy(signer.sign(), 0, all, said.length, SIGNATURE_BYTES);
            return PREFIX + Base32.encode(all);
        } catch (InvalidKeyException other) {
            throw new IllegalArgumentException("the key that signs badges is not an Ed25519 key.", other);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no Ed25519", missing);
        }
    }

    /** Reads a token without judging its signature; empty where it is none. Blanks around it and small letters are allowed. */
    static Optional<BadgeToken> parse(String text) {
        String token = text.strip().toUpperCase(Locale.ROOT);
        if (token.length() > MAX_LENGTH || !token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Base32.decode(token.substring(PREFIX.length())).flatMap(BadgeToken::parse);
    }

    private static Optional<BadgeToken> parse(byte[] all) {
        if (all.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(all, all.length - SIGNATURE_BYTES);
        @Nullable Badge badge = badge(ByteBuffer.wrap(said));
        // Written again: what a writer would not have written so is not taken.
        return badge == null || !Arrays.equals(bytes(badge), said)
                ? Optional.empty()
                : Optional.of(new BadgeToken(badge, said, Arrays.copyOfRange(all, said.length, all.length)));
    }

    /** What it says, genuine or not. */
    Badge badge() {
        return badge;
    }

    boolean signedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(DOMAIN);
            verifier.update(said);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException not) {
            return false; // Bytes that are no signature at all, or a key of another kind.
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no Ed25519", missing);
        }
    }

    private static byte[] bytes(Badge badge) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(badge.role().code());
        out.write(0);
        u16(out, badge.id().issue());
        u16(out, (int) (badge.firstDay().toEpochDay() - Badge.EPOCH.toEpochDay()));
        out.write((int) (badge.lastDay().toEpochDay() - badge.firstDay().toEpochDay()));
        text(out, badge.edition());
        text(out, badge.id().holder());
        text(out, badge.organisation().equals(badge.id().holder()) ? "" : badge.organisation());
        text(out, badge.name());
        return out.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static @Nullable Badge badge(ByteBuffer in) {
        if (in.remaining() < 12 || in.get() != VERSION) {
            return null;
        }
        int code = in.get() & 0xFF;
        Optional<BadgeRole> role = Arrays.stream(BadgeRole.values())
                .filter(each -> each.code() == code)
                .findFirst();
        int flags = in.get() & 0xFF;
        int issue = in.getShort() & 0xFFFF;
        int from = in.getShort() & 0xFFFF;
        int days = in.get() & 0xFF;
        @Nullable String edition = text(in);
        @Nullable String holder = text(in);
        @Nullable String organisation = text(in);
        @Nullable String name = text(in);
        if (role.isEmpty() || flags != 0 || in.hasRemaining()) {
            return null;
        }
        if (edition == null || holder == null || organisation == null || name == null) {
            return null;
        }
        try {
            return new Badge(
                    edition,
                    new BadgeId(holder, issue),
                    organisation.isEmpty() ? holder : organisation,
                    role.get(),
                    name,
                    Badge.EPOCH.plusDays(from),
                    Badge.EPOCH.plusDays(from).plusDays(days));
        } catch (IllegalArgumentException outOfRange) {
            return null;
        }
    }

    private static @Nullable String text(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return null;
        }
        int length = in.get() & 0xFF;
        if (length > in.remaining()) {
            return null;
        }
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException not) {
            return null;
        }
    }
}
