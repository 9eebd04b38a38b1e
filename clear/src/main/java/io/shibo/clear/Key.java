package io.shibo.clear;

/**
 * Which slice of the state an event concerns. A runtime keeps one {@link State} a key and may keep keys on different
 * machines: events of one key are applied in order, and what a step has to say to another key leaves as an
 * {@link Output.Forward}. The way is acyclic: claim, then order, then buyer; the verdict comes last.
 */
public record Key(Space space, String value) {
    /** The registers of the window. */
    public enum Space {
        /** A payment's or a waybill's own number: it may serve one order only. */
        CLAIM,
        /** An order number: the four documents of a parcel meet here. */
        ORDER,
        /** A buyer and a calendar year: the yearly quota. */
        BUYER
    }

    static Key order(String orderNo) {
        return new Key(Space.ORDER, orderNo);
    }
}
