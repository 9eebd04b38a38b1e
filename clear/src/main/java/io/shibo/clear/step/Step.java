package io.shibo.clear.step;

import io.shibo.clear.Window;
import io.shibo.clear.export.ExportEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window's one decision function: pure, without clock, input or output. A runtime gives it the slice of the state that
 * {@link Event#key} names (null for none yet) and keeps what it gives back; the embedded {@link Window} and a distributed
 * engine carry the same function. Each register has a class of its own:
 *
 * <ul>
 *   <li>{@link Key.Space#CLAIM}: {@link Claims};
 *   <li>{@link Key.Space#ORDER}: {@link Desk}, where the four documents meet, {@link OfficerDesk} and {@link ApplicationDesk};
 *   <li>{@link Key.Space#WATCH}: {@link Watching}, the counters of risk;
 *   <li>{@link Key.Space#BUYER}: {@link YearlyQuota};
 *   <li>{@link Key.Space#RULES}: {@link Judging}, the rules of risk;
 *   <li>{@link Key.Space#GUARANTOR}: {@link Guarantors};
 *   <li>{@link Key.Space#STOCK}: {@link Warehouse};
 *   <li>{@link Key.Space#EXPORT}: {@link Exports}.
 * </ul>
 */
public final class Step {
    private Step() {}

    /**
     * @param state the slice that {@link Event#key} names, as the last step left it; null where there is none
     * @throws IllegalArgumentException if the slice is not of the event's kind: the runtime's mistake
     */
    public static Decision step(@Nullable State state, Event event) {
        return switch (event) {
            case Event.Filed filed ->
                filed.claim() == null
                        ? filed(dossier(state), filed)
                        : Claims.claim(cast(State.Claim.class, state), filed);
            case Event.Admitted admitted ->
                new Desk(admitted.key(), dossier(state)).file(admitted.filed(), admitted.held());
            case Event.Faulty faulty -> new Desk(faulty.order(), dossier(state)).refuse(faulty);
            case Event.Published published -> Judging.publish(cast(State.Rules.class, state), published);
            case Event.Acted acted -> new OfficerDesk(acted.order(), dossier(state)).act(acted);
            case Event.Noted noted -> Watching.note(cast(State.Watched.class, state), noted);
            case Event.Ask ask ->
                switch (ask.station()) {
                    case WATCH -> Watching.ask(cast(State.Watched.class, state), ask);
                    case RULES -> Judging.ask(cast(State.Rules.class, state), ask);
                    case BUYER -> YearlyQuota.ask(cast(State.BuyerYear.class, state), ask);
                    case GUARANTOR -> Guarantors.ask(cast(State.Account.class, state), ask);
                    case STOCK -> Warehouse.ask(cast(State.Stock.class, state), ask);
                    case CLAIM, ORDER, EXPORT -> throw noStation(ask.station());
                };
            case Event.Release release ->
                switch (release.station()) {
                    case BUYER -> YearlyQuota.release(cast(State.BuyerYear.class, state), release);
                    case GUARANTOR -> Guarantors.release(cast(State.Account.class, state), release);
                    case STOCK -> Warehouse.release(cast(State.Stock.class, state), release);
                    case CLAIM, ORDER, WATCH, RULES, EXPORT -> throw noStation(release.station());
                };
            case Event.Entered entered ->
                switch (entered.key().space()) {
                    case BUYER -> YearlyQuota.enter(cast(State.BuyerYear.class, state), entered);
                    case GUARANTOR -> Guarantors.enter(cast(State.Account.class, state), entered);
                    case STOCK -> Warehouse.enter(cast(State.Stock.class, state), entered);
                    case CLAIM, ORDER, WATCH, RULES, EXPORT ->
                        throw noStation(entered.key().space());
                };
            case Event.Booked booked ->
                switch (booked.key().space()) {
                    case GUARANTOR -> Guarantors.book(cast(State.Account.class, state), booked);
                    case STOCK -> Warehouse.book(cast(State.Stock.class, state), booked);
                    case CLAIM, ORDER, BUYER, WATCH, RULES, EXPORT ->
                        throw noStation(booked.key().space());
                };
            case Event.Ticked ticked -> Guarantors.tick(cast(State.Account.class, state), ticked);
            case Event.Exported exported ->
                Exports.step(cast(State.Exports.class, state), new ExportEvent.Filed(exported.document()));
            case Event.Exporting exporting -> Exports.step(cast(State.Exports.class, state), exporting.event());
            case Event.Drawing drawing -> Warehouse.draw(cast(State.Stock.class, state), drawing);
            case Event.Verdict verdict -> new Desk(verdict.key(), dossier(state)).verdict(verdict);
        };
    }

    private static Decision filed(State.Dossier dossier, Event.Filed filed) {
        return switch (filed.facts()) {
            case Facts.OfCancellation asked -> new ApplicationDesk(filed.order(), dossier).cancel(filed, asked);
            case Facts.OfReturn asked -> new ApplicationDesk(filed.order(), dossier).takeBack(filed, asked);
            case Facts.OfOrder order -> new Desk(filed.order(), dossier).file(filed, false);
            case Facts.OfPayment payment -> new Desk(filed.order(), dossier).file(filed, false);
            case Facts.OfWaybill waybill -> new Desk(filed.order(), dossier).file(filed, false);
            case Facts.OfDeclaration declaration -> new Desk(filed.order(), dossier).file(filed, false);
        };
    }

    private static State.Dossier dossier(@Nullable State state) {
        State.Dossier dossier = cast(State.Dossier.class, state);
        return dossier == null ? State.Dossier.EMPTY : dossier;
    }

    private static IllegalArgumentException noStation(Key.Space space) {
        return new IllegalArgumentException("%s is no station".formatted(space));
    }

    private static <T extends State> @Nullable T cast(Class<T> type, @Nullable State state) {
        if (state != null && !type.isInstance(state)) {
            throw new IllegalArgumentException("a slice of kind %s was given where %s is needed"
                    .formatted(state.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(state);
    }
}
