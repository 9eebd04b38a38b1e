package io.shibo.quote.origin;

import io.shibo.quote.sale.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether goods originate under an agreement. Pure.
 *
 * <p>What nobody said is bounded from both sides: a test is YES if it passes whatever the missing facts are, NO if it passes
 * for none of them, else UNKNOWN. Every rule of the language can only gain from a fact that speaks for the goods, so these
 * bounds suffice: if the least favourable facts pass, all do.
 */
public final class OriginJudge {
    /** Open facts of one bill of materials that are tried one by one. */
    private static final int MAX_TRIED = 200;

    private OriginJudge() {}

    /** The answer with each step, and what would decide where it is UNKNOWN. */
    public static OriginResult judge(OriginRegime regime, Good good) {
        Set<OriginQuestion> asked = new LinkedHashSet<>();
        Resolver keep = question -> {
            asked.add(question);
            return Answer.UNKNOWN;
        };
        OriginResult result = new Evaluation(regime, good, keep, "").result();
        if (result.answer() != Answer.UNKNOWN) {
            return result;
        }
        return new OriginResult(
                result.agreement(),
                result.good(),
                result.answer(),
                result.ground(),
                result.applied(),
                result.materials(),
                result.finding(),
                deciding(regime, good, asked));
    }

    /** The answer alone. */
    public static Answer answer(OriginRegime regime, Good good) {
        return new Evaluation(regime, good, question -> Answer.UNKNOWN, "")
                .result()
                .answer();
    }

    /** The facts that can turn the answer by themselves; all open ones where only several together can. */
    private static List<OriginQuestion> deciding(OriginRegime regime, Good good, Set<OriginQuestion> asked) {
        List<OriginQuestion> deciding = new ArrayList<>();
        for (OriginQuestion question : asked.stream().limit(MAX_TRIED).toList()) {
            Answer alone = with(regime, good, question, Answer.YES);
            Answer without = with(regime, good, question, Answer.NO);
            if (alone == Answer.YES || without == Answer.NO) {
                deciding.add(question);
            }
        }
        return deciding.isEmpty() ? List.copyOf(asked) : deciding;
    }

    /** The answer if one fact speaks for the goods and all others against them, or the other way round. */
    private static Answer with(OriginRegime regime, Good good, OriginQuestion one, Answer resolved) {
        Resolver resolver = question -> question.equals(one) ? resolved : resolved.not();
        return new Evaluation(regime, good, resolver, "").result().answer();
    }

    /** How an open fact is taken: YES as speaks best for the goods, NO as speaks worst, UNKNOWN as open. */
    interface Resolver {
        Answer of(OriginQuestion question);
    }
}
