package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.quote.Question;
import io.shibo.quote.Trace;
import io.shibo.quote.Trace.Reason;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides which measures of a layer apply to a line or entry, and what each gives. */
final class ReferenceSelection {
    /**
     * A measure that applies.
     *
     * @param amount null where something its formula needs is unknown
     */
    record Chosen(Measure measure, @Nullable Exact amount) {}

    private final Sale sale;
    private final Layer layer;
    private final ReferenceEntryAmounts amounts;
    private final @Nullable Country origin;
    private final Assumption assumed;
    private final Consumer<Trace> trace;
    private final List<Question> questions = new ArrayList<>();

    ReferenceSelection(Layer layer, ReferenceEntryAmounts amounts, Assumption assumed, Consumer<Trace> trace) {
        this.sale = amounts.sale;
        this.layer = layer;
        this.amounts = amounts;
        this.origin = amounts instanceof ReferenceLineAmounts line
                ? line.line.origin().orNull()
                : null;
        this.assumed = assumed;
        this.trace = trace;
    }

    /** What the sale does not say and a candidate needs. */
    List<Question> questions() {
        return questions;
    }

    /** The measures that apply; empty where none does. */
    List<Chosen> choose(List<Measure> candidates) {
        List<Chosen> applicable = new ArrayList<>();
        for (Measure measure : candidates) {
            if (applies(measure) == Answer.YES) {
                amounts.startAsking();
                Exact amount = measure.formula().value(amounts);
                if (amount == null) {
                    askFor(measure);
                }
                applicable.add(new Chosen(measure, amount));
            }
        }
        if (applicable.size() <= 1 || layer.select() == Layer.Select.ALL) {
            return applicable;
        }
        return switch (layer.select()) {
            case LOWEST -> keepFirst(applicable, LOWEST, Reason.NOT_LOWEST);
            case FIRST -> keepFirst(applicable, FIRST, Reason.NOT_FIRST);
            case CLAIMED -> claimed(applicable);
            case ALL -> applicable;
        };
    }

    /** An amount that cannot be told never wins against one that can. */
    private static final Comparator<Chosen> LOWEST = Comparator.comparing(
                    Chosen::amount, Comparator.nullsLast(Comparator.<Exact>naturalOrder()))
            .thenComparing(c -> c.measure().program() != null)
            .thenComparing(c -> c.measure().id());

    private static final Comparator<Chosen> FIRST = Comparator.<Chosen>comparingInt(
                    c -> -c.measure().priority())
            .thenComparing(c -> -longest(c.measure()))
            .thenComparing(c -> c.measure().id());

    private static int longest(Measure measure) {
        return measure.scope().codes().stream().mapToInt(c -> c.length()).max().orElse(0);
    }

    private List<Chosen> keepFirst(List<Chosen> applicable, Comparator<Chosen> order, Reason lost) {
        Chosen best = applicable.stream().min(order).orElseThrow();
        for (Chosen other : applicable) {
            if (other != best) {
                exclude(other.measure(), lost);
            }
        }
        return List.of(best);
    }

    private List<Chosen> claimed(List<Chosen> applicable) {
        List<Chosen> open = new ArrayList<>();
        List<Chosen> claimed = new ArrayList<>();
        for (Chosen chosen : applicable) {
            String program = chosen.measure().program();
            if (program == null) {
                open.add(chosen);
            } else if (sale.claims().contains(program)) {
                claimed.add(chosen);
            } else {
                exclude(chosen.measure(), Reason.NOT_CLAIMED);
            }
        }
        if (claimed.isEmpty()) {
            return open.isEmpty() ? open : keepFirst(open, FIRST, Reason.NOT_FIRST);
        }
        open.forEach(chosen -> exclude(chosen.measure(), Reason.NOT_FIRST));
        return keepFirst(claimed, FIRST, Reason.NOT_FIRST);
    }

    /** Whether a measure applies; tells the trace where it does not, and asks where it cannot be told. */
    private Answer applies(Measure measure) {
        Reason out = outside(measure);
        if (out != null) {
            exclude(measure, out);
            return Answer.NO;
        }
        amounts.startAsking();
        Answer answer = originOf(measure.scope());
        if (answer == Answer.NO) {
            exclude(measure, Reason.ORIGIN);
            return Answer.NO;
        }
        if (assumed.granted().contains(measure.id())) {
            return Answer.YES;
        }
        if (assumed.denied().contains(measure.id())) {
            exclude(measure, Reason.CONDITION);
            return Answer.NO;
        }
        if (measure.scope().when() != null) {
            answer = answer.and(measure.scope().when().test(amounts));
            if (answer == Answer.NO) {
                exclude(measure, Reason.CONDITION);
            }
        }
        if (answer == Answer.UNKNOWN) {
            askFor(measure);
        }
        return answer;
    }

    private @Nullable Reason outside(Measure measure) {
        Scope scope = measure.scope();
        if (!measure.valid().contains(sale.dates().day(measure.date()))) {
            return Reason.OUTSIDE_DATES;
        }
        if (amounts instanceof ReferenceLineAmounts line && line.switchedOff.contains(layer.name())) {
            return Reason.SWITCHED_OFF;
        }
        if (!scope.dispatch().isEmpty() && !scope.dispatch().contains(sale.dispatch())) {
            return Reason.DISPATCH;
        }
        if (!scope.destinations().isEmpty() && !scope.destinations().contains(sale.destination())) {
            return Reason.DESTINATION;
        }
        if (!scope.buyers().isEmpty() && !scope.buyers().contains(sale.buyer().kind())) {
            return Reason.BUYER;
        }
        if (!scope.transports().isEmpty() && !scope.transports().contains(sale.transport())) {
            return Reason.TRANSPORT;
        }
        return null;
    }

    private Answer originOf(Scope scope) {
        if (scope.origins().isEmpty() && scope.exceptOrigins().isEmpty()) {
            return Answer.YES;
        }
        if (origin == null) {
            amounts.ask(Question.Kind.ORIGIN, "origin", null);
            return Answer.UNKNOWN;
        }
        return Answer.of((scope.origins().isEmpty() || scope.origins().contains(origin))
                && !scope.exceptOrigins().contains(origin));
    }

    private void askFor(Measure measure) {
        List<Question> asked = List.copyOf(amounts.asked());
        questions.addAll(asked);
        trace.accept(new Trace.Asked(amounts.line(), measure, asked));
    }

    private void exclude(Measure measure, Reason reason) {
        trace.accept(new Trace.Excluded(amounts.line(), measure, reason));
    }
}
