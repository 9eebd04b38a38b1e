package io.shibo.clear.risk;

/**
 * A parcel seen at one thing it touches.
 *
 * @param key which one, a fingerprint
 * @param amount what is summed there: fen, pieces, or 1 for a payment by another than the buyer; for prices, the price
 * @param face the buyer's fingerprint where different buyers are counted; otherwise 0
 */
public record Sighting(Subject subject, long key, long amount, long face) {}
