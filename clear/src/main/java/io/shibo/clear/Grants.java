package io.shibo.clear;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * What the stations have said of a case. Each station adds its own component here, and reads nobody else's.
 *
 * @param usedBefore what the buyer's year had used when this parcel was asked for, 1/100000 yuan; −1 where it was not asked
 */
public record Grants(long usedBefore) {
    static final Grants NONE = new Grants(-1);

    Grants withQuota(long before) {
        return new Grants(before);
    }

    void write(Sink out) {
        out.signed(usedBefore);
    }

    static Grants read(Source in) {
        return new Grants(in.signed());
    }
}
