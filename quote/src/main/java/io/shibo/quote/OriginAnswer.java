package io.shibo.quote;

import io.shibo.quote.origin.Good;
import io.shibo.quote.origin.OriginAdvice;
import io.shibo.quote.origin.OriginJudge;
import io.shibo.quote.origin.OriginRegime;
import io.shibo.quote.origin.OriginResult;
import java.util.List;

/**
 * Whether goods originate, and what would make them.
 *
 * @param advice changes of one input that were tried, the smallest first; empty unless the answer is NO
 */
public record OriginAnswer(OriginResult result, List<OriginAdvice.Proposal> advice) {
    public OriginAnswer {
        advice = List.copyOf(advice);
    }

    /** Judges goods and, where they do not originate, tries what would change that. */
    public static OriginAnswer of(OriginRegime regime, Good good) {
        OriginResult result = OriginJudge.judge(regime, good);
        return new OriginAnswer(result, OriginAdvice.of(regime, result));
    }
}
