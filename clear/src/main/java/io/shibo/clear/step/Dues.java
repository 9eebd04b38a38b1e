package io.shibo.clear.step;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.retail.Assessment;
import java.util.ArrayList;
import java.util.List;
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
 * @param guarantor hash of the company that vouches for the tax
 * @param copNo hash of the shop's own number of the list; 0 where it has none
 * @param lines by the declaration's order, with what has come back of each; none where it is refused
 * @param items for goods out of a bonded warehouse, the item of each line; else empty
 * @param allowances quantities of a person and year that its lines take; nearly always none
 */
public record Dues(
        long buyerHigh,
        long buyerLow,
        long value,
        long perYear,
        long duty,
        long consumptionTax,
        long vat,
        @Nullable Reason refusal,
        long guarantor,
        long copNo,
        TaxedLines lines,
        List<Long> items,
        List<Allowance> allowances) {
    /** In the reason's byte: allowances follow. */
    private static final int WITH_ALLOWANCES = 0x80;

    private static final Reason[] REASONS = Reason.values();

    public Dues {
        items = List.copyOf(items);
        allowances = List.copyOf(allowances);
    }

    /** Of goods that a person may have as much of as is paid for. */
    public Dues(
            long buyerHigh,
            long buyerLow,
            long value,
            long perYear,
            long duty,
            long consumptionTax,
            long vat,
            @Nullable Reason refusal,
            long guarantor,
            long copNo,
            TaxedLines lines,
            List<Long> items) {
        this(
                buyerHigh,
                buyerLow,
                value,
                perYear,
                duty,
                consumptionTax,
                vat,
                refusal,
                guarantor,
                copNo,
                lines,
                items,
                List.of());
    }

    /** Of nobody that vouches, and no goods. */
    public Dues(
            long buyerHigh,
            long buyerLow,
            long value,
            long perYear,
            long duty,
            long consumptionTax,
            long vat,
            @Nullable Reason refusal) {
        this(buyerHigh, buyerLow, value, perYear, duty, consumptionTax, vat, refusal, 0, 0, TaxedLines.NONE, List.of());
    }

    /** The same after goods came back. */
    Dues with(TaxedLines changed) {
        return new Dues(
                buyerHigh,
                buyerLow,
                value,
                perYear,
                duty,
                consumptionTax,
                vat,
                refusal,
                guarantor,
                copNo,
                changed,
                items,
                allowances);
    }

    /** All taxes as assessed, fen. */
    public long tax() {
        return duty + consumptionTax + vat;
    }

    public Key buyerYear(int year) {
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
        int place = refusal == null ? 0 : refusal.ordinal() + 1;
        out.one(place | (allowances.isEmpty() ? 0 : WITH_ALLOWANCES));
        out.fixed(guarantor);
        out.fixed(copNo);
        lines.write(out);
        out.unsigned(items.size());
        for (long item : items) {
            out.fixed(item);
        }
        if (!allowances.isEmpty()) {
            out.unsigned(allowances.size());
            allowances.forEach(one -> one.write(out));
        }
    }

    static Dues read(Source in) {
        long buyerHigh = in.fixed();
        long buyerLow = in.fixed();
        long value = in.unsigned();
        long perYear = in.unsigned();
        long duty = in.unsigned();
        long consumptionTax = in.unsigned();
        long vat = in.unsigned();
        int reason = in.one();
        return new Dues(
                buyerHigh,
                buyerLow,
                value,
                perYear,
                duty,
                consumptionTax,
                vat,
                reason(reason & ~WITH_ALLOWANCES),
                in.fixed(),
                in.fixed(),
                TaxedLines.read(in),
                items(in),
                (reason & WITH_ALLOWANCES) == 0 ? List.of() : allowances(in));
    }

    private static List<Allowance> allowances(Source in) {
        int count = in.count();
        List<Allowance> allowances = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            allowances.add(Allowance.read(in));
        }
        return allowances;
    }

    private static List<Long> items(Source in) {
        int count = in.count();
        List<Long> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(in.fixed());
        }
        return items;
    }

    static void writeReason(@Nullable Reason reason, Sink out) {
        out.one(reason == null ? 0 : reason.ordinal() + 1);
    }

    static @Nullable Reason readReason(Source in) {
        return reason(in.one());
    }

    private static @Nullable Reason reason(int place) {
        if (place > REASONS.length) {
            throw new IllegalStateException("no reason %d".formatted(place));
        }
        return place == 0 ? null : REASONS[place - 1];
    }
}
