package io.shibo.clear.step;

import io.shibo.clear.ledger.Guarantee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Key.Space#GUARANTOR}: vouches for a parcel's tax before its release, as far as the guarantee reaches. Days pass for
 * an account when something happens to it, and at the latest with the first message of a day on which something falls due:
 * it is settled first, on the days on which it did.
 */
final class Guarantors {
    private Guarantors() {}

    static Decision ask(State.@Nullable Account known, Event.Ask ask) {
        Case parcel = ask.parcel();
        if (ask.again()) {
            return new Decision(guaranteed(known), Route.next(Key.Space.GUARANTOR, parcel, true));
        }
        int day = ChinaTime.epochDay(parcel.at());
        List<Effect> effects = new ArrayList<>();
        Guarantee account = advance(known, ask.key(), day, effects);
        Case answered = parcel.with(
                parcel.grants().withGuarantee(account.limited() ? account.available() : Grants.NOT_LIMITED));
        Guarantee after = account.reserve(day, parcel.dues().tax());
        effects.addAll(
                after == null
                        ? Route.refused(Key.Space.GUARANTOR, answered, Reason.NO_GUARANTEE)
                        : Route.next(Key.Space.GUARANTOR, answered, false));
        return new Decision(new State.Account(after == null ? account : after), effects);
    }

    static Decision release(State.@Nullable Account known, Event.Release release) {
        Case parcel = release.parcel();
        Guarantee account = guaranteed(known).guarantee();
        return new Decision(
                new State.Account(account.release(
                        ChinaTime.epochDay(parcel.at()), parcel.dues().tax(), true)),
                List.of());
    }

    static Decision enter(State.@Nullable Account known, Event.Entered back) {
        Guarantee account = guaranteed(known).guarantee();
        return new Decision(new State.Account(account.release(back.day(), back.amount(), back.all())), List.of());
    }

    /** A day has come. */
    static Decision tick(State.@Nullable Account known, Event.Ticked ticked) {
        List<Effect> effects = new ArrayList<>();
        Guarantee account = advance(known, ticked.key(), ChinaTime.epochDay(ticked.at()), effects);
        return new Decision(new State.Account(account), effects);
    }

    static Decision book(State.@Nullable Account known, Event.Booked booked) {
        List<Effect> effects = new ArrayList<>();
        Guarantee account = advance(known, booked.key(), ChinaTime.epochDay(booked.at()), effects);
        Guarantee after = switch (booked.booking()) {
            case DEPOSIT -> account.deposit(booked.amount());
            case WITHDRAW -> account.withdraw(booked.amount());
            case PAY -> account.pay(booked.amount());
            case ENTER, TAKE, BACK, FREE ->
                throw new IllegalArgumentException("a guarantor has no %s".formatted(booked.booking()));
        };
        effects.add(new Effect.Told(booked, after != null));
        return new Decision(new State.Account(after == null ? account : after), effects);
    }

    private static Guarantee advance(State.@Nullable Account known, Key key, int day, List<Effect> effects) {
        Guarantee.Advanced advanced = guaranteed(known).guarantee().advance(day);
        advanced.settlements().forEach(settlement -> effects.add(new Effect.Settled(key, settlement)));
        return advanced.account();
    }

    private static State.Account guaranteed(State.@Nullable Account known) {
        return known == null ? State.Account.EMPTY : known;
    }
}
