package io.shibo.meet.expo;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what terms goods or a service are offered or wanted. All of it may be left open.
 *
 * @param quantity what can be delivered, or is wanted; null where open
 * @param minimum the least an exhibitor sells, in the unit of {@code quantity} where both are given, and not above it; null
 *     where any quantity will do, and always of a need
 * @param incoterm the delivery term preferred; null where open
 * @param certificates the goods or the firm have, or must have: {@code ISO9001}, {@code CE}, {@code HALAL}, {@code SNI} …
 *     in capital letters
 */
public record Terms(
        @Nullable Quantity quantity,
        @Nullable Quantity minimum,
        @Nullable Incoterm incoterm,
        List<String> certificates) {
    /** Everything open. */
    public static final Terms OPEN = new Terms(null, null, null, List.of());

    public Terms {
        certificates = List.copyOf(certificates);
        if (quantity != null
                && minimum != null
                && (quantity.unit() != minimum.unit() || minimum.value().compareTo(quantity.value()) > 0)) {
            throw new IllegalArgumentException(
                    "the least that is sold is %s, but %s can be delivered.".formatted(minimum, quantity));
        }
    }

    /** Without a least quantity. */
    public Terms(@Nullable Quantity quantity, @Nullable Incoterm incoterm, List<String> certificates) {
        this(quantity, null, incoterm, certificates);
    }
}
