package io.shibo.clear.step;

import io.shibo.clear.export.ExportKey;
import io.shibo.clear.internal.Hasher;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.risk.Sighting;

/**
 * Which slice of the state an event concerns: 128 bits of the hash of what it is named by. A runtime keeps one
 * {@link State} a key and may keep keys on different machines: events of one key are applied in order, and what a step has
 * to say to another key leaves as an {@link Effect.Forward}. The way is acyclic: claim, order, then the stations of
 * {@link Route} one after the other; the verdict comes last.
 */
public record Key(Space space, long high, long low) {
    /** The registers of the window. Their order is part of the byte layout: new ones stand at the end. */
    public enum Space {
        /** A payment's or a waybill's own number: it may serve one order only. */
        CLAIM,
        /** An order number: the four documents of a parcel meet here. */
        ORDER,
        /** A buyer and a calendar year: the yearly quota. */
        BUYER,
        /** What parcels are counted by: the watches of risk. */
        WATCH,
        /** The rules of risk in force: one slice. */
        RULES,
        /** Who vouches for the tax: a {@link io.shibo.clear.ledger.Guarantee}. */
        GUARANTOR,
        /** An item of a bonded account book: a {@link io.shibo.clear.ledger.BondedStock}. */
        STOCK,
        /** The registers of the exports: see {@link io.shibo.clear.export}. */
        EXPORT
    }

    private static final Space[] SPACES = Space.values();

    /** The slice of the rules of risk. */
    public static Key rules() {
        return new Key(Space.RULES, 0, 0);
    }

    /** The slice of a watch. */
    static Key watch(Sighting sighting) {
        return new Key(Space.WATCH, sighting.subject().ordinal(), sighting.key());
    }

    /** The slice of an order number. */
    public static Key order(String orderNo) {
        return of(Space.ORDER, new Hasher().add(orderNo));
    }

    /** The account of a guarantor, by its company code (assureCode). */
    public static Key guarantor(String code) {
        return guarantor(new Hasher().add(code).first());
    }

    public static Key guarantor(long hash) {
        return new Key(Space.GUARANTOR, hash, 0);
    }

    /** An item (itemRecordNo) of a bonded account book (emsNo). */
    public static Key stock(String book, String item) {
        return stock(new Hasher().add(book).add(item).first());
    }

    static Key stock(long hash) {
        return new Key(Space.STOCK, hash, 0);
    }

    /** A slice of the exports. */
    public static Key export(ExportKey key) {
        return new Key(Space.EXPORT, key.high(), key.low());
    }

    /** The year of a buyer, by the identity number. */
    public static Key buyerYear(String identity, int year) {
        Hasher hasher = new Hasher().add(identity);
        long high = hasher.first();
        return new Key(Space.BUYER, high, hasher.second() ^ year);
    }

    public static Key of(Space space, Hasher text) {
        return new Key(space, text.first(), text.second());
    }

    void write(Sink out) {
        out.one(space.ordinal());
        out.fixed(high);
        out.fixed(low);
    }

    static Key read(Source in) {
        int space = in.one();
        if (space >= SPACES.length) {
            throw new IllegalStateException("no space %d".formatted(space));
        }
        return new Key(SPACES[space], in.fixed(), in.fixed());
    }
}
