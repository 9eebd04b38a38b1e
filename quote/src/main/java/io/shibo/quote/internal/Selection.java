package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.Question;
import io.shibo.quote.Trace.Reason;
import io.shibo.quote.formula.Registers;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.sale.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which measures of a layer apply to a line or entry, and what each gives. One is used again for every layer, and by
 * its {@link Desk} for every sale: what it chose stands in its arrays until the next choice.
 */
final class Selection {
    private final CompiledPack compiled;
    private Circumstances sale = Circumstances.NONE;
    private Assumption assumed = Assumption.NONE;
    private boolean assumes;
    private @Nullable TraceLog log;

    /** What applies, and the amount of each; unknown where it cannot be told. */
    final Candidates chosen = new Candidates();

    final Registers amounts = new Registers(8);

    /** What the sale does not say and a candidate needs. */
    private List<Question> questions = List.of();

    Selection(CompiledPack compiled) {
        this.compiled = compiled;
    }

    /** Turns to another pass. @param log is told every decision; null where nobody asks why, and then candidates are those that may apply */
    void begin(Circumstances circumstances, Assumption supposed, @Nullable TraceLog told) {
        sale = circumstances;
        assumed = supposed;
        assumes = !supposed.granted().isEmpty() || !supposed.denied().isEmpty();
        log = told;
    }

    List<Question> questions() {
        return questions;
    }

    /** Chooses among the candidates that belong to the layer. */
    void choose(Layer layer, int slot, EntryAmounts at) {
        chosen.clear();
        questions = List.of();
        Candidates candidates = at.candidates;
        for (int i = 0; i < candidates.size; i++) {
            Rule rule = candidates.rules[i];
            if (rule.layer == slot) {
                consider(rule, candidates.entries[i], slot, at);
            }
        }
        if (chosen.size > 1) {
            switch (layer.select()) {
                case ALL -> {}
                case LOWEST -> keep(lowest(), Reason.NOT_LOWEST, at);
                case FIRST -> keep(first(0, chosen.size), Reason.NOT_FIRST, at);
                case CLAIMED -> keepClaimed(at);
            }
        }
    }

    private void consider(Rule rule, int entry, int slot, EntryAmounts at) {
        if (applies(rule, entry, slot, at) != Answer.YES) {
            return;
        }
        int place = chosen.size;
        chosen.add(rule, entry);
        if (place == amounts.size()) {
            amounts.grow(place * 2);
        }
        if (!compiled.putPlain(entry, amounts, place, at)) {
            at.startAsking();
            amounts.put(place, compiled.formula(entry).expr().value(at));
            if (!amounts.known(place)) {
                askFor(entry, at);
            }
        }
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
            int row = compiled.rules().row(entry);
            if (assumed.grants(compiled.rules().table(), row)) {
                return Answer.YES;
            }
            if (assumed.denies(compiled.rules().table(), row)) {
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
        for (int i = 1; i < chosen.size; i++) {
            boolean one = amounts.known(i);
            boolean other = amounts.known(best);
            int order = one && other ? amounts.compare(i, best) : Boolean.compare(other, one);
            if (order == 0) {
                order = Boolean.compare(
                        chosen.rules[i].template.program() != null, chosen.rules[best].template.program() != null);
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
            int order = Integer.compare(chosen.rules[best].template.priority(), chosen.rules[i].template.priority());
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
        return compiled.rules()
                .idBefore(chosen.rules[one], chosen.entries[one], chosen.rules[other], chosen.entries[other]);
    }

    private int longest(int at) {
        HsCode own = compiled.rules().table().findCode(compiled.rules().row(chosen.entries[at]));
        if (own != null) {
            return own.length();
        }
        int longest = 0;
        for (HsCode code : chosen.rules[at].template.scope().codes()) {
            longest = Math.max(longest, code.length());
        }
        return longest;
    }

    private void keep(int best, Reason lost, EntryAmounts at) {
        if (log != null) {
            for (int i = 0; i < chosen.size; i++) {
                if (i != best) {
                    exclude(chosen.entries[i], lost, at);
                }
            }
        }
        chosen.move(best, 0);
        amounts.copy(0, amounts, best);
        chosen.size = 1;
    }

    private void keepClaimed(EntryAmounts at) {
        // Claimed ones to the front, open ones behind them, both in their order.
        int all = chosen.size;
        int[] order = new int[all];
        int claimed = 0;
        for (int i = 0; i < all; i++) {
            String program = chosen.rules[i].template.program();
            if (program != null && at.sale.claims().contains(program)) {
                order[claimed++] = i;
            }
        }
        int kept = claimed;
        for (int i = 0; i < all; i++) {
            String program = chosen.rules[i].template.program();
            if (program == null) {
                order[kept++] = i;
            } else if (!at.sale.claims().contains(program)) {
                exclude(chosen.entries[i], Reason.NOT_CLAIMED, at);
            }
        }
        reorder(order, kept);
        if (claimed > 0) {
            for (int i = claimed; i < kept; i++) {
                exclude(chosen.entries[i], Reason.NOT_FIRST, at);
            }
            chosen.size = claimed;
        }
        if (chosen.size > 0) {
            keep(first(0, chosen.size), Reason.NOT_FIRST, at);
        }
    }

    private void reorder(int[] order, int kept) {
        int[] oldEntries = chosen.entries.clone();
        Rule[] oldRules = chosen.rules.clone();
        Registers oldAmounts = new Registers(chosen.size);
        for (int i = 0; i < chosen.size; i++) {
            oldAmounts.copy(i, amounts, i);
        }
        for (int i = 0; i < kept; i++) {
            chosen.entries[i] = oldEntries[order[i]];
            chosen.rules[i] = oldRules[order[i]];
            amounts.copy(i, oldAmounts, order[i]);
        }
        chosen.size = kept;
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
