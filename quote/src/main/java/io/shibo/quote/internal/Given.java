package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.quote.Refusal;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands before a channel's first step: the totals that the sale itself gives, and whether the channel is open. */
final class Given {
    private Given() {}

    /**
     * Puts the totals of lines and entry.
     *
     * @param net prices without import duties and taxes, one a line; null where the stated prices hold
     * @throws IllegalArgumentException if an exchange rate is missing
     */
    static void put(
            Sale sale,
            Channel channel,
            CompiledPack compiled,
            @Nullable List<Money> net,
            EntryAmounts entry,
            LineAmounts[] lines) {
        Valuation[] values = Valuation.of(sale, net);
        for (int i = 0; i < lines.length; i++) {
            Valuation value = values[i];
            Exact price = converted(value.price(), entry);
            lines[i].put(Slots.PRICE, price);
            lines[i].put(Slots.GOODS, price);
            lines[i].put(Slots.FREIGHT, converted(value.freight(), entry));
            lines[i].put(Slots.INSURANCE, converted(value.insurance(), entry));
            lines[i].put(Slots.INLAND, converted(value.inland(), entry));
            lines[i].put(Slots.FOB, value.fob() == value.price() ? price : converted(value.fob(), entry));
            lines[i].put(Slots.CIF, value.cif() == value.price() ? price : converted(value.cif(), entry));
        }
        for (int slot = Slots.PRICE; slot <= Slots.CIF; slot++) {
            sum(slot, entry, lines);
        }
        entry.put(Slots.LINE_COUNT, Exact.of(lines.length));
        entry.put(Slots.PIECES, pieces(sale));
        entry.put(Slots.DISTINCT_CODES, Exact.of(distinctCodes(sale)));
        for (Map.Entry<String, Money> state : sale.state().entrySet()) {
            entry.put(
                    compiled.slots().of(state.getKey()),
                    converted(
                            Exact.of(state.getValue().amount()),
                            state.getValue().currency(),
                            entry));
        }
        if (!compiled.values().isEmpty()) {
            putValues(sale.dates().day(channel.date()).toEpochDay(), compiled, entry);
        }
    }

    private static void putValues(long day, CompiledPack compiled, EntryAmounts entry) {
        for (CompiledPack.DatedValue value : compiled.values()) {
            if (day >= value.from() && day < value.to()) {
                Exact amount = value.amount().value(entry);
                if (amount == null && value.amount() instanceof Expr.Foreign(Money money)) {
                    throw noRate(money.currency(), entry);
                }
                entry.put(value.slot(), amount);
            }
        }
    }

    /** An amount in the sale's currency in the destination's. */
    private static @Nullable Exact converted(@Nullable Exact amount, EntryAmounts entry) {
        return amount == null ? null : converted(amount, entry.sale.currency(), entry);
    }

    private static Exact converted(Exact amount, Currency from, EntryAmounts entry) {
        Exact converted =
                entry.rates.convert(amount, from, entry.compiled.pack().currency());
        if (converted == null) {
            throw noRate(from, entry);
        }
        return converted;
    }

    private static IllegalArgumentException noRate(Currency from, EntryAmounts entry) {
        return new IllegalArgumentException("no exchange rate leads from %s to %s. State one with its source."
                .formatted(from, entry.compiled.pack().currency()));
    }

    /** Puts the sum over lines; unknown where one of them is. */
    static void sum(int slot, EntryAmounts entry, LineAmounts[] lines) {
        if (lines.length == 1) {
            entry.put(slot, lines[0].peek(slot));
            return;
        }
        Exact.Sum sum = new Exact.Sum();
        for (LineAmounts line : lines) {
            Exact value = line.peek(slot);
            if (value == null) {
                entry.put(slot, null);
                return;
            }
            sum.add(value);
        }
        entry.put(slot, sum.total());
    }

    /** Invoiced quantities, whatever their unit: two bottles and a box are three. */
    private static Exact pieces(Sale sale) {
        BigDecimal sum = sale.lines().getFirst().quantity().value();
        for (int i = 1; i < sale.lines().size(); i++) {
            sum = sum.add(sale.lines().get(i).quantity().value());
        }
        return Exact.of(sum);
    }

    private static int distinctCodes(Sale sale) {
        if (sale.lines().size() == 1) {
            return 1;
        }
        Set<Line.Subject> distinct = new HashSet<>();
        sale.lines().forEach(line -> distinct.add(line.subject()));
        return distinct.size();
    }

    /** Why the channel is closed to the sale, whatever its steps say; mostly nothing. */
    static List<Refusal> refusals(Sale sale, Channel channel, Pack pack) {
        boolean subject = channel.goods() != sale.goods();
        boolean buyer = !channel.buyers().isEmpty()
                && !channel.buyers().contains(sale.buyer().kind());
        if (!subject && !buyer) {
            return List.of();
        }
        String start = pack.name() + "/" + channel.name() + "/";
        List<Refusal> refusals = new ArrayList<>();
        if (subject) {
            refusals.add(refusal("refusal.subject", Step.Refusal.NOT_OPEN, start + "subject"));
        }
        if (buyer) {
            refusals.add(refusal("refusal.buyer", Step.Refusal.NOT_OPEN, start + "buyers"));
        }
        return refusals;
    }

    private static Refusal refusal(String key, Step.Refusal kind, String rule) {
        return new Refusal(kind, null, rule, Messages.wording(key), List.of(), null);
    }
}
