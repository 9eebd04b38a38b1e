package io.shibo.quote.internal;

import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.Alternative;
import io.shibo.quote.Assessment;
import io.shibo.quote.Missing;
import io.shibo.quote.Preference;
import io.shibo.quote.Question;
import io.shibo.quote.Quote;
import io.shibo.quote.Trace;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assesses a sale again under other suppositions, and tells what each would change. Thread-safe. */
public final class Comparer {
    private static final Comparator<Preference> BY_STATUS = Comparator.comparing(Preference::status)
            .thenComparing(Preference::program)
            .thenComparing(Preference::line);

    private static final Comparator<Alternative> CHEAPEST_FIRST = Comparator.<Alternative, Boolean>comparing(
                    a -> !a.assessment().admitted())
            .thenComparing(Alternative::difference);

    private final Sale sale;
    private final CompiledPack compiled;
    private final Channel channel;
    private final Assessment stated;
    private final LineOrigins origins;
    private volatile @Nullable Compared compared;

    public Comparer(Sale sale, CompiledPack compiled, Channel channel) {
        this.sale = sale;
        this.compiled = compiled;
        this.channel = channel;
        this.origins = new LineOrigins(sale, compiled.agreements());
        this.stated = Passes.assess(sale, compiled, channel, Assumption.NONE);
    }

    /** The answer; what compares is made when it is first read. */
    public Quote quote(Rulebook rulebook) {
        return new Quote(
                sale,
                stated,
                new LaterList<>(() -> compared().preferences()),
                new LaterList<>(() -> compared().alternatives()),
                stated.questions().isEmpty()
                        ? List.of()
                        : new LaterList<>(() ->
                                stated.questions().stream().map(this::effect).toList()),
                null,
                rulebook.hash(),
                rulebook.vintage());
    }

    /** What came of the comparison. */
    private record Compared(List<Preference> preferences, List<Alternative> alternatives) {}

    private Compared compared() {
        Compared known = compared;
        if (known == null) {
            known = compare();
            compared = known;
        }
        return known;
    }

    private Compared compare() {
        List<Preference> preferences = new ArrayList<>();
        List<Alternative> alternatives = new ArrayList<>();
        byProgram(stated).forEach((program, found) -> compare(program, found, preferences, alternatives));
        for (Channel other : compiled.pack().channels()) {
            if (other.offered() && !other.name().equals(channel.name()) && other.goods() == sale.goods()) {
                through(other, alternatives);
            }
        }
        preferences.sort(BY_STATUS);
        alternatives.sort(CHEAPEST_FIRST);
        return new Compared(preferences, alternatives);
    }

    /** Another channel as things stand, and with each preference that it could have there. */
    private void through(Channel other, List<Alternative> alternatives) {
        Sale elsewhere = sale.through(other.name());
        Assessment plain = Passes.assess(elsewhere, compiled, other, Assumption.NONE);
        alternatives.add(alternative(Alternative.Kind.CHANNEL, null, plain, List.of()));
        if (!plain.admitted()) {
            return;
        }
        byProgram(plain).forEach((program, found) -> {
            if (!applied(found)) {
                Set<String> ids = new LinkedHashSet<>();
                found.forEach(f -> ids.add(f.measure().id()));
                Sale claiming = elsewhere.toBuilder().claim(program).build();
                alternatives.add(alternative(
                        Alternative.Kind.CHANNEL,
                        program,
                        Passes.assess(claiming, compiled, other, new Assumption(ids, Set.of())),
                        conditions(found)));
            }
        });
    }

    // Preferences

    /** A measure of a programme that was met at a line, and how it came out. */
    private record Found(String line, Measure measure, Preference.Status status, List<Question> missing) {}

    private Map<String, List<Found>> byProgram(Assessment assessment) {
        Set<String> charged = compiled.channel(assessment.channel()).charged();
        Map<String, List<Found>> byProgram = new LinkedHashMap<>();
        for (Trace trace : LazyTrace.ofPrograms(assessment.trace())) {
            Found found = switch (trace) {
                case Trace.Applied(var line, var m, var amount) -> found(line, m, Preference.Status.APPLIED, List.of());
                case Trace.Asked(var line, var m, var questions) ->
                    found(line, m, Preference.Status.MISSING, questions);
                case Trace.Excluded(var line, var m, var reason) -> {
                    Preference.Status status = status(reason);
                    yield status == null ? null : found(line, m, status, List.of());
                }
                case Trace.Computed computed -> null;
                case Trace.Checked checked -> null;
            };
            if (found != null && charged.contains(found.measure().layer())) {
                byProgram
                        .computeIfAbsent(String.valueOf(found.measure().program()), p -> new ArrayList<>())
                        .add(found);
            }
        }
        return byProgram;
    }

    private static @Nullable Found found(
            @Nullable String line, Measure measure, Preference.Status status, List<Question> missing) {
        return line == null || measure.program() == null ? null : new Found(line, measure, status, missing);
    }

    private static Preference.@Nullable Status status(Trace.Reason reason) {
        return switch (reason) {
            case CONDITION -> Preference.Status.NOT_MET;
            case NOT_LOWEST, NOT_FIRST -> Preference.Status.NOT_BETTER;
            case NOT_CLAIMED -> Preference.Status.NOT_CLAIMED;
            case OUTSIDE_DATES, ORIGIN, DISPATCH, DESTINATION, BUYER, TRANSPORT, SWITCHED_OFF -> null;
        };
    }

    private void compare(
            String program, List<Found> found, List<Preference> preferences, List<Alternative> alternatives) {
        Set<String> ids = new LinkedHashSet<>();
        found.forEach(f -> ids.add(f.measure().id()));
        boolean applied = applied(found);
        Assumption supposed = applied ? new Assumption(Set.of(), ids) : new Assumption(ids, Set.of());
        // What is supposed of a claim is that the sale makes it.
        Sale claiming = applied ? sale : sale.toBuilder().claim(program).build();
        Assessment other = Passes.assess(claiming, compiled, channel, supposed);
        Money without = applied ? other.totals().charges() : stated.totals().charges();
        Money with = applied ? stated.totals().charges() : other.totals().charges();
        Money saving = without.minus(with);
        Money zero = Money.zero(saving.currency());
        for (Found each : found) {
            preferences.add(new Preference(
                    program,
                    each.line(),
                    each.measure(),
                    each.status(),
                    saving.max(zero),
                    compiled.pack().requirements(each.measure().needs()),
                    each.missing(),
                    origins.of(each.line(), each.measure())));
        }
        alternatives.add(alternative(
                applied ? Alternative.Kind.WITHOUT_PREFERENCE : Alternative.Kind.WITH_PREFERENCE,
                program,
                other,
                applied ? List.of() : conditions(found)));
    }

    private static boolean applied(List<Found> found) {
        for (Found each : found) {
            if (each.status() == Preference.Status.APPLIED) {
                return true;
            }
        }
        return false;
    }

    private static List<Question> conditions(List<Found> found) {
        Set<Question> missing = new LinkedHashSet<>();
        for (Found each : found) {
            missing.addAll(each.missing());
        }
        return List.copyOf(missing);
    }

    private Alternative alternative(
            Alternative.Kind kind, @Nullable String program, Assessment other, List<Question> conditions) {
        Money difference = stated.dutyPaid() == null
                ? other.totals().landed().minus(stated.totals().landed())
                : stated.totals().goods().minus(other.totals().goods());
        return new Alternative(kind, program, other, difference, conditions);
    }

    // What is missing

    private Missing effect(Question question) {
        return switch (question.kind()) {
            case FACT -> ofFact(question);
            case STATE -> ofState(question);
            case QUANTITY, ORIGIN, ORIGINATING, CODE -> ofUnknown(question);
            case FREIGHT, INSURANCE, EXCHANGE_RATE -> new Missing(question, Missing.Effect.CHANGES_TOTAL, null, null);
        };
    }

    private Missing ofFact(Question question) {
        Assessment yes = assume(question.name(), Answer.YES);
        Assessment no = assume(question.name(), Answer.NO);
        Missing.Effect effect;
        if (differs(yes, stated) || differs(no, stated)) {
            effect = yes.admitted() == no.admitted() ? Missing.Effect.CHANGES_TOTAL : Missing.Effect.COULD_REFUSE;
        } else {
            Assumption all = new Assumption(askedBy(question), Set.of());
            Assessment granted = Passes.assess(sale, compiled, channel, all);
            effect = differs(granted, stated) ? Missing.Effect.CHANGES_WITH_OTHERS : Missing.Effect.NO_CHANGE;
        }
        return new Missing(question, effect, yes.totals().charges(), no.totals().charges());
    }

    private Assessment assume(String fact, Answer answer) {
        return Passes.assess(sale.with(fact, answer), compiled, channel, Assumption.NONE);
    }

    /** An amount outside the sale: what if it were nothing, and what if it were more than anyone has? */
    private Missing ofState(Question question) {
        BigDecimal plenty = Sale.MAX_AMOUNT.subtract(BigDecimal.ONE);
        Assessment least = Passes.assess(holding(question.name(), BigDecimal.ZERO), compiled, channel, Assumption.NONE);
        Assessment most = Passes.assess(holding(question.name(), plenty), compiled, channel, Assumption.NONE);
        Missing.Effect effect = least.admitted() != most.admitted()
                ? Missing.Effect.COULD_REFUSE
                : differs(least, most) ? Missing.Effect.CHANGES_TOTAL : Missing.Effect.NO_CHANGE;
        return new Missing(question, effect, null, null);
    }

    /** The sale with so much of a state: of the destination's money, or of the unit in which the pack counts it. */
    private Sale holding(String state, BigDecimal size) {
        Pack pack = compiled.pack();
        Unit unit = pack.units().get(state);
        Sale.Builder with = sale.toBuilder();
        return (unit == null
                        ? with.state(state, Money.of(size, pack.currency()))
                        : with.balance(state, new Quantity(size, unit)))
                .build();
    }

    /** A quantity or an origin: what if every rule that asked for it applied? */
    private Missing ofUnknown(Question question) {
        Set<String> ids = askedBy(question);
        if (ids.isEmpty()) {
            return new Missing(question, Missing.Effect.CHANGES_TOTAL, null, null);
        }
        Assessment granted = Passes.assess(sale, compiled, channel, new Assumption(ids, Set.of()));
        if (!granted.complete() && differs(granted, stated)) {
            return new Missing(question, Missing.Effect.CHANGES_TOTAL, null, null);
        }
        boolean changes = differs(granted, stated) || granted.questions().contains(question);
        return new Missing(
                question,
                changes ? Missing.Effect.CHANGES_TOTAL : Missing.Effect.NO_CHANGE,
                granted.totals().charges(),
                stated.totals().charges());
    }

    private Set<String> askedBy(Question question) {
        Set<String> ids = new LinkedHashSet<>();
        for (Trace trace : LazyTrace.near(stated.trace())) {
            if (trace instanceof Trace.Asked asked && asked.questions().contains(question)) {
                ids.add(asked.measure().id());
            }
        }
        return ids;
    }

    private static boolean differs(Assessment one, Assessment other) {
        return !one.totals().charges().equals(other.totals().charges()) || one.admitted() != other.admitted();
    }
}
