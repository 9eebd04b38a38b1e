package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Rounding;
import io.shibo.quote.Assessment;
import io.shibo.quote.Charge;
import io.shibo.quote.Question;
import io.shibo.quote.Refusal;
import io.shibo.quote.Totals;
import io.shibo.quote.Trace;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.List;

/** What a pass came to: totals in both currencies. */
final class Outcome {
    private final Sale sale;
    private final Pack pack;
    private final Channel channel;
    private final EntryAmounts entry;
    private final Money zero;

    Outcome(Sale sale, Pack pack, Channel channel, EntryAmounts entry) {
        this.sale = sale;
        this.pack = pack;
        this.channel = channel;
        this.entry = entry;
        this.zero = Money.zero(pack.currency());
    }

    Assessment assessment(
            List<Charge> charges,
            List<Refusal> refusals,
            List<Question> questions,
            List<Pack.Requirement> requirements,
            boolean complete,
            List<Trace> trace) {
        Money due = zero;
        Money creditable = zero;
        for (Charge charge : charges) {
            due = plus(due, charge.amount());
            creditable = charge.layer().creditable() ? plus(creditable, charge.amount()) : creditable;
        }
        Money goods = money(Slots.PRICE);
        Money carriage = Valuation.carriageIncluded(sale) ? zero : money(Slots.FREIGHT);
        carriage = Valuation.inlandIncluded(sale) ? carriage : plus(carriage, money(Slots.INLAND));
        Money insurance = Valuation.insuranceIncluded(sale) ? zero : money(Slots.INSURANCE);
        Money landed = plus(plus(plus(goods, carriage), insurance), due);
        Totals totals = new Totals(goods, carriage, insurance, due, creditable, landed, inSaleCurrency(landed));
        boolean converts = !sale.currency().equals(pack.currency());
        ExchangeRate rate = converts ? entry.rates.find(sale.currency(), pack.currency()) : null;
        boolean valued = entry.peek(Slots.CUSTOMS_VALUE) != null;
        return new Assessment(
                sale,
                pack,
                channel,
                rate,
                money(valued ? Slots.CUSTOMS_VALUE : Slots.CIF),
                charges,
                totals,
                refusals,
                questions,
                requirements,
                complete && leaveAmountsWhole(questions),
                trace);
    }

    /** An open fact or limit decides which rule applies; an open quantity or origin leaves an amount itself open. */
    private static boolean leaveAmountsWhole(List<Question> questions) {
        for (Question question : questions) {
            boolean whole = switch (question.kind()) {
                case FACT, STATE, ORIGINATING -> true;
                case QUANTITY, ORIGIN, CODE, FREIGHT, INSURANCE, EXCHANGE_RATE -> false;
            };
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    private static Money plus(Money to, Money what) {
        return what.isZero() ? to : to.isZero() ? what : to.plus(what);
    }

    private Money money(int slot) {
        Exact value = entry.peek(slot);
        return value == null || value.isZero() ? zero : value.money(pack.currency());
    }

    private Money inSaleCurrency(Money landed) {
        if (sale.currency().equals(landed.currency())) {
            return landed;
        }
        Exact exact = entry.rates.convert(landed, sale.currency());
        if (exact == null) {
            return landed;
        }
        int digits = Math.max(0, sale.currency().getDefaultFractionDigits());
        var unit = Rounding.halfUp(BigDecimal.ONE.movePointLeft(digits).toPlainString());
        return Money.of(exact.rounded(unit), sale.currency());
    }
}
