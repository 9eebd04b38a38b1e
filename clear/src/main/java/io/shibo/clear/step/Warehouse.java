package io.shibo.clear.step;

import io.shibo.clear.ledger.BondedStock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Key.Space#STOCK}: holds a line's goods for a parcel out of a bonded warehouse, as far as they are there. */
final class Warehouse {
    private Warehouse() {}

    static Decision ask(State.@Nullable Stock known, Event.Ask ask) {
        BondedStock goods = goods(known);
        Case parcel = ask.parcel();
        if (ask.again()) {
            return new Decision(new State.Stock(goods), Route.drawn(parcel, true));
        }
        BondedStock after = goods.reserve(qty(parcel));
        return after == null
                ? new Decision(new State.Stock(goods), Route.refused(Key.Space.STOCK, parcel, Reason.NO_STOCK))
                : new Decision(new State.Stock(after), Route.drawn(parcel, false));
    }

    static Decision release(State.@Nullable Stock known, Event.Release release) {
        return new Decision(new State.Stock(goods(known).release(qty(release.parcel()))), List.of());
    }

    /** Holds goods for an export, as far as they are there. */
    static Decision draw(State.@Nullable Stock known, Event.Drawing drawing) {
        BondedStock goods = goods(known);
        BondedStock after = goods.reserve(drawing.qty());
        return new Decision(
                new State.Stock(after == null ? goods : after),
                List.of(new Effect.Forward(new Event.Exporting(drawing.then().answered(after != null)))));
    }

    static Decision enter(State.@Nullable Stock known, Event.Entered entered) {
        BondedStock goods = goods(known);
        return new Decision(
                new State.Stock(
                        switch (entered.booking()) {
                            case TAKE -> goods.take(entered.amount());
                            case BACK -> goods.takeBack(entered.amount());
                            case FREE -> goods.release(entered.amount());
                            case DEPOSIT, WITHDRAW, PAY, ENTER ->
                                throw new IllegalArgumentException("no parcel books %s".formatted(entered.booking()));
                        }),
                List.of());
    }

    static Decision book(State.@Nullable Stock known, Event.Booked booked) {
        if (booked.booking() != Event.Booking.ENTER) {
            throw new IllegalArgumentException("a warehouse has no %s".formatted(booked.booking()));
        }
        return new Decision(
                new State.Stock(goods(known).enter(booked.amount())), List.of(new Effect.Told(booked, true)));
    }

    /** What the line that is asked for takes. */
    private static long qty(Case parcel) {
        return parcel.dues().lines().lines().get(parcel.grants().drawn()).qty();
    }

    private static BondedStock goods(State.@Nullable Stock known) {
        return known == null ? BondedStock.NONE : known.goods();
    }
}
