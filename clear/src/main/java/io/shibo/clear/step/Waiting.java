package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.internal.Bytes;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a parcel that waits, in the usual case: each of its kind once, filed at once, and of one mind with the others
 * where they say the same thing twice. What is said twice is kept once, which makes the slice a third smaller and a matter of
 * a few copied numbers, where {@link State.Dossier} makes a dozen objects. One of these is used again and again by its owner.
 *
 * <pre>
 *   waiting = mask (1) first paper's at (6) and then, where a paper that has it is there (bits of the mask):
 *     platform (8)                                      order 1, payment 2, declaration 8
 *     person (8) paid (5) payCode (8) transaction (8)   order, payment
 *     withheld (5)                                      order
 *     payment's number (8) payTime (4)                  payment
 *     delivery (8)                                      order, waybill 4
 *     waybill's number (8)                              waybill, declaration
 *     shop (8) goods (8)                                order, declaration
 *     sending (8) sequence (5) at − first at (4) appTime (4)     of each in this order
 *     dues label risk                                   declaration
 *   mask 16: the order does not name the payCode, the payment does; 32: so with the transaction
 * </pre>
 */
final class Waiting {
    static final int ORDER = 0;
    static final int PAYMENT = 1;
    static final int WAYBILL = 2;
    static final int DECLARATION = 3;

    private static final int KINDS = 4;

    /** Bytes of one paper's own numbers. */
    private static final int PAPER = 21;

    private static final int ALL = 15;
    private static final int O = 1;
    private static final int P = 2;
    private static final int W = 4;
    private static final int D = 8;
    private static final int NO_PAY_CODE = 16;
    private static final int NO_TRANSACTION = 32;
    private static final MessageType[] TYPES = {
        MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621
    };
    private static final byte[] KIND_OF_TYPE = kinds();
    private static final long FIVE_BYTES = 1L << 40;
    private static final long FOUR_BYTES = 1L << 32;

    /** Which papers are there, and the two flags. */
    private int mask;

    private long firstAt;
    long platform;
    private long person;
    private long paid;
    private long payCode;
    private long transaction;
    private long withheld;
    private long payment;
    private long payTime;
    private long delivery;
    private long waybill;
    private long shop;
    private long goods;
    private final long[] sending = new long[KINDS];
    private final long[] sequence = new long[KINDS];
    private final long[] at = new long[KINDS];
    private final long[] appTime = new long[KINDS];

    /** Dues, label and risk of the declaration; another's array, good as long as that is. */
    private final Source declared = new Source(new byte[0]);

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

    /** Whether a dossier is such a case; then it is in here. */
    boolean take(State.Dossier dossier) {
        clear();
        if (!dossier.parcels().isEmpty() || dossier.papers().isEmpty()) {
            return false;
        }
        long last = -1;
        for (Paper paper : dossier.papers()) {
            boolean plain = paper.standing() == Paper.Standing.FILED
                    && paper.objection() == Objection.NONE
                    && paper.argument() == 0
                    && paper.sequence() > last;
            if (!plain || !add(paper)) {
                return false;
            }
            last = paper.sequence();
        }
        return true;
    }

    private boolean add(Paper paper) {
        Facts facts = paper.facts();
        if (facts == null || kind(facts.type().ordinal()) < 0 || paper.number() != facts.number()) {
            return false;
        }
        int kind = kind(facts.type().ordinal());
        return begin(kind, paper.sending(), paper.sequence(), paper.at(), paper.appTime())
                && switch (facts) {
                    case Facts.OfOrder one ->
                        order(
                                one.platform(),
                                one.person(),
                                one.payCode(),
                                one.transaction(),
                                one.delivery(),
                                one.shop(),
                                one.goods(),
                                one.paid(),
                                one.withheld());
                    case Facts.OfPayment one ->
                        payment(
                                one.number(),
                                one.platform(),
                                one.person(),
                                one.payCode(),
                                one.transaction(),
                                one.paid(),
                                one.payTime());
                    case Facts.OfWaybill one -> waybill(one.number(), one.delivery());
                    case Facts.OfDeclaration one -> {
                        Sink bytes = own == null ? new Sink(256) : own.reset();
                        own = bytes;
                        FactsBytes.declared(one, bytes);
                        declared.over(bytes.array(), 0, bytes.length());
                        yield declaration(one.platform(), one.waybill(), one.shop(), one.goods());
                    }
                    default -> false;
                };
    }

    private boolean begin(int kind, long sent, long place, long when, long made) {
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

    private boolean order(
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

    private boolean payment(
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

    private boolean waybill(long number, long ofDelivery) {
        boolean same = (!has(D) || number == waybill) && (!has(O) || ofDelivery == delivery);
        waybill = number;
        delivery = ofDelivery;
        mask |= W;
        return same;
    }

    private boolean declaration(long ofPlatform, long ofWaybill, long ofShop, long ofGoods) {
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

    private boolean has(int papers) {
        return (mask & papers) != 0;
    }

    private static boolean fits(long amount) {
        return amount >= 0 && amount < FIVE_BYTES;
    }

    // The bytes.

    void write(Sink out) {
        int at = out.claim(length());
        byte[] bytes = out.array();
        bytes[at] = (byte) mask;
        Bytes.six(bytes, at + 1, firstAt);
        at += 7;
        if (has(O | P | D)) {
            Bytes.eight(bytes, at, platform);
            at += 8;
        }
        if (has(O | P)) {
            Bytes.eight(bytes, at, person);
            Bytes.five(bytes, at + 8, paid);
            Bytes.eight(bytes, at + 13, payCode);
            Bytes.eight(bytes, at + 21, transaction);
            at += 29;
        }
        if (has(O)) {
            Bytes.five(bytes, at, withheld);
            at += 5;
        }
        if (has(P)) {
            Bytes.eight(bytes, at, payment);
            Bytes.four(bytes, at + 8, payTime);
            at += 12;
        }
        if (has(O | W)) {
            Bytes.eight(bytes, at, delivery);
            at += 8;
        }
        if (has(W | D)) {
            Bytes.eight(bytes, at, waybill);
            at += 8;
        }
        if (has(O | D)) {
            Bytes.eight(bytes, at, shop);
            Bytes.eight(bytes, at + 8, goods);
            at += 16;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            if (has(1 << kind)) {
                Bytes.eight(bytes, at, sending[kind]);
                Bytes.five(bytes, at + 8, sequence[kind]);
                Bytes.four(bytes, at + 13, this.at[kind] - firstAt);
                Bytes.four(bytes, at + 17, appTime[kind]);
                at += PAPER;
            }
        }
        if (has(D)) {
            out.raw(declared.array(), declared.at(), declared.left());
        }
    }

    /** Bytes without what follows a declaration's numbers. */
    private int length() {
        return 7
                + (has(O | P | D) ? 8 : 0)
                + (has(O | P) ? 29 : 0)
                + (has(O) ? 5 : 0)
                + (has(P) ? 12 : 0)
                + (has(O | W) ? 8 : 0)
                + (has(W | D) ? 8 : 0)
                + (has(O | D) ? 16 : 0)
                + Integer.bitCount(mask & ALL) * PAPER;
    }

    /** @throws IllegalStateException if the bytes are too few, or no papers */
    Waiting read(Source in) {
        byte[] bytes = in.array();
        int at = in.at();
        mask = in.left() == 0 ? 0 : bytes[at] & 0xFF;
        if ((mask & ALL) == 0 || mask > (ALL | NO_PAY_CODE | NO_TRANSACTION)) {
            throw new IllegalStateException("no papers of a parcel that waits: %d".formatted(mask));
        }
        in.skip(length());
        firstAt = Bytes.six(bytes, at + 1);
        at += 7;
        if (has(O | P | D)) {
            platform = Bytes.eight(bytes, at);
            at += 8;
        }
        if (has(O | P)) {
            person = Bytes.eight(bytes, at);
            paid = Bytes.five(bytes, at + 8);
            payCode = Bytes.eight(bytes, at + 13);
            transaction = Bytes.eight(bytes, at + 21);
            at += 29;
        }
        if (has(O)) {
            withheld = Bytes.five(bytes, at);
            at += 5;
        }
        if (has(P)) {
            payment = Bytes.eight(bytes, at);
            payTime = Bytes.four(bytes, at + 8);
            at += 12;
        }
        if (has(O | W)) {
            delivery = Bytes.eight(bytes, at);
            at += 8;
        }
        if (has(W | D)) {
            waybill = Bytes.eight(bytes, at);
            at += 8;
        }
        if (has(O | D)) {
            shop = Bytes.eight(bytes, at);
            goods = Bytes.eight(bytes, at + 8);
            at += 16;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            if (has(1 << kind)) {
                sending[kind] = Bytes.eight(bytes, at);
                sequence[kind] = Bytes.five(bytes, at + 8);
                this.at[kind] = firstAt + Bytes.four(bytes, at + 13);
                appTime[kind] = Bytes.four(bytes, at + 17);
                at += PAPER;
            }
        }
        if (has(D)) {
            declared.over(bytes, at, at + in.left());
        }
        return this;
    }

    /** The same as objects; what follows the numbers is read on from {@code in}. */
    State.Dossier dossier(Source in) {
        List<Paper> papers = new ArrayList<>(KINDS);
        for (int kind = 0; kind < KINDS; kind++) {
            if (has(1 << kind)) {
                Facts facts = facts(kind, in);
                papers.add(new Paper(
                        TYPES[kind],
                        sending[kind],
                        sequence[kind],
                        at[kind],
                        Paper.Standing.FILED,
                        Objection.NONE,
                        0,
                        facts.number(),
                        appTime[kind],
                        facts));
            }
        }
        papers.sort(Comparator.comparingLong(Paper::sequence));
        return new State.Dossier(papers, List.of());
    }

    private Facts facts(int kind, Source in) {
        return switch (kind) {
            case ORDER ->
                new Facts.OfOrder(
                        platform,
                        paid,
                        person,
                        has(NO_PAY_CODE) ? 0 : payCode,
                        has(NO_TRANSACTION) ? 0 : transaction,
                        delivery,
                        shop,
                        goods,
                        withheld);
            case PAYMENT -> new Facts.OfPayment(payment, platform, paid, person, payCode, transaction, payTime);
            case WAYBILL -> new Facts.OfWaybill(waybill, delivery);
            default -> FactsBytes.declared(platform, waybill, shop, goods, in);
        };
    }
}
