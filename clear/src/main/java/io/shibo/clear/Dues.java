package io.shibo.clear;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration asks of the ledgers, as the rulebook said it when the declaration arrived. The whole
 * {@link Assessment}, with its lines and citations, lies in the log beside the document.
 *
 * @param buyerHigh and {@code buyerLow}: the hash of the buyer's identity number
 * @param value what counts for the limits, 1/100000 yuan, ≥ 0
 * @param perYear the limit of a person and year, 1/100000 yuan
 * @param duty fen, ≥ 0; as are consumption tax and VAT
 * @param refusal why the retail regime does not take it; null where it does
 */
public record Dues(
        long buyerHigh,
        long buyerLow,
        long value,
        long perYear,
        long duty,
        long consumptionTax,
        long vat,
        @Nullable Reason refusal) {
    private static final Reason[] REASONS = Reason.values();

    /** All taxes, fen. */
    public long tax() {
        return duty + consumptionTax + vat;
    }

    Key buyerYear(int year) {
        return new Key(Key.Space.BUYER, buyerHigh, buyerLow ^ year);
    }

    void write(Sink out) {
        out.fixed(buyerHigh);
        out.fixed(buyerLow);
        out.unsigned(value);
        out.unsigned(perYear);
        out.unsigned(duty);
        out.unsigned(consumptionTax);
        out.unsigned(vat);
        writeReason(refusal, out);
    }

    static Dues read(Source in) {
        return new Dues(
                in.fixed(),
                in.fixed(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                in.unsigned(),
                readReason(in));
    }

    static void writeReason(@Nullable Reason reason, Sink out) {
        out.one(reason == null ? 0 : reason.ordinal() + 1);
    }

    static @Nullable Reason readReason(Source in) {
        int place = in.one();
        if (place > REASONS.length) {
            throw new IllegalStateException("no reason %d".formatted(place));
        }
        return place == 0 ? null : REASONS[place - 1];
    }
}
