package io.shibo.clear.retail;

import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the positive list says of goods beside their code.
 *
 * @param code goods whose code lies below it
 * @param kind what it asks
 * @param group of {@link Kind#KG_PER_YEAR}: the goods that share the quantity, as {@code rice}; else empty
 * @param limit of {@link Kind#KG_PER_YEAR}: kilograms of a person and calendar year, over 0; else 0
 * @param words of {@link Kind#NAME_HAS} and {@link Kind#NAME_LACKS}: one of them must, or none may, stand in the goods' name
 * @param valid the days it holds
 * @param source where it is written
 */
public record Remark(
        HsCode code, Kind kind, String group, BigDecimal limit, List<String> words, DateRange valid, String source) {
    /** What a remark asks. */
    public enum Kind {
        /** Goods come out of a bonded warehouse (1210, 1239), not straight from abroad. */
        BONDED_ONLY,
        NAME_HAS,
        NAME_LACKS,
        KG_PER_YEAR
    }

    public Remark {
        words = List.copyOf(words);
    }
}
