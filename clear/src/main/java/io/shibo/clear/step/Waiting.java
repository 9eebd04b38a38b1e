package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a parcel that waits, in the usual case: each of its kind once, filed at once, and of one mind with the others
 * where they say the same thing twice. What is said twice is kept once, which makes the slice a third smaller and a matter of
 * a few copied numbers, where {@link State.Dossier} makes a dozen objects. One of these is used again and again by its owner.
 * {@link WaitingBytes} draws its bytes, {@link WaitingPapers} makes the objects.
 */
final class Waiting {
    static final int ORDER = 0;
    static final int PAYMENT = 1;
    static final int WAYBILL = 2;
    static final int DECLARATION = 3;

    static final int KINDS = 4;

    static final int ALL = 15;
    static final int O = 1;
    static final int P = 2;
    static final int W = 4;
    static final int D = 8;
    static final int NO_PAY_CODE = 16;
    static final int NO_TRANSACTION = 32;
    private static final MessageType[] TYPES = {
        MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621
    };
    private static final byte[] KIND_OF_TYPE = kinds();
    private static final long FIVE_BYTES = 1L << 40;
    private static final long FOUR_BYTES = 1L << 32;

    /** Which papers are there, and the two flags. */
    int mask;

    long firstAt;
    long platform;
    long person;
    long paid;
    long payCode;
    long transaction;
    long withheld;
    long payment;
    long payTime;
    long delivery;
    long waybill;
    long shop;
    long goods;
    final long[] sending = new long[KINDS];
    final long[] sequence = new long[KINDS];
    final long[] at = new long[KINDS];
    final long[] appTime = new long[KINDS];

    /** Dues, label and risk of the declaration; another's array, good as long as that is. */
    final Source declared = new Source(new byte[0]);

    private @Nullable Sink own;

    private static byte[] kinds() {
        byte[] kinds = new byte[MessageType.values().length];
        Arrays.fill(kinds, (byte) -1);
        for (int kind = 0; kind < KINDS; kind++) {
            kinds[TYPES[kind].ordinal()] = (byte) kind;
        }
        return kinds;
    }

    /** The kind of a document of a parcel; −1 of others. */
    static int kind(int typeOrdinal) {
        return typeOrdinal < KIND_OF_TYPE.length ? KIND_OF_TYPE[typeOrdinal] : -1;
    }

    static MessageType type(int kind) {
        return TYPES[kind];
    }

    /** Whether an event of a kind may have so many bytes. */
    static boolean hasLength(int kind, int length) {
        return switch (kind) {
            case ORDER -> length == FiledBytes.FACTS + 9 * 8;
            case PAYMENT -> length == FiledBytes.NUMBER + 6 * 8 + 6;
            case WAYBILL -> length == FiledBytes.NUMBER + 2 * 8;
            default -> length > FiledBytes.FACTS + 4 * 8;
        };
    }

    Waiting clear() {
        mask = 0;
        return this;
    }

    boolean complete() {
        return (mask & ALL) == ALL;
    }

    long sending(int kind) {
        return sending[kind];
    }

    long sequence(int kind) {
        return sequence[kind];
    }

    long at(int kind) {
        return at[kind];
    }

    long appTime(int kind) {
        return appTime[kind];
    }

    long withheld() {
        return withheld;
    }

    /** The kind of the paper that came next after a place in the log. */
    int after(long place) {
        int next = -1;
        for (int kind = 0; kind < KINDS; kind++) {
            if (sequence[kind] > place && (next < 0 || sequence[kind] < sequence[next])) {
                next = kind;
            }
        }
        return next;
    }

    /** As {@link Facts#number}. */
    long number(int kind) {
        return switch (kind) {
            case PAYMENT -> payment;
            case WAYBILL -> waybill;
            default -> platform;
        };
    }

    /** Where what {@link #declared} shows may be written, where it does not lie in another's array. */
    Sink own() {
        Sink sink = own == null ? new Sink(256) : own.reset();
        own = sink;
        return sink;
    }

    /** Dues, label and risk of the declaration. */
    Source declared() {
        return declared;
    }

    // Adding a paper. Each says whether the case stays a usual one; where not, what is in here is of no use any more.

    /** The document of an event's bytes, new and counting. */
    boolean add(int kind, byte[] bytes, int from, int end) {
        int facts = from + (kind == PAYMENT || kind == WAYBILL ? FiledBytes.NUMBER : FiledBytes.FACTS);
        return begin(
                        kind,
                        Bytes.eight(bytes, from + FiledBytes.SENDING),
                        Bytes.six(bytes, from + FiledBytes.SEQUENCE),
                        Bytes.six(bytes, from + FiledBytes.AT),
                        Bytes.six(bytes, from + FiledBytes.APP_TIME))
                && switch (kind) {
                    case ORDER ->
                        order(
                                Bytes.eight(bytes, facts),
                                Bytes.eight(bytes, facts + 8),
                                Bytes.eight(bytes, facts + 16),
                                Bytes.eight(bytes, facts + 24),
                                Bytes.eight(bytes, facts + 32),
                                Bytes.eight(bytes, facts + 40),
                                Bytes.eight(bytes, facts + 48),
                                Bytes.eight(bytes, facts + 56),
                                Bytes.eight(bytes, facts + 64));
                    case PAYMENT ->
                        payment(
                                Bytes.eight(bytes, facts),
                                Bytes.eight(bytes, facts + 8),
                                Bytes.eight(bytes, facts + 16),
                                Bytes.eight(bytes, facts + 24),
                                Bytes.eight(bytes, facts + 32),
                                Bytes.eight(bytes, facts + 40),
                                Bytes.six(bytes, facts + 48));
                    case WAYBILL -> waybill(Bytes.eight(bytes, facts), Bytes.eight(bytes, facts + 8));
                    default -> {
                        declared.over(bytes, facts + 32, end);
                        yield declaration(
                                Bytes.eight(bytes, facts),
                                Bytes.eight(bytes, facts + 8),
                                Bytes.eight(bytes, facts + 16),
                                Bytes.eight(bytes, facts + 24));
                    }
                };
    }

    boolean begin(int kind, long sent, long place, long when, long made) {
        if (has(1 << kind)) {
            return false;
        }
        if ((mask & ALL) == 0) {
            firstAt = when;
        }
        sending[kind] = sent;
        sequence[kind] = place;
        at[kind] = when;
        appTime[kind] = made;
        return place >= 0
                && place < FIVE_BYTES
                && when >= firstAt
                && when - firstAt < FOUR_BYTES
                && firstAt >>> 48 == 0
                && made >= 0
                && made < FOUR_BYTES;
    }

    boolean order(
            long ofPlatform,
            long ofPerson,
            long ofPayCode,
            long ofTransaction,
            long ofDelivery,
            long ofShop,
            long ofGoods,
            long ofPaid,
            long ofWithheld) {
        boolean same = (!has(P | D) || ofPlatform == platform)
                && (!has(P)
                        || ofPerson == person
                                && ofPaid == paid
                                && (ofPayCode == payCode || ofPayCode == 0)
                                && (ofTransaction == transaction || ofTransaction == 0))
                && (!has(W) || ofDelivery == delivery)
                && (!has(D) || ofShop == shop && ofGoods == goods)
                && fits(ofPaid)
                && fits(ofWithheld);
        if (has(P)) {
            mask |= (ofPayCode == payCode ? 0 : NO_PAY_CODE) | (ofTransaction == transaction ? 0 : NO_TRANSACTION);
        } else {
            person = ofPerson;
            paid = ofPaid;
            payCode = ofPayCode;
            transaction = ofTransaction;
        }
        platform = ofPlatform;
        withheld = ofWithheld;
        delivery = ofDelivery;
        shop = ofShop;
        goods = ofGoods;
        mask |= O;
        return same;
    }

    boolean payment(
            long number,
            long ofPlatform,
            long ofPerson,
            long ofPayCode,
            long ofTransaction,
            long ofPaid,
            long ofPayTime) {
        boolean same = (!has(O | D) || ofPlatform == platform)
                && (!has(O)
                        || ofPerson == person
                                && ofPaid == paid
                                && (ofPayCode == payCode || payCode == 0)
                                && (ofTransaction == transaction || transaction == 0))
                && fits(ofPaid)
                && ofPayTime >= 0
                && ofPayTime < FOUR_BYTES;
        if (has(O)) {
            mask |= (ofPayCode == payCode ? 0 : NO_PAY_CODE) | (ofTransaction == transaction ? 0 : NO_TRANSACTION);
        }
        payment = number;
        platform = ofPlatform;
        person = ofPerson;
        payCode = ofPayCode;
        transaction = ofTransaction;
        paid = ofPaid;
        payTime = ofPayTime;
        mask |= P;
        return same;
    }

    boolean waybill(long number, long ofDelivery) {
        boolean same = (!has(D) || number == waybill) && (!has(O) || ofDelivery == delivery);
        waybill = number;
        delivery = ofDelivery;
        mask |= W;
        return same;
    }

    boolean declaration(long ofPlatform, long ofWaybill, long ofShop, long ofGoods) {
        boolean same = (!has(O | P) || ofPlatform == platform)
                && (!has(W) || ofWaybill == waybill)
                && (!has(O) || ofShop == shop && ofGoods == goods);
        platform = ofPlatform;
        waybill = ofWaybill;
        shop = ofShop;
        goods = ofGoods;
        mask |= D;
        return same;
    }

    boolean has(int papers) {
        return (mask & papers) != 0;
    }

    private static boolean fits(long amount) {
        return amount >= 0 && amount < FIVE_BYTES;
    }
}
