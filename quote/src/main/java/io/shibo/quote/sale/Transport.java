package io.shibo.quote.sale;

/** How the goods cross the border. */
public enum Transport {
    SEA,
    AIR,
    ROAD,
    RAIL,
    POST,
    /** Delivered over a network: no goods cross the border. */
    NETWORK
}
