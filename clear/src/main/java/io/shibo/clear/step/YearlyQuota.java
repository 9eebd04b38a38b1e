package io.shibo.clear.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Key.Space#BUYER}: the yearly quota grants or denies, never past its limit. */
final class YearlyQuota {
    private YearlyQuota() {}

    static Decision ask(State.@Nullable BuyerYear known, Event.Ask ask) {
        State.BuyerYear year = known == null ? State.BuyerYear.EMPTY : known;
        Case parcel = ask.parcel();
        if (ask.again()) {
            return new Decision(year, Route.next(Key.Space.BUYER, parcel, true));
        }
        Dues dues = parcel.dues();
        Case answered = parcel.with(parcel.grants().withQuota(year.used()));
        // Written so that no sum can overflow.
        if (dues.value() > dues.perYear() - year.used()) {
            return new Decision(year, Route.refused(Key.Space.BUYER, answered, Reason.OVER_YEAR_LIMIT));
        }
        return new Decision(
                new State.BuyerYear(year.used() + dues.value(), year.parcels() + 1),
                Route.next(Key.Space.BUYER, answered, false));
    }

    /** What goods that came back had taken. */
    static Decision enter(State.@Nullable BuyerYear year, Event.Entered back) {
        if (year == null || year.used() < back.amount() || back.all() && year.parcels() < 1) {
            throw new IllegalArgumentException("a buyer's year gives back more than it granted");
        }
        return new Decision(
                new State.BuyerYear(year.used() - back.amount(), year.parcels() - (back.all() ? 1 : 0)), List.of());
    }

    static Decision release(State.@Nullable BuyerYear year, Event.Release release) {
        long value = release.parcel().dues().value();
        if (year == null || year.used() < value || year.parcels() < 1) {
            throw new IllegalArgumentException("a buyer's year gives back more than it granted");
        }
        return new Decision(new State.BuyerYear(year.used() - value, year.parcels() - 1), List.of());
    }
}
