package io.shibo.trade.evidence;

import io.shibo.codes.DateRange;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.StoredFile;
import io.shibo.trade.internal.json.JsonText;
import io.shibo.trade.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a signing key, and whose it is. A verifier trusts it because its holder was asked, never because it
 * came along with the papers.
 *
 * @param kid the key's JWK thumbprint (RFC 7638): it follows from the key, so the two cannot be swapped
 * @param owner the business that signs with it
 * @param valid days on which the key may be used
 * @param key 32 bytes of an Ed25519 public key in base64url
 */
public record IssuerCard(String kid, PartyId owner, String ownerName, DateRange valid, String key) {
    static final String FORMAT = "shibo-issuer/1";

    public IssuerCard {
        String thumbprint = thumbprint(key);
        if (!thumbprint.equals(kid)) {
            throw new IllegalArgumentException(
                    "key id '%s' does not belong to this key, whose id is %s. The card was changed or mixed up."
                            .formatted(Problem.show(kid), thumbprint));
        }
        Ed25519.publicKey(key);
    }

    /** @throws InputException naming what is wrong with the card */
    public static IssuerCard read(String file, byte[] bytes) {
        Problems problems = new Problems();
        Node root = Node.root(file, StrictJson.read(file, bytes), problems)
                .only("format", "kid", "owner", "ownerName", "validFrom", "validUntil", "key");
        IssuerCard card = read(root, FORMAT);
        problems.throwIfAny();
        if (card == null) {
            throw new InputException(new Problem(file, 0, "", "is not an issuer card."));
        }
        return card;
    }

    static @Nullable IssuerCard read(Node root, String format) {
        root.field("format").parse(text -> {
            if (!text.equals(format)) {
                throw new IllegalArgumentException("'%s' is not %s.".formatted(Problem.show(text), format));
            }
            return text;
        });
        String kid = root.field("kid").text();
        PartyId owner = root.field("owner").parse(PartyId::parse);
        String name = root.field("ownerName").text();
        LocalDate from = root.field("validFrom").parse(Values::date);
        LocalDate until = root.field("validUntil").parse(Values::date);
        String key = root.field("key").text();
        if (kid == null || owner == null || name == null || from == null || until == null || key == null) {
            return null;
        }
        try {
            return new IssuerCard(kid, owner, name, new DateRange(from, until), key);
        } catch (IllegalArgumentException wrong) {
            root.problem(String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** The card as a file; the same card gives the same bytes. */
    public byte[] write() {
        return ("{\n" + members(FORMAT) + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    String members(String format) {
        return String.join(
                ",\n",
                JsonText.member("format", format),
                JsonText.member("kid", kid),
                JsonText.member("owner", owner.toString()),
                JsonText.member("ownerName", ownerName),
                JsonText.member("validFrom", valid.from().toString()),
                JsonText.member("validUntil", String.valueOf(valid.to())),
                JsonText.member("key", key));
    }

    /** RFC 7638 over the required members of an OKP key in their order. */
    static String thumbprint(String key) {
        byte[] jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":%s}"
                .formatted(JsonText.quote(key))
                .getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(StoredFile.sha256(jwk, 0, jwk.length));
    }
}
