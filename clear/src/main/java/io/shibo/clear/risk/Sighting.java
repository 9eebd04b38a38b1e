package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * A parcel seen at one thing it touches.
 *
 * @param key which one, a fingerprint
 * @param amount what is summed there: fen, pieces, or 1 for a payment by another than the buyer; for prices, the price
 * @param face the buyer's fingerprint where different buyers are counted; otherwise 0
 */
public record Sighting(Subject subject, long key, long amount, long face) {
    private static final Subject[] SUBJECTS = Subject.values();

    public void write(Sink out) {
        out.one(subject.ordinal());
        out.fixed(key);
        out.unsigned(amount);
        out.fixed(face);
    }

    /** @throws IllegalStateException if the bytes are no sighting */
    public static Sighting read(Source in) {
        return new Sighting(RiskTerms.one(SUBJECTS, in), in.fixed(), in.unsigned(), in.fixed());
    }
}
