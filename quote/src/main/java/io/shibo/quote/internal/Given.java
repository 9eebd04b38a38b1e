package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Refusal;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
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
        Registers[] totals = new Registers[lines.length];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = lines[i].totals;
        }
        Valuation.put(sale, net, totals);
        boolean abroad = !sale.currency().equals(compiled.pack().currency());
        for (Registers line : totals) {
            if (abroad) {
                convert(line, entry);
            }
            line.copy(Slots.GOODS, line, Slots.PRICE);
        }
        for (int slot = Slots.PRICE; slot <= Slots.CIF; slot++) {
            sum(slot, entry, lines);
        }
        entry.totals.putWhole(Slots.LINE_COUNT, lines.length);
        entry.totals.put(Slots.PIECES, pieces(sale));
        entry.totals.putWhole(Slots.DISTINCT_CODES, distinctCodes(sale));
        for (Map.Entry<String, Money> state : sale.state().entrySet()) {
            entry.put(
                    compiled.slots().of(state.getKey()),
                    converted(
                            Exact.of(state.getValue().amount()),
                            state.getValue().currency(),
                            entry));
        }
        for (Map.Entry<String, Quantity> balance : sale.balances().entrySet()) {
            entry.put(compiled.slots().of(balance.getKey()), number(balance, compiled.pack()));
        }
        if (!compiled.values().isEmpty()) {
            putValues(sale.dates().day(channel.date()).toEpochDay(), compiled, entry);
        }
    }

    private static Exact number(Map.Entry<String, Quantity> balance, Pack pack) {
        Unit unit = pack.units().get(balance.getKey());
        if (unit == null || unit.dimension() != balance.getValue().unit().dimension()) {
            throw new IllegalArgumentException("%s is not what %s counts in the pack: %s."
                    .formatted(balance.getValue(), balance.getKey(), unit == null ? "an amount of money" : unit));
        }
        return EntryAmounts.number(balance.getValue(), unit);
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

    /** What a line is worth, from the sale's currency into the destination's. */
    private static void convert(Registers line, EntryAmounts entry) {
        for (int slot = Slots.PRICE; slot <= Slots.CIF; slot++) {
            Exact amount = line.get(slot);
            if (amount != null) {
                line.put(slot, converted(amount, entry.sale.currency(), entry));
            }
        }
    }

    private static Exact converted(Exact amount, Currency from, EntryAmounts entry) {
        Exact converted =
                entry.rates().convert(amount, from, entry.compiled.pack().currency());
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
            entry.totals.copy(slot, lines[0].totals, slot);
            return;
        }
        entry.totals.putZero(slot);
        for (LineAmounts line : lines) {
            entry.totals.add(slot, line.totals, slot);
        }
    }

    /** Invoiced quantities, whatever their unit: two bottles and a box are three. */
    private static BigDecimal pieces(Sale sale) {
        BigDecimal sum = sale.lines().getFirst().quantity().value();
        for (int i = 1; i < sale.lines().size(); i++) {
            sum = sum.add(sale.lines().get(i).quantity().value());
        }
        return sum;
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
