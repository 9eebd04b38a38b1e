package io.shibo.clear.step;

import io.shibo.clear.risk.Figures;
import io.shibo.clear.risk.Indicator;
import io.shibo.clear.risk.Judgement;
import io.shibo.clear.risk.Review;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#RULES}: the last station. The rules of risk in force judge what the parcel has gathered on its way. They are
 * state, put there by an event, so that a replay judges as the window did.
 */
final class Judging {
    private static final int FEN = 1000;

    private Judging() {}

    static Decision publish(State.@Nullable Rules known, Event.Published published) {
        long since = known == null ? 0 : known.since();
        return new Decision(new State.Rules(published.terms(), since), List.of());
    }

    static Decision ask(State.@Nullable Rules known, Event.Ask ask) {
        Case parcel = ask.parcel();
        RiskTerms terms = known == null ? RiskTerms.NONE : known.terms();
        long since = known == null || known.since() == 0 ? parcel.at() : known.since();
        Figures figures = Watching.passage(parcel)
                .figures()
                .with(Indicator.HISTORY, Span.NOW, TimeUnit.MILLISECONDS.toDays(parcel.at() - since))
                .with(Indicator.HOUR_OF_DAY, Span.NOW, ChinaTime.of(parcel.at()).getHour())
                .with(Indicator.QUOTA_LEFT, Span.NOW, left(parcel));
        Judgement judgement = terms.judge(figures, ChinaTime.day(parcel.at()));
        Review review = judgement.hits().isEmpty() ? null : Review.of(judgement);
        return new Decision(new State.Rules(terms, since), Route.next(Key.Space.RULES, parcel.judged(review), false));
    }

    /** What the buyer's year has left after this parcel, fen. */
    private static long left(Case parcel) {
        Dues dues = parcel.dues();
        return (dues.perYear() - parcel.grants().usedBefore() - dues.value()) / FEN;
    }
}
