package io.shibo.quote.rule;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.sale.NamedDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One dated legal charge or relief: scope, formula, citation.
 *
 * @param id unique in its pack; every figure it makes carries it
 * @param channels names of the channels it belongs to
 * @param layer name of the layer it is a candidate of
 * @param program the agreement or scheme that grants it, as in {@code ACFTA}; null for what applies to all
 * @param date which day of the sale its validity is measured against
 * @param valid first day to the day after the last
 * @param priority higher goes first in layers that select {@link Layer.Select#FIRST}
 * @param excludes names of later layers that it switches off for its line
 * @param needs names of the pack's requirements that go with it
 * @param where file and line, for messages
 */
public record Measure(
        String id,
        Set<String> channels,
        String layer,
        @Nullable String program,
        Wording title,
        Scope scope,
        NamedDate date,
        DateRange valid,
        int priority,
        Set<String> excludes,
        Formula formula,
        List<String> needs,
        Citation citation,
        Origin where) {
    /** Where a rule stands in its pack. */
    public record Origin(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    public Measure {
        channels = Set.copyOf(channels);
        excludes = Set.copyOf(excludes);
        needs = List.copyOf(needs);
    }
}
