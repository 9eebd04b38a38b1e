package io.shibo.quote.internal;

import io.shibo.quote.Charge;
import io.shibo.quote.Totals;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Sale;
import java.math.RoundingMode;
import java.util.List;

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

    static Totals totals(Sale sale, Pack pack, EntryAmounts entry, List<Charge> charges) {
        return new Outcome(sale, pack, entry).totals(charges);
    }

    private Totals totals(List<Charge> charges) {
        Exact due = Exact.ZERO;
        Exact creditable = Exact.ZERO;
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            Exact amount = charge.rounded().settled();
            due = plus(due, amount);
            creditable = charge.layer().creditable() ? plus(creditable, amount) : creditable;
        }
        Exact goods = amount(Slots.PRICE);
        Exact carriage = Valuation.carriageIncluded(sale) ? Exact.ZERO : amount(Slots.FREIGHT);
        carriage = Valuation.inlandIncluded(sale) ? carriage : plus(carriage, amount(Slots.INLAND));
        Exact insurance = Valuation.insuranceIncluded(sale) ? Exact.ZERO : amount(Slots.INSURANCE);
        Exact landed = plus(plus(plus(goods, carriage), insurance), due);
        boolean valued = entry.peek(Slots.CUSTOMS_VALUE) != null;
        return new Totals(
                pack.currency(),
                amount(valued ? Slots.CUSTOMS_VALUE : Slots.CIF),
                goods,
                carriage,
                insurance,
                due,
                creditable,
                landed,
                sale.currency(),
                inSaleCurrency(landed));
    }

    private static Exact plus(Exact to, Exact what) {
        return what.isZero() ? to : to.isZero() ? what : to.plus(what);
    }

    private Exact amount(int slot) {
        Exact value = entry.peek(slot);
        return value == null ? Exact.ZERO : value.settled();
    }

    private Exact inSaleCurrency(Exact landed) {
        if (sale.currency().equals(pack.currency())) {
            return landed;
        }
        Exact converted = entry.rates.convert(landed, pack.currency(), sale.currency());
        return converted == null
                ? landed
                : converted.rounded(Exact.of(Minor.of(sale.currency())), RoundingMode.HALF_UP);
    }
}
