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
 * @param allowed how many allowances were granted
 */
public record Grants(long usedBefore, long guaranteeBefore, int drawn, int allowed) {
    /** Lines that are drawn fit below: 99, or 100 of an export. */
    private static final int ALLOWED_SHIFT = 8;

    /** Without allowances. */
    Grants(long usedBefore, long guaranteeBefore, int drawn) {
        this(usedBefore, guaranteeBefore, drawn, 0);
    }

    /** The guarantor was not asked. */
    static final long NOT_ASKED = -1;

    /** The guarantor's account is not limited. */
    static final long NOT_LIMITED = -2;

    public static final Grants NONE = new Grants(-1, NOT_ASKED, 0);

    Grants withQuota(long before) {
        return new Grants(before, guaranteeBefore, drawn, allowed);
    }

    Grants withGuarantee(long before) {
        return new Grants(usedBefore, before, drawn, allowed);
    }

    Grants withDrawn(int items) {
        return new Grants(usedBefore, guaranteeBefore, items, allowed);
    }

    Grants withAllowed(int allowances) {
        return new Grants(usedBefore, guaranteeBefore, drawn, allowances);
    }

    void write(Sink out) {
        out.signed(usedBefore);
        out.signed(guaranteeBefore);
        out.unsigned((long) allowed << ALLOWED_SHIFT | drawn);
    }

    static Grants read(Source in) {
        long usedBefore = in.signed();
        long guaranteeBefore = in.signed();
        int counts = (int) in.unsigned();
        return new Grants(usedBefore, guaranteeBefore, counts & (1 << ALLOWED_SHIFT) - 1, counts >>> ALLOWED_SHIFT);
    }
}
