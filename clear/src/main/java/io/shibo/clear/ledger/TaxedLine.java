package io.shibo.clear.ledger;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;

/**
 * One goods line of a declaration, as the ledgers need it, and how much of it has come back.
 *
 * @param gnum the declaration's number of the line, from 1
 * @param gcode ten digits as a number
 * @param qty declared, 1/100000 of its unit, above 0
 * @param value what it counts for the limits, carriage and premium included, 1/100000 yuan
 * @param duty fen, as are consumption tax and VAT
 * @param returned of {@code qty}
 */
public record TaxedLine(
        int gnum, long gcode, long qty, long value, long duty, long consumptionTax, long vat, long returned) {
    public TaxedLine {
        if (qty <= 0 || returned < 0 || returned > qty || value < 0 || duty < 0 || consumptionTax < 0 || vat < 0) {
            throw new IllegalArgumentException("line %d: qty %d, returned %d, value %d, taxes %d, %d, %d"
                    .formatted(gnum, qty, returned, value, duty, consumptionTax, vat));
        }
    }

    /** Nothing of it has come back. */
    public TaxedLine(int gnum, long gcode, long qty, long value, long duty, long consumptionTax, long vat) {
        this(gnum, gcode, qty, value, duty, consumptionTax, vat, 0);
    }

    /** All taxes, fen. */
    public long tax() {
        return duty + consumptionTax + vat;
    }

    /** What is to be restored for a further part of the line; the parts of a whole line add up to the line. */
    Restored restored(long more) {
        long to = returned + more;
        return new Restored(
                Shares.between(value, returned, to, qty),
                Shares.between(duty, returned, to, qty),
                Shares.between(consumptionTax, returned, to, qty),
                Shares.between(vat, returned, to, qty));
    }

    TaxedLine back(long more) {
        return new TaxedLine(gnum, gcode, qty, value, duty, consumptionTax, vat, returned + more);
    }

    public void write(Sink out) {
        out.unsigned(gnum);
        out.unsigned(gcode);
        out.unsigned(qty);
        out.unsigned(value);
        out.unsigned(duty);
        out.unsigned(consumptionTax);
        out.unsigned(vat);
        out.unsigned(returned);
    }

    /** @throws IllegalStateException if the bytes are no line */
    public static TaxedLine read(Source in) {
        try {
            return new TaxedLine(
                    (int) in.unsigned(),
                    in.unsigned(),
                    in.unsigned(),
                    in.unsigned(),
                    in.unsigned(),
                    in.unsigned(),
                    in.unsigned(),
                    in.unsigned());
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException("no line of a declaration: " + damaged.getMessage(), damaged);
        }
    }
}
