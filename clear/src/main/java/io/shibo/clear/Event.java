package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.internal.RecordBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the window. Time stands in the event: it was stamped once, when the message arrived, and every decision
 * follows from it.
 */
public sealed interface Event {
    /** The slice of the state that it concerns. */
    Key key();

    /** What arrives from outside and what the rulebook said: kept in the log, so that it can be replayed. */
    sealed interface Logged extends Event {}

    /**
     * A document that its own checks found right.
     *
     * @param sequence the place in the log, ≥ 1
     * @param at arrival, milliseconds since 1970 in UTC
     * @param digest tells the same sending from another under the same guid
     */
    record Received(long sequence, long at, long digest, ParcelDocument document) implements Logged {
        @Override
        public Key key() {
            return switch (document) {
                case Order _, Declaration _ -> Key.order(document.orderNo());
                case Payment _, Waybill _ ->
                    new Key(Key.Space.CLAIM, Document.key(document.type().name(), document.key()));
            };
        }
    }

    /**
     * A document that its own checks found wrong, or, without errors, one of a kind that decides nothing about a parcel. It
     * is answered and remembered, so that the same sending gets the same answer, and it changes nothing else.
     */
    record Faulty(long sequence, long at, long digest, Keys keys, List<FieldError> errors) implements Logged {
        public Faulty {
            errors = List.copyOf(errors);
        }

        @Override
        public Key key() {
            String orderNo = keys.orderNo();
            return Key.order(orderNo == null ? "?" + keys.guid() : orderNo);
        }
    }

    /** The rulebook's answer to an {@link Output.Assess}. */
    record Assessed(String orderNo, String ebpCode, long sequence, long at, Assessment assessment) implements Logged {
        @Override
        public Key key() {
            return Key.order(orderNo);
        }
    }

    /**
     * A payment or waybill that has passed the register of its own number.
     *
     * @param heldBy the order that the number already serves; null where it is free or this order's own
     */
    record Admitted(Received received, @Nullable String heldBy) implements Event {
        @Override
        public Key key() {
            return Key.order(received.document().orderNo());
        }
    }

    /** Asks a buyer's quota for a parcel's value. The same parcel asking again gets the same verdict. */
    record Reserve(Matched matched, int year) implements Event {
        @Override
        public Key key() {
            return new Key(Key.Space.BUYER, matched.buyerId() + "|" + year);
        }
    }

    /** The quota's answer. */
    record Verdict(Matched matched, Quota quota) implements Event {
        @Override
        public Key key() {
            return Key.order(matched.orderNo());
        }
    }

    /** The bytes of an event, as they may travel between machines; the log has {@link LogEntry}. */
    static byte[] write(Event event) {
        return Layout.BYTES.write(event);
    }

    /** @throws IllegalStateException if the bytes are no event of this format */
    static Event read(byte[] bytes) {
        return Layout.BYTES.read(bytes);
    }

    /** Holds the layout, built at first use. */
    final class Layout {
        private static final RecordBytes<Event> BYTES = RecordBytes.of(Event.class);

        private Layout() {}
    }
}
