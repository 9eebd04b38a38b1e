package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pack made ready to assess by; see the package for what that costs and saves. Thread-safe. */
public final class CompiledPack {
    private final Pack pack;
    private final Map<String, Agreement> agreements;
    private final Slots slots;
    private final Preparation preparation;
    private final RuleIndex rules;
    /** The tariff lines; null where the pack names none. */
    private final @Nullable CodeSpans goods;

    /** In the order of the pack's. */
    private final CompiledChannel[] channels;

    private final List<DatedValue> values = new ArrayList<>();
    /**
     * By number of the formula; prepared when first met, as a sale meets few of a tariff's formulas. Threads that race make
     * the same, and records are seen whole.
     */
    private final @Nullable ReadyFormula[] formulas;

    private final PlainFormulas plain;
    private final Desk.Room desks;

    /**
     * A channel's steps.
     *
     * @param number among the pack's channels
     * @param needs requirements of the whole channel
     * @param chargesEntry whether some layer charges the whole entry
     * @param charged names of the layers that are charged, not only computed
     */
    record CompiledChannel(
            int number,
            List<CompiledStep> steps,
            List<Pack.Requirement> needs,
            boolean chargesEntry,
            Set<String> charged) {
        static CompiledChannel of(int number, Channel channel, Pack pack, Slots slots, Preparation preparation) {
            return new CompiledChannel(
                    number,
                    channel.steps().stream()
                            .map(step -> CompiledStep.of(step, slots, pack.currency(), preparation))
                            .toList(),
                    pack.requirements(channel.needs()).stream().distinct().toList(),
                    channel.steps().stream().anyMatch(step -> step instanceof Layer && step.at() == Step.Level.ENTRY),
                    channel.steps().stream()
                            .filter(step -> step instanceof Layer layer && layer.charged())
                            .map(Step::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** An amount of the pack while it holds, in epoch days. @param amount prepared, in the pack's currency or not */
    record DatedValue(int slot, long from, long to, Expr amount) {}

    public CompiledPack(Pack pack) {
        this(pack, Map.of());
    }

    /** @param agreements by name: what measures mean by {@code program} and {@code originates} */
    public CompiledPack(Pack pack, Map<String, Agreement> agreements) {
        this.pack = pack;
        this.agreements = Map.copyOf(agreements);
        this.slots = new Slots(pack);
        this.preparation = new Preparation(pack, slots);
        this.rules = new RuleIndex(pack, slots, preparation);
        this.goods = pack.goods().isEmpty() ? null : CodeSpans.of(pack.goods().keySet());
        this.channels = new CompiledChannel[pack.channels().size()];
        Arrays.setAll(channels, i -> CompiledChannel.of(i, pack.channels().get(i), pack, slots, preparation));
        pack.values().forEach(this::addValues);
        List<Formula> known = rules.table().parts().formulas();
        this.formulas = new @Nullable ReadyFormula[known.size()];
        this.plain = new PlainFormulas(known, slots, pack.currency());
        this.desks = new Desk.Room(this);
    }

    /** The last one first, so that of values that hold on the same day the first of the pack is put last, and stays. */
    private void addValues(String name, List<Pack.Value> dated) {
        for (Pack.Value value : dated.reversed()) {
            values.add(new DatedValue(
                    slots.of(name),
                    value.valid().from().toEpochDay(),
                    value.valid().to() == null
                            ? Long.MAX_VALUE
                            : value.valid().to().toEpochDay(),
                    preparation.expr(new Formula.Fixed(value.amount()))));
        }
    }

    public Pack pack() {
        return pack;
    }

    /** Whether a code is a tariff line or lies below one; true where the pack names no tariff lines. */
    boolean hasLine(HsCode code) {
        return goods == null || goods.covers(code);
    }

    Map<String, Agreement> agreements() {
        return agreements;
    }

    Slots slots() {
        return slots;
    }

    Preparation preparation() {
        return preparation;
    }

    RuleIndex rules() {
        return rules;
    }

    List<DatedValue> values() {
        return values;
    }

    CompiledChannel channel(Channel channel) {
        List<Channel> known = pack.channels();
        for (int i = 0; i < channels.length; i++) {
            if (known.get(i).name().equals(channel.name())) {
                return channels[i];
            }
        }
        throw new IllegalArgumentException("channel %s is not of this pack".formatted(channel.name()));
    }

    Desk.Room desks() {
        return desks;
    }

    /** Puts what an entry's formula gives, where that takes no more than {@link PlainFormulas}. */
    boolean putPlain(int entry, Registers into, int at, EntryAmounts from) {
        return plain.put(rules.formula(entry), into, at, from.totals, from.outerTotals());
    }

    /** Puts what an entry's formula takes a share of; unknown where it is no plain share. See {@link ReadyFormula#base}. */
    void putBase(int entry, Registers into, int at, EntryAmounts from) {
        if (!plain.putBase(rules.formula(entry), into, at, from.totals, from.outerTotals())) {
            ReadyFormula formula = formula(entry);
            into.put(at, formula.shares() == null ? null : formula.base().value(from));
        }
    }

    /** The formula of an entry. */
    ReadyFormula formula(int entry) {
        int number = rules.formula(entry);
        ReadyFormula ready = formulas[number];
        if (ready == null) {
            ready = ReadyFormula.of(rules.table().parts().formulas().get(number), preparation, slots);
            formulas[number] = ready;
        }
        return ready;
    }
}
