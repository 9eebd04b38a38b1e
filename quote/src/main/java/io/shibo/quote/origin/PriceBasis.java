package io.shibo.quote.origin;

/** The price that shares of value are taken of. */
public enum PriceBasis {
    /** Free on board: the factory price and the way to the ship. */
    FOB,
    /** At the factory gate, in the EU's agreements. */
    EXW
}
