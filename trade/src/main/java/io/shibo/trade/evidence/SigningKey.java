package io.shibo.trade.evidence;

import io.shibo.codes.DateRange;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.internal.json.JsonText;
import io.shibo.trade.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;

/** A business's signing key. Its file holds a secret: the shell keeps it readable by its owner alone. */
public final class SigningKey {
    static final String FORMAT = "shibo-key/1";

    private final IssuerCard card;
    private final String secret;
    private final PrivateKey key;

    private SigningKey(IssuerCard card, String secret) {
        this.card = card;
        this.secret = secret;
        this.key = Ed25519.privateKey(secret);
    }

    /** @param valid days on which it may be used; needs an end */
    public static SigningKey generate(PartyId owner, String ownerName, DateRange valid, SecureRandom random) {
        if (valid.to() == null) {
            throw new IllegalArgumentException("a key must end some day. Give it a last day of validity.");
        }
        Ed25519.Pair pair = Ed25519.generate(random);
        String open = Ed25519.encode(pair.open());
        IssuerCard card = new IssuerCard(IssuerCard.thumbprint(open), owner, ownerName, valid, open);
        return new SigningKey(card, Ed25519.encode(pair.secret()));
    }

    /** @throws InputException naming what is wrong; the secret itself is never repeated */
    public static SigningKey read(String file, byte[] bytes) {
        Problems problems = new Problems();
        Node root = Node.root(file, StrictJson.read(file, bytes), problems)
                .only("format", "kid", "owner", "ownerName", "validFrom", "validUntil", "key", "secret");
        IssuerCard card = IssuerCard.read(root, FORMAT);
        String secret = root.field("secret").text();
        problems.throwIfAny();
        if (card == null || secret == null) {
            throw new InputException(new Problem(file, 0, "", "is not a signing key."));
        }
        try {
            SigningKey key = new SigningKey(card, secret);
            byte[] probe = "shibo".getBytes(StandardCharsets.UTF_8);
            if (Ed25519.verify(Ed25519.publicKey(card.key()), probe, key.sign(probe))) {
                return key;
            }
        } catch (IllegalArgumentException unreadable) {
            throw new InputException(new Problem(file, 0, "secret", "is not the secret half of an Ed25519 key."));
        }
        throw new InputException(new Problem(file, 0, "secret", "does not belong to the public key beside it."));
    }

    /** The key file, secret included. */
    public byte[] write() {
        return ("{\n" + card.members(FORMAT) + ",\n" + JsonText.member("secret", secret) + "\n}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The public half, to be given to whoever shall verify. */
    public IssuerCard card() {
        return card;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(key, message);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "signing key " + card.kid() + " of " + card.owner();
    }
}
