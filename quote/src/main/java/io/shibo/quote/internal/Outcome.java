package io.shibo.quote.internal;

import io.shibo.quote.Totals;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Sale;
import java.math.RoundingMode;
import java.util.Objects;

/** What a pass came to: totals in both currencies. All amounts as they are shown, so that totals are the sum of their parts. */
final class Outcome {
    private final Sale sale;
    private final Pack pack;
    private final EntryAmounts entry;

    private Outcome(Sale sale, Pack pack, EntryAmounts entry) {
        this.sale = sale;
        this.pack = pack;
        this.entry = entry;
    }

    static Totals totals(Sale sale, Pack pack, EntryAmounts entry, ChargeLog charges) {
        return new Totals(pack.currency(), new Outcome(sale, pack, entry).amounts(charges), sale.currency());
    }

    private Registers amounts(ChargeLog charges) {
        Registers sums = new Registers(Totals.SIZE);
        charges.sum(sums, Totals.CHARGES, Totals.CREDITABLE);
        put(sums, Totals.GOODS, Slots.PRICE, true);
        put(sums, Totals.CARRIAGE, Slots.FREIGHT, !Valuation.carriageIncluded(sale));
        if (!Valuation.inlandIncluded(sale) && entry.totals.known(Slots.INLAND)) {
            sums.addSettled(Totals.CARRIAGE, entry.totals, Slots.INLAND);
        }
        put(sums, Totals.INSURANCE, Slots.INSURANCE, !Valuation.insuranceIncluded(sale));
        boolean valued = entry.totals.known(Slots.CUSTOMS_VALUE);
        put(sums, Totals.CUSTOMS_VALUE, valued ? Slots.CUSTOMS_VALUE : Slots.CIF, true);
        sums.copy(Totals.LANDED, sums, Totals.GOODS);
        sums.add(Totals.LANDED, sums, Totals.CARRIAGE);
        sums.add(Totals.LANDED, sums, Totals.INSURANCE);
        sums.add(Totals.LANDED, sums, Totals.CHARGES);
        putInSaleCurrency(sums);
        return sums;
    }

    /** What a total of the entry shows; 0 where it is not known, or is paid with the price. */
    private void put(Registers sums, int at, int slot, boolean apart) {
        sums.putZero(at);
        if (apart && entry.totals.known(slot)) {
            sums.addSettled(at, entry.totals, slot);
        }
    }

    private void putInSaleCurrency(Registers sums) {
        sums.copy(Totals.LANDED_IN_SALE_CURRENCY, sums, Totals.LANDED);
        if (sale.currency().equals(pack.currency())) {
            return;
        }
        Exact landed = Objects.requireNonNull(sums.get(Totals.LANDED));
        Exact converted = entry.rates().convert(landed, pack.currency(), sale.currency());
        if (converted != null) {
            sums.put(
                    Totals.LANDED_IN_SALE_CURRENCY,
                    converted.rounded(Exact.of(Minor.of(sale.currency())), RoundingMode.HALF_UP));
        }
    }
}
