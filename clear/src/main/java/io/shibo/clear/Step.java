package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The window's one decision function: pure, without clock, input or output. A runtime gives it the slice of the state that
 * {@link Event#key} names (null for none yet) and keeps what it gives back; the embedded {@link Window} and a distributed
 * engine carry the same function.
 *
 * <ul>
 *   <li>{@link Key.Space#CLAIM}: a payment's or waybill's number serves one order;
 *   <li>{@link Key.Space#ORDER}: the four documents meet, are compared, are assessed ({@link Desk});
 *   <li>{@link Key.Space#BUYER}: the yearly quota grants or denies, never past its limit.
 * </ul>
 */
public final class Step {
    /** A carrier may use a waybill number again after this many months (schema of CEB511, logisticsNo). */
    private static final int WAYBILL_MONTHS = 6;

    private Step() {}

    /**
     * @param state the slice that {@link Event#key} names, as the last step left it; null where there is none
     * @throws IllegalArgumentException if the slice is not of the event's kind: the runtime's mistake
     */
    public static Decision step(@Nullable State state, Event event) {
        return switch (event) {
            case Event.Received received ->
                switch (received.document()) {
                    case Payment _, Waybill _ -> claim(cast(State.Claim.class, state), received);
                    case Order _, Declaration _ -> new Desk(dossier(state, event)).file(received, null);
                };
            case Event.Admitted admitted ->
                new Desk(dossier(state, event)).file(admitted.received(), admitted.heldBy());
            case Event.Faulty faulty -> new Desk(dossier(state, event)).refuse(faulty);
            case Event.Assessed assessed -> new Desk(dossier(state, event)).assessed(assessed);
            case Event.Reserve reserve -> reserve(cast(State.BuyerYear.class, state), reserve);
            case Event.Verdict verdict -> new Desk(dossier(state, event)).verdict(verdict);
        };
    }

    private static Decision claim(State.@Nullable Claim claim, Event.Received received) {
        ParcelDocument document = received.document();
        if (claim != null
                && !claim.orderNo().equals(document.orderNo())
                && !lapsed(claim, document.type(), received.at())) {
            return new Decision(claim, List.of(new Output.Forward(new Event.Admitted(received, claim.orderNo()))));
        }
        return new Decision(
                new State.Claim(document.orderNo(), received.at()),
                List.of(new Output.Forward(new Event.Admitted(received, null))));
    }

    private static boolean lapsed(State.Claim claim, MessageType type, long now) {
        return type == MessageType.CEB511
                && ChinaTime.of(now).isAfter(ChinaTime.of(claim.at()).plusMonths(WAYBILL_MONTHS));
    }

    private static Decision reserve(State.@Nullable BuyerYear known, Event.Reserve reserve) {
        State.BuyerYear year = known == null ? State.BuyerYear.EMPTY : known;
        Matched matched = reserve.matched();
        String parcel = Document.key(matched.ebpCode(), matched.orderNo());
        for (State.Entry entry : year.entries()) {
            if (entry.parcel().equals(parcel)) {
                return new Decision(year, List.of(verdict(matched, entry.quota())));
            }
        }
        BigDecimal amount = matched.assessment().value();
        BigDecimal limit = matched.assessment().perYear();
        boolean granted = year.used().add(amount).compareTo(limit) <= 0;
        Quota quota = new Quota(granted, amount, year.used(), limit);
        List<State.Entry> entries = new ArrayList<>(year.entries());
        entries.add(new State.Entry(parcel, quota));
        return new Decision(new State.BuyerYear(quota.after(), entries), List.of(verdict(matched, quota)));
    }

    private static Output verdict(Matched matched, Quota quota) {
        return new Output.Forward(new Event.Verdict(matched, quota));
    }

    private static State.Dossier dossier(@Nullable State state, Event event) {
        State.Dossier dossier = cast(State.Dossier.class, state);
        return dossier == null ? State.Dossier.empty(event.key().value()) : dossier;
    }

    private static <T extends State> @Nullable T cast(Class<T> type, @Nullable State state) {
        if (state != null && !type.isInstance(state)) {
            throw new IllegalArgumentException("a slice of kind %s was given where %s is needed"
                    .formatted(state.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(state);
    }
}
