package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * What the stations have said of a case. Each station adds its own component here, and reads nobody else's.
 *
 * @param usedBefore what the buyer's year had used when this parcel was asked for, 1/100000 yuan; −1 where it was not asked
 * @param guaranteeBefore what the guarantee had left when this parcel was asked for, fen; {@value #NOT_ASKED} where it was
 *     not asked, {@value #NOT_LIMITED} where nobody has told its amount
 * @param drawn of how many lines the bonded warehouse holds the goods
 */
public record Grants(long usedBefore, long guaranteeBefore, int drawn) {
    /** The guarantor was not asked. */
    static final long NOT_ASKED = -1;

    /** The guarantor's account is not limited. */
    static final long NOT_LIMITED = -2;

    public static final Grants NONE = new Grants(-1, NOT_ASKED, 0);

    Grants withQuota(long before) {
        return new Grants(before, guaranteeBefore, drawn);
    }

    Grants withGuarantee(long before) {
        return new Grants(usedBefore, before, drawn);
    }

    Grants withDrawn(int items) {
        return new Grants(usedBefore, guaranteeBefore, items);
    }

    void write(Sink out) {
        out.signed(usedBefore);
        out.signed(guaranteeBefore);
        out.unsigned(drawn);
    }

    static Grants read(Source in) {
        return new Grants(in.signed(), in.signed(), (int) in.unsigned());
    }
}
