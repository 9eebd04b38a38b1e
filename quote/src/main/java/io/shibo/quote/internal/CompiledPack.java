package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
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

    private final Map<String, CompiledChannel> channels = new HashMap<>();
    private final List<DatedValue> values = new ArrayList<>();
    /** By number of the formula; prepared when first met, as a sale meets few of a tariff's formulas. */
    private final AtomicReferenceArray<ReadyFormula> formulas;

    /**
     * A channel's steps.
     *
     * @param number among the pack's channels
     * @param needs requirements of the whole channel
     * @param chargesEntry whether some layer charges the whole entry
     */
    record CompiledChannel(int number, List<CompiledStep> steps, List<Pack.Requirement> needs, boolean chargesEntry) {
        static CompiledChannel of(int number, Channel channel, Pack pack, Slots slots, Preparation preparation) {
            return new CompiledChannel(
                    number,
                    channel.steps().stream()
                            .map(step -> CompiledStep.of(step, slots, preparation))
                            .toList(),
                    pack.requirements(channel.needs()).stream().distinct().toList(),
                    channel.steps().stream().anyMatch(step -> step instanceof Layer && step.at() == Step.Level.ENTRY));
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
        for (Channel channel : pack.channels()) {
            channels.put(channel.name(), CompiledChannel.of(channels.size(), channel, pack, slots, preparation));
        }
        pack.values().forEach(this::addValues);
        this.formulas =
                new AtomicReferenceArray<>(rules.table().parts().formulas().size());
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
        CompiledChannel found = channels.get(channel.name());
        if (found == null) {
            throw new IllegalArgumentException("channel %s is not of this pack".formatted(channel.name()));
        }
        return found;
    }

    /** The formula of an entry. */
    ReadyFormula formula(int entry) {
        int number = rules.formula(entry);
        ReadyFormula ready = formulas.get(number);
        if (ready == null) {
            ready = ReadyFormula.of(rules.table().parts().formulas().get(number), preparation, slots);
            formulas.set(number, ready);
        }
        return ready;
    }
}
