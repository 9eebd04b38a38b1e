package io.shibo.clear.ledger;

/**
 * What goods that came back, or a cancelled list, give back: to the buyer's year and to the guarantor.
 *
 * @param value 1/100000 yuan of the year's limit
 * @param duty fen no longer due, as are consumption tax and VAT
 */
public record Restored(long value, long duty, long consumptionTax, long vat) {
    public static final Restored NOTHING = new Restored(0, 0, 0, 0);

    public Restored plus(Restored other) {
        return new Restored(
                value + other.value, duty + other.duty, consumptionTax + other.consumptionTax, vat + other.vat);
    }

    /** All taxes, fen. */
    public long tax() {
        return duty + consumptionTax + vat;
    }
}
