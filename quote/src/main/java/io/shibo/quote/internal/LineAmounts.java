package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.quote.Question;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import org.jspecify.annotations.Nullable;

/** What formulas see at one line: its own running totals, then the entry's. */
final class LineAmounts extends EntryAmounts {
    /** The number of an origin that is not stated. */
    static final int UNKNOWN = -1;

    private static final int NO_ENTRY = -1;

    Line line;
    /** Null where it is not stated. */
    @Nullable
    Country origin;

    /** The origin as {@link Rule#number} has it, or {@link #UNKNOWN}. */
    int originNumber;

    private final EntryAmounts entry;

    /** By slot of a layer: whether an earlier layer switches it off; null until one does. */
    private boolean @Nullable [] switchedOff;

    /** By slot of a layer: the entry of the single measure that gave a notional amount, plus 1; null until one does. */
    private int @Nullable [] notional;

    LineAmounts(Line line, EntryAmounts entry) {
        super(entry.sale, entry.compiled);
        this.line = line;
        this.entry = entry;
    }

    /** Wipes everything and turns to a line of the entry's sale. */
    void begin(Line next) {
        begin(entry.sale);
        line = next;
        origin = next.origin().orNull();
        originNumber = origin == null ? UNKNOWN : Rule.number(origin);
        switchedOff = null;
        notional = null;
    }

    @Override
    String line() {
        return line.id();
    }

    void switchOff(int[] layers) {
        if (layers.length > 0) {
            if (switchedOff == null) {
                switchedOff = new boolean[compiled.slots().size()];
            }
            for (int layer : layers) {
                switchedOff[layer] = true;
            }
        }
    }

    boolean isOff(int layer) {
        return switchedOff != null && switchedOff[layer];
    }

    void notional(int layer, int entryOfIndex) {
        if (notional == null) {
            notional = new int[compiled.slots().size()];
        }
        notional[layer] = entryOfIndex + 1;
    }

    boolean hasNotional() {
        return notional != null;
    }

    /** The measure that gave the notional amount of a layer, so that a charge built on it can be written out; or -1. */
    int notional(int layer) {
        return notional == null || layer == Slots.NONE ? NO_ENTRY : notional[layer] - 1;
    }

    @Override
    @Nullable
    Exact peek(int slot) {
        return has(slot) ? own(slot) : entry.peek(slot);
    }

    @Override
    Registers outerTotals() {
        return entry.totals;
    }

    @Override
    Rates rates() {
        return entry.rates();
    }

    @Override
    LineOrigins origins() {
        return entry.origins();
    }

    @Override
    public Answer originates(String agreement) {
        Answer answer = origins().answer(line, agreement);
        if (answer == Answer.UNKNOWN) {
            ask(Question.Kind.ORIGINATING, agreement, null);
        }
        return answer;
    }

    @Override
    @Nullable
    Exact find(Expr.Choice choice) {
        return quantity(line, choice);
    }
}
