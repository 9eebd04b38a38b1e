package io.shibo.codes.party;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import java.util.Objects;

/**
 * A business's identifier in a scheme.
 *
 * @param scheme the register
 * @param value as issued; kept even where its check digit fails, since wrong ones have been issued
 */
public record PartyId(IdentifierScheme scheme, String value) {
    public PartyId {
        Objects.requireNonNull(scheme);
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException(
                    "an identifier has 1 to 64 characters, but this one has %d.".formatted(value.length()));
        }
    }

    /** Reads what {@link #toString} prints: {@code USCC:91330000…}. */
    public static PartyId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "'%s' is not an identifier. Write the scheme, a colon and the number, as in LEI:5493001KJTIIGC8Y1R12."
                            .formatted(Problem.show(text)));
        }
        return new PartyId(
                Values.oneOf(IdentifierScheme.class).apply(text.substring(0, colon)), text.substring(colon + 1));
    }

    public IdentifierCheck check() {
        return scheme.check(value);
    }

    @Override
    public String toString() {
        return scheme + ":" + value;
    }
}
