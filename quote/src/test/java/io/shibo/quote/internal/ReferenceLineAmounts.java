package io.shibo.quote.internal;

import io.shibo.codes.Unit;
import io.shibo.quote.Question;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.formula.Measured;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What formulas see at one line: its own running totals, then the entry's. */
final class ReferenceLineAmounts extends ReferenceEntryAmounts {
    final Line line;
    final Set<String> switchedOff = new HashSet<>();
    /** The single measure that gave a notional amount, so that a charge built on it can be written out. */
    final Map<String, Measure> notional = new HashMap<>();

    private final ReferenceEntryAmounts entry;

    ReferenceLineAmounts(Line line, ReferenceEntryAmounts entry) {
        super(entry.sale, entry.pack, entry.rates);
        this.line = line;
        this.entry = entry;
    }

    @Override
    String line() {
        return line.id();
    }

    @Override
    @Nullable
    Exact peek(String name) {
        return has(name) ? super.peek(name) : entry.peek(name);
    }

    @Override
    public Answer originates(String agreement) {
        Answer answer = line.originates().getOrDefault(agreement, Answer.UNKNOWN);
        if (answer == Answer.UNKNOWN) {
            ask(Question.Kind.ORIGINATING, agreement, null);
        }
        return answer;
    }

    @Override
    @Nullable
    BigDecimal find(String choice) {
        Unit unit = Measured.unit(choice);
        return unit == null ? line.measurements().get(choice) : line.in(unit);
    }
}
