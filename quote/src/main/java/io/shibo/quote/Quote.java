package io.shibo.quote;

import io.shibo.quote.internal.LaterList;
import io.shibo.quote.sale.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer: figures through the sale's channel, and what a seller asks next. Preferences, alternatives and what is missing are
 * compared when they are first read.
 *
 * @param preferences by programme and line
 * @param alternatives admitted ones first, cheapest first
 * @param missing what is not known, and whether it would change the answer
 * @param sale as stated
 * @param range where a goods code is short, what its tariff lines give; figures, preferences and alternatives are then those
 *     of the cheapest one. Null where every code is whole
 * @param rulebookHash SHA-256 of the rules that made it
 * @param vintage the day whose law the rules mean to describe
 */
public record Quote(
        Sale sale,
        Assessment assessment,
        List<Preference> preferences,
        List<Alternative> alternatives,
        List<Missing> missing,
        @Nullable CodeRange range,
        String rulebookHash,
        LocalDate vintage) {
    public Quote {
        preferences = LaterList.copyOf(preferences);
        alternatives = LaterList.copyOf(alternatives);
        missing = LaterList.copyOf(missing);
    }

    /** The same over the tariff lines below short codes. */
    public Quote over(Sale stated, CodeRange codes, List<Missing> digits) {
        List<Missing> all = new ArrayList<>(digits);
        all.addAll(missing);
        return new Quote(stated, assessment, preferences, alternatives, all, codes, rulebookHash, vintage);
    }

    /** Whether every amount that is due could be told; else the totals are a lower bound. */
    public boolean complete() {
        return assessment.complete() && (range == null || !range.changes());
    }

    /** Whether any figure rests on a rule that nobody compared with its source. */
    public boolean unverified() {
        return assessment.charges().stream()
                .flatMap(charge -> charge.rules().stream())
                .anyMatch(rule -> rule.citation().unverified());
    }
}
