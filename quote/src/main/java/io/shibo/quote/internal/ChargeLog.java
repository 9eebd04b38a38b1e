package io.shibo.quote.internal;

import io.shibo.quote.Charge;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Layer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The charges of one pass in the order they were made, in a few numbers each; they become {@link Charge}s when somebody reads
 * one. Thread-safe once the pass is over.
 */
public final class ChargeLog extends AbstractList<Charge> implements RandomAccess {
    /** Registers of a charge. */
    private static final int WIDTH = 3;

    private static final int DUE = 0;
    private static final int EXACT = 1;
    private static final int BASE = 2;
    private static final int NO_ENTRY = -1;

    private final CompiledPack compiled;
    private Layer[] layers = new Layer[4];
    private @Nullable String[] lines = new String[4];
    private int[] entries = new int[4];
    private final Registers amounts = new Registers(WIDTH * 4);
    private int size;

    /** By number; null until one is made. */
    private @Nullable Charge @Nullable [] made;

    ChargeLog(CompiledPack compiled) {
        this.compiled = compiled;
    }

    /** Adds a charge that is made already. */
    void addMade(Charge charge) {
        begin(charge.layer(), charge.line(), NO_ENTRY);
        amounts.put(WIDTH * size + DUE, charge.rounded());
        keep(size++, charge);
    }

    /**
     * Adds what a measure alone charges.
     *
     * @param due where in {@code rounded} the charged amount is
     * @param exact where in {@code before} it is before rounding
     */
    void add(Layer layer, EntryAmounts from, int entry, Registers rounded, int due, Registers before, int exact) {
        begin(layer, from.line(), entry);
        amounts.copy(WIDTH * size + DUE, rounded, due);
        amounts.copy(WIDTH * size + EXACT, before, exact);
        compiled.putBase(entry, amounts, WIDTH * size + BASE, from);
        size++;
    }

    private void begin(Layer layer, @Nullable String line, int entry) {
        if (size == layers.length) {
            layers = Arrays.copyOf(layers, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
            entries = Arrays.copyOf(entries, size * 2);
            amounts.grow(WIDTH * size * 2);
        }
        layers[size] = layer;
        lines[size] = line;
        entries[size] = entry;
    }

    /** Adds up what is due as it is shown: all of it, and the part that can be set off. */
    void sum(Registers into, int all, int creditable) {
        into.putZero(all);
        into.putZero(creditable);
        for (int i = 0; i < size; i++) {
            into.addSettled(all, amounts, WIDTH * i + DUE);
            if (layers[i].creditable()) {
                into.addSettled(creditable, amounts, WIDTH * i + DUE);
            }
        }
    }

    private void keep(int at, Charge charge) {
        if (made == null || made.length <= at) {
            made = made == null ? new Charge[layers.length] : Arrays.copyOf(made, layers.length);
        }
        made[at] = charge;
    }

    private Exact amount(int register) {
        Exact amount = amounts.get(register);
        if (amount == null) {
            throw new IllegalStateException("a charge without an amount");
        }
        return amount;
    }

    @Override
    public synchronized Charge get(int index) {
        Objects.checkIndex(index, size);
        Charge charge = made == null || made.length <= index ? null : made[index];
        if (charge == null) {
            Exact base = amounts.get(WIDTH * index + BASE);
            charge = new Charge(
                    lines[index],
                    layers[index],
                    base,
                    base == null ? null : compiled.formula(entries[index]).shares(),
                    amount(WIDTH * index + EXACT),
                    amount(WIDTH * index + DUE),
                    compiled.pack().currency(),
                    compiled.pack().name(),
                    compiled.rules().measures(new int[] {entries[index]}));
            keep(index, charge);
        }
        return charge;
    }

    @Override
    public int size() {
        return size;
    }
}
