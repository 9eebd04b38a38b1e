package io.shibo.quote.origin;

/**
 * Something nobody said and that decides.
 *
 * @param subject the material ({@code frame / tube} for one inside another), the process, or the price basis; empty where the
 *     kind says it all
 */
public record OriginQuestion(Kind kind, String subject) {
    /** What is not known. */
    public enum Kind {
        /** What the goods are made of. */
        MATERIALS,
        /** The product rule of the goods: the agreement's file has none. */
        RULE,
        /** More digits of the goods code. */
        GOODS_CODE,
        /** Whether the goods were grown, mined or caught in the country. */
        WHOLLY_OBTAINED,
        PROCESS,
        /** The FOB or EXW price. */
        PRICE,
        NET_COST,
        DIRECT_COSTS,
        /** The net mass of the goods. */
        NET_MASS,
        /** Where a material was produced. */
        MATERIAL_ORIGIN,
        /** Whether a material from a party originates under the agreement. */
        MATERIAL_ORIGINATING,
        MATERIAL_CODE,
        MATERIAL_VALUE,
        MATERIAL_MASS
    }
}
