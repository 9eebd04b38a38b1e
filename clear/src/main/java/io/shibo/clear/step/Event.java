package io.shibo.clear.step;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.export.ExportDocument;
import io.shibo.clear.export.ExportEvent;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.risk.RiskTerms;
import io.shibo.clear.risk.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the window. Time stands in the event: it was stamped once, when the message arrived, and every decision
 * follows from it. The layout of the bytes is drawn at {@link EventBytes}.
 */
public sealed interface Event {
    /** The slice of the state that it concerns. */
    Key key();

    /** What arrives from outside: kept in the log, so that it can be replayed. */
    sealed interface Logged extends Event {
        /** The place in the log, ≥ 1. */
        long sequence();

        /** Arrival, milliseconds since 1970 in UTC. */
        long at();
    }

    /** What a sender wants done with a document. */
    enum Action {
        NEW,
        CHANGE,
        DELETE
    }

    /**
     * A document that its own checks found right.
     *
     * @param sending tells the same sending from another; a hash over kind, guid and content
     * @param order the slice of its order number
     * @param claim the register of a payment's or waybill's own number; null for other documents
     * @param declares whether it is to count (appStatus 2)
     * @param appTime when the sender made it, seconds since 1970 in China's time, ≥ 0
     */
    record Filed(
            long sequence,
            long at,
            long sending,
            Key order,
            @Nullable Key claim,
            Action action,
            boolean declares,
            long appTime,
            Facts facts)
            implements Logged {
        @Override
        public Key key() {
            return claim == null ? order : claim;
        }
    }

    /**
     * A document that its own checks found wrong, or, without errors, one of a kind that decides nothing about a parcel. It
     * is answered and remembered, so that the same sending gets the same answer, and it changes nothing else.
     *
     * @param order the slice of its order number, or of its guid where it has none
     */
    record Faulty(long sequence, long at, long sending, Key order, MessageType type, List<FieldError> errors)
            implements Logged {
        public Faulty {
            errors = List.copyOf(errors);
        }

        @Override
        public Key key() {
            return order;
        }
    }

    /** Rules of risk come into force: from here on parcels are judged by them. */
    record Published(long sequence, long at, RiskTerms terms) implements Logged {
        @Override
        public Key key() {
            return Key.rules();
        }
    }

    /**
     * An officer decides about a parcel.
     *
     * @param platform tells apart parcels under one order number; hash of its code
     */
    record Acted(long sequence, Key order, long platform, OfficerDecision decision) implements Logged {
        @Override
        public Key key() {
            return order;
        }

        @Override
        public long at() {
            return decision.at();
        }
    }

    /** A payment seen of a parcel that got no further: counted at its company, and nothing else. */
    record Noted(Sighting sighting, long at) implements Event {
        @Override
        public Key key() {
            return Key.watch(sighting);
        }
    }

    /**
     * A payment or waybill that has passed the register of its own number.
     *
     * @param held whether the number already serves another order
     */
    record Admitted(Filed filed, boolean held) implements Event {
        @Override
        public Key key() {
            return filed.order();
        }
    }

    /**
     * Asks one station of {@link Route} for a parcel.
     *
     * @param again whether it was asked before: then it only carries the question on, behind the first one's answer
     */
    record Ask(Key.Space station, Case parcel, boolean again) implements Event {
        @Override
        public Key key() {
            return Route.key(station, parcel);
        }
    }

    /** Gives back what a station granted, since a later one refused. */
    record Release(Key.Space station, Case parcel) implements Event {
        @Override
        public Key key() {
            return Route.key(station, parcel);
        }
    }

    /**
     * What the stations came to.
     *
     * @param refusal null where all granted
     * @param again whether this answers a repeated question
     */
    record Verdict(Case parcel, @Nullable Reason refusal, boolean again) implements Event {
        @Override
        public Key key() {
            return parcel.order();
        }
    }

    /** What is entered into a ledger. The order is part of the byte layout. */
    enum Booking {
        /** A guarantor's deposit is raised: fen. */
        DEPOSIT,
        /** A guarantor's deposit is lowered: fen. */
        WITHDRAW,
        /** Settled tax is paid: fen. */
        PAY,
        /** Goods enter a bonded warehouse: 1/100000 of their unit. */
        ENTER,
        /** Goods that a warehouse holds for a parcel leave with it. */
        TAKE,
        /** What a parcel took comes back: of a buyer's year, a guarantee or a warehouse. */
        BACK,
        /** Goods that a warehouse holds for a parcel are not taken. */
        FREE
    }

    /** A day has come: what falls due at an account until then is settled. */
    record Ticked(long sequence, long at, Key key) implements Logged {}

    /** What an account is told from outside: a deposit, a payment, goods received. */
    record Booked(long sequence, long at, Key key, Booking booking, long amount) implements Logged {}

    /**
     * What a parcel's own slice tells a ledger; it cannot be refused.
     *
     * @param day of release, days since 1970 in China's time
     * @param all whether nothing of the parcel is left there
     */
    record Entered(Key key, Booking booking, long amount, int day, boolean all) implements Event {}

    /** An export document that its own checks found right. */
    record Exported(ExportDocument document) implements Logged {
        @Override
        public long sequence() {
            return document.sequence();
        }

        @Override
        public long at() {
            return document.at();
        }

        @Override
        public Key key() {
            return Key.export(document.key());
        }
    }

    /** What one slice of the exports tells another. Exports are decided on one machine: it has no bytes. */
    record Exporting(ExportEvent event) implements Event {
        @Override
        public Key key() {
            return Key.export(event.key());
        }
    }

    /**
     * Asks a bonded warehouse for goods of an export.
     *
     * @param qty 1/100000 of their unit
     * @param then who is to be answered
     */
    record Drawing(Key key, long qty, ExportEvent.Drawn then) implements Event {}

    /** The bytes of an event, as the log keeps them and as they travel between machines. */
    static byte[] write(Event event) {
        return EventBytes.write(event);
    }

    /** @throws IllegalStateException if the bytes are no event of this format */
    static Event read(byte[] bytes) {
        Source in = new Source(bytes);
        Event event = EventBytes.read(in);
        in.end();
        return event;
    }
}
