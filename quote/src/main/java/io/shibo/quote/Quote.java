package io.shibo.quote;

import io.shibo.quote.sale.Sale;
import java.time.LocalDate;
import java.util.List;

/**
 * The answer: figures through the sale's channel, and what a seller asks next.
 *
 * @param preferences by programme and line
 * @param alternatives admitted ones first, cheapest first
 * @param missing what is not known, and whether it would change the answer
 * @param rulebookHash SHA-256 of the rules that made it
 * @param vintage the day whose law the rules mean to describe
 */
public record Quote(
        Assessment assessment,
        List<Preference> preferences,
        List<Alternative> alternatives,
        List<Missing> missing,
        String rulebookHash,
        LocalDate vintage) {
    public Quote {
        preferences = List.copyOf(preferences);
        alternatives = List.copyOf(alternatives);
        missing = List.copyOf(missing);
    }

    public Sale sale() {
        return assessment.sale();
    }

    /** Whether any figure rests on a rule that nobody compared with its source. */
    public boolean unverified() {
        return assessment.charges().stream()
                .flatMap(charge -> charge.rules().stream())
                .anyMatch(rule -> rule.citation().unverified());
    }
}
