package io.shibo.bench.clear;

import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.step.Dues;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fact events of parcels without end: four documents each, in one of four orders of arrival, with so many parcels between a
 * parcel's first and last document that most of the state is cold. One parcel in a hundred has a defect: a third each lack
 * their payment, name another sum, come with a document sent twice. Follows from the number alone.
 */
final class FactStream {
    /** Parcels between one document of a parcel and its next. */
    private static final TaxedLines LINES =
            new TaxedLines(List.of(new TaxedLine(1, 901210000L, 100_000, 20_000_000L, 0, 0, 1820)));

    private static final int LAG = 1 << 14;

    /** Parcels a buyer and year; with 200 yuan each, no year comes near its limit. */
    private static final int PARCELS_OF_A_BUYER = 4;

    private static final long START = 1_780_000_000_000L;
    private static final MessageType[][] ARRIVALS = {
        {MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621},
        {MessageType.CEB411, MessageType.CEB311, MessageType.CEB621, MessageType.CEB511},
        {MessageType.CEB311, MessageType.CEB511, MessageType.CEB411, MessageType.CEB621},
        {MessageType.CEB621, MessageType.CEB311, MessageType.CEB411, MessageType.CEB511},
    };
    private static final Label LABEL = Label.of(new Keys(
            MessageType.CEB621,
            Map.of("guid", "4CDE1CFD-EDED-46B1-946C-B8022E42FC94", "orderNo", "S202601000000001", "copNo", "C00001")));

    private final long parcels;
    private long round;
    private int turn;
    private boolean again;
    private long sequence;

    FactStream(long parcels) {
        this.parcels = parcels;
    }

    /** The next event, as the log would number it from {@code sequence}; null after the last. */
    Event.@Nullable Logged next(long place) {
        sequence = place;
        while (round < parcels + 3L * LAG) {
            long parcel = round - (long) turn * LAG;
            int now = turn;
            boolean due = parcel >= 0 && parcel < parcels;
            boolean twice = due && parcel % 300 == 2 && now == 1;
            if (twice && !again) {
                again = true;
            } else {
                again = false;
                turn = (turn + 1) & 3;
                round += turn == 0 ? 1 : 0;
            }
            if (due) {
                MessageType type = ARRIVALS[(int) (mix(parcel, 99) & 3)][now];
                if (!(type == MessageType.CEB411 && parcel % 300 == 0)) {
                    return document(parcel, type);
                }
            }
        }
        return null;
    }

    private Event.Logged document(long parcel, MessageType type) {
        Key order = new Key(Key.Space.ORDER, mix(parcel, 1), mix(parcel, 2));
        long platform = mix(parcel % 8, 3);
        long paid = 20_000_000L + parcel % 1000 * 1000;
        long person = mix(parcel / PARCELS_OF_A_BUYER, 4);
        long payment = mix(parcel, 5);
        long waybill = mix(parcel, 6);
        Key claim = null;
        Facts facts;
        switch (type) {
            case CEB311 ->
                facts = new Facts.OfOrder(
                        platform,
                        paid + (parcel % 300 == 1 ? 1 : 0),
                        person,
                        mix(7, 7),
                        payment,
                        mix(parcel, 8),
                        person ^ 1,
                        mix(parcel, 9),
                        0);
            case CEB411 -> {
                claim = new Key(Key.Space.CLAIM, mix(parcel, 10), payment);
                facts = new Facts.OfPayment(payment, platform, paid, person, mix(7, 7), payment, 1_780_000_000L);
            }
            case CEB511 -> {
                claim = new Key(Key.Space.CLAIM, mix(parcel, 11), waybill);
                facts = new Facts.OfWaybill(waybill, mix(parcel, 8));
            }
            default ->
                facts = new Facts.OfDeclaration(
                        platform,
                        waybill,
                        person ^ 1,
                        mix(parcel, 9),
                        new Dues(
                                person,
                                mix(person, 12),
                                20_000_000L,
                                2_600_000_000L,
                                0,
                                0,
                                1820,
                                null,
                                mix(parcel % 20, 14),
                                0,
                                LINES,
                                List.of()),
                        LABEL,
                        null);
        }
        return new Event.Filed(
                sequence,
                START + parcel / 1000,
                mix(parcel * 4 + type.ordinal(), 13),
                order,
                claim,
                Event.Action.NEW,
                true,
                1_780_000_000L,
                facts);
    }

    /** A number that looks like a hash: Stafford's mix of the two. */
    private static long mix(long value, long salt) {
        long z = value * 0x9E3779B97F4A7C15L + salt * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return z == 0 ? 1 : z;
    }
}
