package io.shibo.trade.evidence;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Tree;
import io.shibo.trade.internal.json.JsonText;
import io.shibo.trade.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A signature that stands beside what it signs: {@code header..signature} (RFC 7515, appendix F).
 *
 * <p>The header is read as strictly as it is written. Its algorithm decides nothing: it must be EdDSA, and the key that the
 * verifier trusts is an Ed25519 key. A key carried in the header is refused, not ignored, since some verifiers use it.
 *
 * @param kid of the key that is said to have signed
 * @param header as it stands, in base64url
 */
record DetachedJws(String kid, String header, byte[] mark) {
    private static final int MAX_SIZE = 2_048;
    private static final String TYPE = "shibo-manifest+jws";
    private static final Set<String> KEY_CARRIERS = Set.of("jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256");

    /** A signature file that is not what it should be. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;
        private final String detail;

        Refused(Reason reason, String detail) {
            super(reason + " " + detail);
            this.reason = reason;
            this.detail = detail;
        }

        Reason reason() {
            return reason;
        }

        String detail() {
            return detail;
        }
    }

    static byte[] write(SigningKey key, byte[] payload) {
        String header = Ed25519.encode(
                ("{\"alg\":\"EdDSA\",\"kid\":" + JsonText.quote(key.card().kid()) + ",\"typ\":\"" + TYPE + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] mark = key.sign(signingInput(header, payload));
        return (header + ".." + Ed25519.encode(mark)).getBytes(StandardCharsets.US_ASCII);
    }

    static DetachedJws read(byte[] file) throws Refused {
        if (file.length > MAX_SIZE) {
            throw new Refused(Reason.SIGNATURE_FORM, file.length + " bytes");
        }
        String[] parts = new String(file, StandardCharsets.ISO_8859_1).split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            throw new Refused(Reason.SIGNATURE_FORM, "header..signature");
        }
        byte[] mark = decode(parts[2]);
        if (mark.length != Ed25519.SIGNATURE_SIZE) {
            throw new Refused(Reason.SIGNATURE_FORM, mark.length + " ≠ 64 bytes");
        }
        return new DetachedJws(kid(decode(parts[0])), parts[0], mark);
    }

    boolean signs(byte[] payload, IssuerCard card) {
        return Ed25519.verify(Ed25519.publicKey(card.key()), signingInput(header, payload), mark);
    }

    private static String kid(byte[] header) throws Refused {
        Map<String, Tree> members;
        try {
            if (!(StrictJson.read(Bundle.SIGNATURE, header) instanceof Tree.Fields fields)) {
                throw new Refused(Reason.SIGNATURE_HEADER, "{…}");
            }
            members = fields.byName();
        } catch (InputException bad) {
            throw new Refused(Reason.SIGNATURE_HEADER, bad.problems().getFirst().message());
        }
        for (String member : members.keySet()) {
            if (KEY_CARRIERS.contains(member)) {
                throw new Refused(Reason.EMBEDDED_KEY, member);
            }
            if (member.equals("crit")) {
                throw new Refused(Reason.UNKNOWN_EXTENSION, member);
            }
            if (!Set.of("alg", "kid", "typ").contains(member)) {
                throw new Refused(Reason.SIGNATURE_HEADER, Problem.show(member));
            }
        }
        String alg = member(members, "alg");
        if (!alg.equals("EdDSA")) {
            throw new Refused(Reason.ALGORITHM, Problem.show(alg));
        }
        String type = member(members, "typ");
        if (!type.equals(TYPE)) {
            throw new Refused(Reason.SIGNATURE_HEADER, "typ " + Problem.show(type));
        }
        return member(members, "kid");
    }

    private static String member(Map<String, Tree> members, String name) throws Refused {
        if (members.get(name) instanceof Tree.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        throw new Refused(Reason.SIGNATURE_HEADER, name);
    }

    private static byte[] decode(String part) throws Refused {
        try {
            return Ed25519.decode(part);
        } catch (IllegalArgumentException bad) {
            throw new Refused(Reason.SIGNATURE_FORM, "base64url");
        }
    }

    private static byte[] signingInput(String header, byte[] payload) {
        return (header + "." + Ed25519.encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }
}
