package io.shibo.clear.risk;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.quote.rule.Wording;
import java.util.List;

/**
 * A rule of risk: where all its conditions hold, the parcel goes at least into its channel.
 *
 * @param name {@code [a-z0-9-]}; the same name may stand again for other days
 * @param conditions at least one
 * @param channel green where the rule only adds its weight
 * @param weight 0 to {@value #MAX_WEIGHT}; the weights of the rules that hit are added up
 */
public record RiskRule(
        String name,
        Wording title,
        List<Condition> conditions,
        Channel channel,
        int weight,
        DateRange valid,
        Citation citation) {
    /** Highest weight of a rule. */
    public static final int MAX_WEIGHT = 1000;

    public RiskRule {
        conditions = List.copyOf(conditions);
    }
}
