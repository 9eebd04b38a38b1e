package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.Question;
import io.shibo.quote.Trace.Reason;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.sale.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which measures of a layer apply to a line or entry, and what each gives. One is used again for every layer of a
 * sale: what it chose stands in its arrays until the next choice.
 */
final class Selection {
    private final CompiledPack compiled;
    private final Circumstances sale;
    private final Assumption assumed;
    private final boolean assumes;
    private final @Nullable TraceLog log;

    /** What applies: entry of the index, rule, and amount where it can be told. */
    int[] entries = new int[4];

    Rule[] rules = new Rule[4];

    @Nullable
    Exact[] amounts = new Exact[4];

    int size;

    /** What the sale does not say and a candidate needs. */
    private List<Question> questions = List.of();

    /** @param log is told every decision; null where nobody asks why, and then candidates are those that may apply */
    Selection(CompiledPack compiled, Circumstances sale, Assumption assumed, @Nullable TraceLog log) {
        this.compiled = compiled;
        this.sale = sale;
        this.assumed = assumed;
        this.assumes = !assumed.granted().isEmpty() || !assumed.denied().isEmpty();
        this.log = log;
    }

    List<Question> questions() {
        return questions;
    }

    /** Chooses among the candidates that belong to the layer. */
    void choose(Layer layer, int slot, EntryAmounts at) {
        size = 0;
        questions = List.of();
        for (int i = 0; i < at.candidates; i++) {
            Rule rule = at.rules[i];
            if (rule != null && rule.layer == slot) {
                consider(rule, at.entries[i], slot, at);
            }
        }
        if (size > 1) {
            switch (layer.select()) {
                case ALL -> {}
                case LOWEST -> keep(lowest(), Reason.NOT_LOWEST, at);
                case FIRST -> keep(first(0, size), Reason.NOT_FIRST, at);
                case CLAIMED -> keepClaimed(at);
            }
        }
    }

    private void consider(Rule rule, int entry, int slot, EntryAmounts at) {
        if (applies(rule, entry, slot, at) != Answer.YES) {
            return;
        }
        at.startAsking();
        Exact amount = compiled.formula(entry).expr().value(at);
        if (amount == null) {
            askFor(entry, at);
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            rules = Arrays.copyOf(rules, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        entries[size] = entry;
        rules[size] = rule;
        amounts[size++] = amount;
    }

    /** Whether a measure applies; tells the log where it does not, and asks where it cannot be told. */
    private Answer applies(Rule rule, int entry, int slot, EntryAmounts at) {
        boolean off = at instanceof LineAmounts line && line.isOff(slot);
        if (log == null && off) {
            return Answer.NO;
        }
        Reason out = log == null ? null : rule.outside(sale, off);
        if (out != null) {
            return exclude(entry, out, at);
        }
        at.startAsking();
        Answer answer = binds(rule, at) ? originOf(rule, at) : Answer.NO;
        if (answer == Answer.NO) {
            return exclude(entry, Reason.ORIGIN, at);
        }
        if (assumes) {
            String id = compiled.rules().table().id(compiled.rules().row(entry));
            if (assumed.granted().contains(id)) {
                return Answer.YES;
            }
            if (assumed.denied().contains(id)) {
                return exclude(entry, Reason.CONDITION, at);
            }
        }
        if (rule.when != null) {
            answer = answer.and(rule.when.test(at));
            if (answer == Answer.NO) {
                return exclude(entry, Reason.CONDITION, at);
            }
        }
        if (answer == Answer.UNKNOWN) {
            askFor(entry, at);
        }
        return answer;
    }

    /** Whether the agreement that grants a measure is in force between the two countries. */
    private boolean binds(Rule rule, EntryAmounts at) {
        return rule.template.program() == null
                || compiled.agreements().isEmpty()
                || at.origins().binds(rule.template, at instanceof LineAmounts line ? line.origin : null);
    }

    private Answer originOf(Rule rule, EntryAmounts at) {
        if (rule.anyOrigin()) {
            return Answer.YES;
        }
        int origin = at instanceof LineAmounts line ? line.originNumber : LineAmounts.UNKNOWN;
        if (origin == LineAmounts.UNKNOWN) {
            at.ask(Question.Kind.ORIGIN, "origin", null);
            return Answer.UNKNOWN;
        }
        // Without a log the index has left out what does not cover the origin.
        return log == null ? Answer.YES : Answer.of(rule.covers(origin));
    }

    // Which of several that apply. Of equals, the first in the order of ids.

    /** An amount that cannot be told never wins against one that can; among equals one without a programme. */
    private int lowest() {
        int best = 0;
        for (int i = 1; i < size; i++) {
            Exact one = amounts[i];
            Exact other = amounts[best];
            int order =
                    one == null || other == null ? Boolean.compare(one == null, other == null) : one.compareTo(other);
            if (order == 0) {
                order = Boolean.compare(rules[i].template.program() != null, rules[best].template.program() != null);
            }
            if (order < 0 || order == 0 && idBefore(i, best)) {
                best = i;
            }
        }
        return best;
    }

    /** The highest priority, then the longest code. */
    private int first(int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            int order = Integer.compare(rules[best].template.priority(), rules[i].template.priority());
            if (order == 0) {
                order = Integer.compare(longest(best), longest(i));
            }
            if (order < 0 || order == 0 && idBefore(i, best)) {
                best = i;
            }
        }
        return best;
    }

    private boolean idBefore(int one, int other) {
        return compiled.rules().idBefore(entries[one], entries[other]);
    }

    private int longest(int at) {
        HsCode own = compiled.rules().table().findCode(compiled.rules().row(entries[at]));
        if (own != null) {
            return own.length();
        }
        int longest = 0;
        for (HsCode code : rules[at].template.scope().codes()) {
            longest = Math.max(longest, code.length());
        }
        return longest;
    }

    private void keep(int best, Reason lost, EntryAmounts at) {
        if (log != null) {
            for (int i = 0; i < size; i++) {
                if (i != best) {
                    exclude(entries[i], lost, at);
                }
            }
        }
        move(best, 0);
        size = 1;
    }

    private void keepClaimed(EntryAmounts at) {
        // Claimed ones to the front, open ones behind them, both in their order.
        int all = size;
        int[] order = new int[all];
        int claimed = 0;
        for (int i = 0; i < all; i++) {
            String program = rules[i].template.program();
            if (program != null && at.sale.claims().contains(program)) {
                order[claimed++] = i;
            }
        }
        int kept = claimed;
        for (int i = 0; i < all; i++) {
            String program = rules[i].template.program();
            if (program == null) {
                order[kept++] = i;
            } else if (!at.sale.claims().contains(program)) {
                exclude(entries[i], Reason.NOT_CLAIMED, at);
            }
        }
        reorder(order, kept);
        if (claimed > 0) {
            for (int i = claimed; i < kept; i++) {
                exclude(entries[i], Reason.NOT_FIRST, at);
            }
            size = claimed;
        }
        if (size > 0) {
            keep(first(0, size), Reason.NOT_FIRST, at);
        }
    }

    private void reorder(int[] order, int kept) {
        int[] oldEntries = entries.clone();
        Rule[] oldRules = rules.clone();
        @Nullable Exact[] oldAmounts = amounts.clone();
        for (int i = 0; i < kept; i++) {
            entries[i] = oldEntries[order[i]];
            rules[i] = oldRules[order[i]];
            amounts[i] = oldAmounts[order[i]];
        }
        size = kept;
    }

    private void move(int from, int to) {
        entries[to] = entries[from];
        rules[to] = rules[from];
        amounts[to] = amounts[from];
    }

    private void askFor(int entry, EntryAmounts at) {
        if (questions.isEmpty()) {
            questions = new ArrayList<>();
        }
        questions.addAll(at.asked());
        if (log != null) {
            log.asked(at.line(), compiled.rules().row(entry), List.copyOf(at.asked()));
        }
    }

    private Answer exclude(int entry, Reason reason, EntryAmounts at) {
        if (log != null) {
            log.excluded(at.line(), compiled.rules().row(entry), reason);
        }
        return Answer.NO;
    }
}
