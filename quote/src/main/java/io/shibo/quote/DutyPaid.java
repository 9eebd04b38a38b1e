package io.shibo.quote;

import io.shibo.codes.Citation;
import io.shibo.codes.Money;
import java.util.List;

/**
 * How a price that holds import duties and taxes (DDP) came apart. Duties and taxes of the country of importation do not
 * belong to the customs value where they are told apart from the price; they are functions of that value. So the value is
 * the largest one whose landed total does not pass the price, to the minor unit of the sale's currency.
 *
 * @param price as stated, with duties and taxes, in the sale's currency
 * @param goods what is left for the goods, in the sale's currency
 * @param lines the same by line, in the order of the sale
 * @param remainder what the steps of rounding leave of the price, in the destination's currency; 0 or more. It is large only
 *     where a threshold lets no value give exactly this price
 */
public record DutyPaid(Money price, Money goods, List<Money> lines, Money remainder) {
    /** The rule that takes duties and taxes out of the value. */
    public static final Citation RULE = new Citation(
            "WTO Agreement on Implementation of Article VII of the GATT 1994",
            "Annex I, Note to Article 1, Price actually paid or payable, paragraph 3(c)",
            null,
            Citation.Confidence.UNVERIFIED);

    public DutyPaid {
        lines = List.copyOf(lines);
    }
}
