package io.shibo.quote.origin;

import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import org.jspecify.annotations.Nullable;

/**
 * How a material counts.
 *
 * @param originating whether it counts as originating
 * @param made how it came out by its own bill of materials; null where that was not needed or not told
 */
public record MaterialFinding(
        Material material,
        Answer originating,
        Why why,
        @Nullable OriginResult made) {
    /** What decided. */
    public enum Why {
        /** The seller says so, and it comes from the producing country. */
        STATED,
        /** The seller says so, and it comes from another party. */
        CUMULATED,
        /** It comes from a party whose materials this agreement does not count here. */
        NOT_CUMULATED,
        /** It comes from a country that is not a party. */
        THIRD_COUNTRY,
        /** The seller says that it does not originate. */
        DENIED,
        /** By its own bill of materials. */
        OWN_MATERIALS,
        /** Nobody says where it comes from. */
        ORIGIN_UNKNOWN,
        /** It comes from a party, but nobody says whether it originates. */
        NOT_STATED
    }
}
