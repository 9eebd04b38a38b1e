package io.shibo.quote;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.internal.CanonicalJson;
import io.shibo.quote.internal.StrictJson;
import io.shibo.quote.internal.Trees;
import io.shibo.quote.sale.SaleReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A quote that can be recomputed and signed. Its bytes are those of RFC 8785, so that two programs that mean the same
 * document hash and sign the same bytes. The signature is Ed25519 (RFC 8032) as a detached JWS (RFC 7515, appendix F) in the
 * member {@value #MEMBER}, over the document without that member. A key is never taken from the document: whoever verifies
 * names the key of a signer whom they asked for it.
 */
public final class QuoteSeal {
    /** Where the signature stands. */
    public static final String MEMBER = "signature";

    private static final String TYPE = "shibo-quote+jws";
    private static final String ED25519 = "Ed25519";
    private static final int RAW_KEY = 32;

    private QuoteSeal() {}

    /** The canonical bytes of a document, its signature included where it has one. */
    public static byte[] bytes(Map<String, ?> document) {
        return CanonicalJson.bytes(document);
    }

    /**
     * The document with a signature.
     *
     * @param key Ed25519
     * @param open its public half; tells verifiers which key to ask for
     * @throws IllegalArgumentException if the two do not belong together
     */
    public static Map<String, Object> sign(Map<String, Object> document, PrivateKey key, PublicKey open) {
        Map<String, Object> signed = new LinkedHashMap<>(document);
        signed.remove(MEMBER);
        String header = encode(header(kid(open)).getBytes(StandardCharsets.UTF_8));
        byte[] input = input(header, CanonicalJson.bytes(signed));
        byte[] mark = mark(key, input);
        if (!fits(open, input, mark)) {
            throw new IllegalArgumentException("the secret key and the public key do not belong together.");
        }
        signed.put(MEMBER, header + ".." + encode(mark));
        return signed;
    }

    /** The JWK thumbprint of an Ed25519 key (RFC 7638). @throws IllegalArgumentException if it is of another kind */
    public static String kid(PublicKey open) {
        byte[] encoded = open.getEncoded();
        if (!(open.getAlgorithm().equals("EdDSA") || open.getAlgorithm().equals(ED25519))
                || encoded == null
                || encoded.length != 12 + RAW_KEY) {
            throw new IllegalArgumentException(
                    "the key is of kind %s. Use an Ed25519 key.".formatted(open.getAlgorithm()));
        }
        String x = encode(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length));
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
        return encode(io.shibo.quote.rule.Rulebook.sha256().digest(jwk.getBytes(StandardCharsets.UTF_8)));
    }

    // Checking

    /** What was found out about a document. */
    public enum Verdict {
        /** Recomputed to the same bytes, and signed with the key that was named. */
        VALID,
        /** Something in it is not what the same rulebook gives. */
        CHANGED,
        /** Made under another rulebook: its figures were not checked. */
        OTHER_RULEBOOK,
        /** Recomputed to the same bytes; its signature does not fit the key that was named. */
        WRONG_SIGNATURE,
        /** Recomputed to the same bytes; nobody signed it. */
        NOT_SIGNED,
        /** Recomputed to the same bytes; signed, but no key was named to check that with. */
        NOT_CHECKED
    }

    /** What is known about the signature alone. */
    public enum Signed {
        NONE,
        NOT_CHECKED,
        FITS,
        WRONG
    }

    /**
     * A value that is not what was recomputed.
     *
     * @param path as in {@code totals.landed.amount}
     * @param stated as it stands in the document; null where it is missing there
     * @param recomputed what the rulebook gives; null where it gives nothing
     */
    public record Difference(
            String path, @Nullable String stated, @Nullable String recomputed) {}

    /**
     * The outcome.
     *
     * @param kid of the key that was named, else of the one the document says; null where there is neither
     * @param statedRulebook hash that the document names
     * @param rulebook hash of the rules that were used here
     * @param differences at most {@value #MAX_DIFFERENCES}; empty where nothing was recomputed
     */
    public record Result(
            Verdict verdict,
            Signed signed,
            @Nullable String kid,
            String statedRulebook,
            String rulebook,
            List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /** Differences that are told; more are not looked for. */
    public static final int MAX_DIFFERENCES = 100;

    /**
     * Recomputes a document and checks its signature.
     *
     * @param file as the user named it
     * @param trusted the signer's key, from the signer; null where none is at hand, and then nothing is called valid
     * @throws InputException if it is not a quote of this form, or its sale cannot be read
     */
    public static Result verify(String file, byte[] json, LandedCost engine, @Nullable PublicKey trusted) {
        Map<String, @Nullable Object> document = document(file, json);
        Object signature = document.remove(MEMBER);
        Signed signed = signed(file, signature, document, trusted);
        String kid = trusted != null ? kid(trusted) : signature == null ? null : statedKid(String.valueOf(signature));
        String stated = stated(document);
        String ours = engine.rulebook().hash();
        if (!stated.equals(ours)) {
            return new Result(Verdict.OTHER_RULEBOOK, signed, kid, stated, ours, List.of());
        }
        List<Difference> differences = new ArrayList<>();
        Map<String, Object> again = recompute(file, document, engine);
        if (!Arrays.equals(CanonicalJson.bytes(again), CanonicalJson.bytes(document))) {
            compare("", document, again, differences);
            return new Result(Verdict.CHANGED, signed, kid, stated, ours, differences);
        }
        Verdict verdict = switch (signed) {
            case NONE -> Verdict.NOT_SIGNED;
            case NOT_CHECKED -> Verdict.NOT_CHECKED;
            case WRONG -> Verdict.WRONG_SIGNATURE;
            case FITS -> Verdict.VALID;
        };
        return new Result(verdict, signed, kid, stated, ours, List.of());
    }

    private static Map<String, Object> recompute(
            String file, Map<String, @Nullable Object> document, LandedCost engine) {
        Language language;
        try {
            language = Language.ofTag(String.valueOf(document.get("language")));
        } catch (IllegalArgumentException unknown) {
            throw new InputException(new Problem(file, 0, "language", String.valueOf(unknown.getMessage())));
        }
        return QuoteDocument.of(engine.quote(SaleReader.read(file, Trees.of(document.get("sale")))), language);
    }

    private static Map<String, @Nullable Object> document(String file, byte[] json) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        if (StrictJson.read(file, json) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> document.put(String.valueOf(name), value));
        }
        if (!QuoteDocument.FORMAT.equals(document.get("format"))) {
            throw new InputException(new Problem(
                    file,
                    0,
                    "format",
                    "is not %s, so it cannot be recomputed here. Maybe another version of Shibo made it."
                            .formatted(QuoteDocument.FORMAT)));
        }
        return document;
    }

    private static String stated(Map<String, @Nullable Object> document) {
        return document.get("rulebook") instanceof Map<?, ?> rulebook ? String.valueOf(rulebook.get("hash")) : "";
    }

    private static void compare(
            String path, @Nullable Object stated, @Nullable Object again, List<Difference> differences) {
        if (differences.size() >= MAX_DIFFERENCES) {
            return;
        }
        if (stated instanceof Map<?, ?> left && again instanceof Map<?, ?> right) {
            TreeSet<String> names = new TreeSet<>();
            left.keySet().forEach(name -> names.add(String.valueOf(name)));
            right.keySet().forEach(name -> names.add(String.valueOf(name)));
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, left.get(name), right.get(name), differences);
            }
        } else if (stated instanceof List<?> left && again instanceof List<?> right) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                compare(
                        path + "[" + i + "]",
                        i < left.size() ? left.get(i) : null,
                        i < right.size() ? right.get(i) : null,
                        differences);
            }
        } else if (!CanonicalJson.text(stated).equals(CanonicalJson.text(again))) {
            differences.add(new Difference(path, shown(stated), shown(again)));
        }
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value == null ? null : Problem.show(value instanceof String text ? text : CanonicalJson.text(value));
    }

    // Signatures

    private static Signed signed(
            String file,
            @Nullable Object signature,
            Map<String, @Nullable Object> document,
            @Nullable PublicKey trusted) {
        if (signature == null) {
            return Signed.NONE;
        }
        String[] parts = String.valueOf(signature).split("\\.", -1);
        if (!(signature instanceof String) || parts.length != 3 || !parts[1].isEmpty()) {
            throw new InputException(new Problem(file, 0, MEMBER, "is not a detached signature: header..signature."));
        }
        if (trusted == null) {
            return Signed.NOT_CHECKED;
        }
        // The header is compared as a whole: an algorithm or a key that it names decides nothing.
        String header = encode(header(kid(trusted)).getBytes(StandardCharsets.UTF_8));
        boolean fits = parts[0].equals(header)
                && fits(trusted, input(header, CanonicalJson.bytes(document)), decoded(parts[2]));
        return fits ? Signed.FITS : Signed.WRONG;
    }

    private static @Nullable String statedKid(String signature) {
        String header = new String(decoded(signature.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        String start = "{\"alg\":\"EdDSA\",\"kid\":\"";
        int end = header.indexOf('"', start.length());
        return header.startsWith(start) && end > 0 ? Problem.show(header.substring(start.length(), end)) : null;
    }

    private static String header(String kid) {
        return "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(kid, TYPE);
    }

    private static byte[] input(String header, byte[] payload) {
        return (header + "." + encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] mark(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalArgumentException(
                    "the key is of kind %s. Use an Ed25519 key.".formatted(key.getAlgorithm()), wrongKey);
        }
    }

    private static boolean fits(PublicKey open, byte[] message, byte[] mark) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initVerify(open);
            signature.update(message);
            return signature.verify(mark);
        } catch (SignatureException notOne) {
            return false;
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalArgumentException(
                    "the key is of kind %s. Use an Ed25519 key.".formatted(open.getAlgorithm()), wrongKey);
        }
    }

    private static String encode(byte[] raw) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    /** What is not base64url in its only form decodes to nothing, which fits no message. */
    private static byte[] decoded(String base64url) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(base64url);
            return encode(raw).equals(base64url) ? raw : new byte[0];
        } catch (IllegalArgumentException bad) {
            return new byte[0];
        }
    }
}
