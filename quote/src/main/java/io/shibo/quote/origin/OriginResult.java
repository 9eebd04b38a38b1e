package io.shibo.quote.origin;

import io.shibo.quote.sale.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether goods originate under an agreement, and why.
 *
 * @param applied the product rule that was asked for; null where the agreement's file has none for the goods, or it was not
 *     reached
 * @param materials how each material counts, in the order of the bill of materials
 * @param finding how the product rule came out; null where {@code applied} is
 * @param questions what nobody said and would decide; empty unless the answer is UNKNOWN
 */
public record OriginResult(
        String agreement,
        Good good,
        Answer answer,
        Ground ground,
        @Nullable ProductRule applied,
        List<MaterialFinding> materials,
        @Nullable Finding finding,
        List<OriginQuestion> questions) {
    /** What the answer rests on. */
    public enum Ground {
        WHOLLY_OBTAINED,
        /** Made from originating materials alone. */
        PRODUCED_EXCLUSIVELY,
        /** The product rule decides. */
        PRODUCT_RULE,
        /** No product rule is known for the goods. */
        NO_RULE,
        /** Nobody says what the goods are made of. */
        NO_MATERIALS,
        /** The agreement is not in force for the exporting country on the day. */
        EXPORTER_NOT_MEMBER,
        /** Nor for the importing one. */
        IMPORTER_NOT_MEMBER,
        /** What was done is too little, whatever else holds. */
        MINIMAL_OPERATIONS
    }

    public OriginResult {
        materials = List.copyOf(materials);
        questions = List.copyOf(questions);
    }
}
