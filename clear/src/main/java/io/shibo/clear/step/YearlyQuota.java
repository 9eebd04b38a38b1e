package io.shibo.clear.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#BUYER}: the yearly quota grants or denies, never past its limit: the value first, then each {@link Allowance}
 * of the parcel, whose registers are slices like a year's.
 */
final class YearlyQuota {
    private YearlyQuota() {}

    static Decision ask(State.@Nullable BuyerYear known, Event.Ask ask) {
        State.BuyerYear year = known == null ? State.BuyerYear.EMPTY : known;
        Case parcel = ask.parcel();
        if (ask.again()) {
            return new Decision(year, Route.next(Key.Space.BUYER, parcel, true));
        }
        if (parcel.grants().usedBefore() >= 0) {
            return allow(year, parcel);
        }
        Dues dues = parcel.dues();
        Case answered = parcel.with(parcel.grants().withQuota(year.used()));
        // Written so that no sum can overflow.
        if (dues.value() > dues.perYear() - year.used()) {
            return new Decision(year, Route.refused(Key.Space.BUYER, answered, Reason.OVER_YEAR_LIMIT));
        }
        return new Decision(
                new State.BuyerYear(year.used() + dues.value(), year.parcels() + 1), Route.allowed(answered));
    }

    /** The value was granted; the slice at hand is that of the next allowance. */
    private static Decision allow(State.BuyerYear year, Case parcel) {
        int next = parcel.grants().allowed();
        Allowance asked = parcel.dues().allowances().get(next);
        if (asked.quantity() > asked.limit() - year.used()) {
            return new Decision(year, Route.refused(Key.Space.BUYER, parcel, Reason.OVER_ALLOWANCE));
        }
        return new Decision(
                new State.BuyerYear(year.used() + asked.quantity(), year.parcels() + 1),
                Route.allowed(parcel.with(parcel.grants().withAllowed(next + 1))));
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
        Grants grants = release.parcel().grants();
        Dues dues = release.parcel().dues();
        long value = grants.usedBefore() < 0
                ? dues.value()
                : dues.allowances().get(grants.allowed()).quantity();
        if (year == null || year.used() < value || year.parcels() < 1) {
            throw new IllegalArgumentException("a buyer's year gives back more than it granted");
        }
        return new Decision(new State.BuyerYear(year.used() - value, year.parcels() - 1), List.of());
    }
}
