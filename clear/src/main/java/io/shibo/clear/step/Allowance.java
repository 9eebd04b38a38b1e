package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.TaxedLine;
import java.math.BigInteger;

/**
 * What a line takes of a quantity that a person may have of some goods in a year, by a remark of the positive list: of rice 20
 * kilograms, of sugar 2. Kept in a register of its own beside the buyer's year, by the same law: never past the limit.
 *
 * @param gnum the declaration's line
 * @param group hash of the goods' name; several goods codes may share one
 * @param quantity of the line, 1/100000 kilogram, ≥ 0
 * @param limit of a person and year, 1/100000 kilogram
 */
public record Allowance(int gnum, long group, long quantity, long limit) {
    /** The register of the goods for a buyer and year. */
    public Key key(Dues dues, int year) {
        return new Key(Key.Space.BUYER, dues.buyerHigh() ^ group, dues.buyerLow() ^ year);
    }

    /** Which part of it so many pieces of the line are that came back; all pieces give all of it. */
    public long restored(TaxedLine line) {
        return line.qty() == 0
                ? 0
                : BigInteger.valueOf(quantity)
                        .multiply(BigInteger.valueOf(line.returned()))
                        .divide(BigInteger.valueOf(line.qty()))
                        .longValueExact();
    }

    void write(Sink out) {
        out.unsigned(gnum);
        out.fixed(group);
        out.unsigned(quantity);
        out.unsigned(limit);
    }

    static Allowance read(Source in) {
        return new Allowance((int) in.unsigned(), in.fixed(), in.unsigned(), in.unsigned());
    }
}
