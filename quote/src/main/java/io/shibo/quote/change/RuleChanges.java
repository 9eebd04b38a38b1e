package io.shibo.quote.change;

import io.shibo.codes.HsCode;
import io.shibo.quote.change.RuleChange.Side;
import io.shibo.quote.change.RuleChange.Subject;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Step;
import io.shibo.quote.rule.Wording;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the rules of two days, or of two rulebooks.
 *
 * <p>A measure is the same on both sides if everything that says <em>whom</em> it concerns is the same: channels, layer,
 * programme, goods, origins, other scope, condition, priority. Its id does not count: a pack gives a new period of a rate a
 * new id. What is left over on one side begins or ends.
 */
public final class RuleChanges {
    private final List<RuleChange> changes = new ArrayList<>();

    private RuleChanges() {}

    /** By pack, then layer, programme and goods. Packs that are on one side alone are compared with nothing. */
    public static List<RuleChange> between(Rulebook before, LocalDate dayBefore, Rulebook after, LocalDate dayAfter) {
        RuleChanges found = new RuleChanges();
        Set<String> names = new TreeSet<>();
        before.packs().forEach(pack -> names.add(pack.name()));
        after.packs().forEach(pack -> names.add(pack.name()));
        for (String name : names) {
            found.compare(name, find(before, name), dayBefore, find(after, name), dayAfter);
        }
        found.changes.sort(ORDER);
        return List.copyOf(found.changes);
    }

    private static final Comparator<RuleChange> ORDER = Comparator.comparing(RuleChange::pack)
            .thenComparing(RuleChange::subject)
            .thenComparing(RuleChange::name)
            .thenComparing(c -> c.program() == null ? "" : c.program())
            .thenComparing(c -> c.codes().toString())
            .thenComparing(RuleChange::kind);

    private static @Nullable Pack find(Rulebook rulebook, String name) {
        return rulebook.packs().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void compare(
            String pack, @Nullable Pack before, LocalDate dayBefore, @Nullable Pack after, LocalDate dayAfter) {
        match(pack, rules(before, dayBefore), rules(after, dayAfter));
    }

    /** Whom a rule concerns. */
    private record Concern(
            Subject subject,
            Set<String> channels,
            String name,
            @Nullable String program,
            List<HsCode> codes,
            String rest) {}

    private static Map<Concern, Deque<Side>> rules(@Nullable Pack pack, LocalDate day) {
        Map<Concern, Deque<Side>> rules = new LinkedHashMap<>();
        if (pack == null) {
            return rules;
        }
        for (Measure measure : RulesInForce.on(pack, day)) {
            add(rules, concern(measure), side(measure));
        }
        for (Channel channel : pack.channels()) {
            for (Step step : channel.steps()) {
                if (step instanceof Step.Check check && check.valid().contains(day)) {
                    add(rules, concern(channel, check), side(check));
                }
            }
        }
        pack.values()
                .forEach((name, dated) -> dated.stream()
                        .filter(value -> value.valid().contains(day))
                        .forEach(value -> add(
                                rules,
                                new Concern(Subject.AMOUNT, Set.of(), name, null, List.of(), ""),
                                new Side(
                                        name,
                                        Wording.english(name),
                                        value.amount().toString(),
                                        value.valid(),
                                        value.citation()))));
        return rules;
    }

    private static void add(Map<Concern, Deque<Side>> rules, Concern concern, Side side) {
        rules.computeIfAbsent(concern, c -> new ArrayDeque<>()).add(side);
    }

    private static Concern concern(Measure measure) {
        Scope scope = measure.scope();
        Scope rest = new Scope(
                List.of(),
                scope.exceptCodes(),
                scope.services(),
                scope.origins(),
                scope.exceptOrigins(),
                scope.dispatch(),
                scope.destinations(),
                scope.buyers(),
                scope.transports(),
                scope.when());
        return new Concern(
                Subject.MEASURE,
                measure.channels(),
                measure.layer(),
                measure.program(),
                scope.codes(),
                sorted(rest) + " " + measure.priority() + " " + new TreeSet<>(measure.excludes()));
    }

    /** A text that does not depend on the order of sets. */
    private static String sorted(Scope scope) {
        return String.join(
                "|",
                scope.exceptCodes().toString(),
                scope.services().toString(),
                new TreeSet<>(scope.origins()).toString(),
                new TreeSet<>(scope.exceptOrigins()).toString(),
                new TreeSet<>(scope.dispatch()).toString(),
                new TreeSet<>(scope.destinations()).toString(),
                new TreeSet<>(scope.buyers()).toString(),
                new TreeSet<>(scope.transports()).toString(),
                String.valueOf(scope.when()));
    }

    private static Concern concern(Channel channel, Step.Check check) {
        return new Concern(Subject.CHECK, Set.of(channel.name()), check.name(), null, List.of(), "");
    }

    private static Side side(Measure measure) {
        return new Side(
                measure.id(), measure.title(), measure.formula().toString(), measure.valid(), measure.citation());
    }

    private static Side side(Step.Check check) {
        String list = check.listed().isEmpty()
                ? ""
                : "%d goods codes".formatted(check.listed().size());
        String require = check.require() == null ? "" : check.require().toString();
        String both = list.isEmpty() || require.isEmpty() ? list + require : list + " and " + require;
        return new Side(check.name(), check.text(), both, check.valid(), check.citation());
    }

    private void match(String pack, Map<Concern, Deque<Side>> before, Map<Concern, Deque<Side>> after) {
        Map<Concern, Boolean> all = new LinkedHashMap<>();
        before.keySet().forEach(concern -> all.put(concern, true));
        after.keySet().forEach(concern -> all.put(concern, true));
        for (Concern concern : all.keySet()) {
            Deque<Side> left = before.getOrDefault(concern, new ArrayDeque<>());
            Deque<Side> right = after.getOrDefault(concern, new ArrayDeque<>());
            dropEqual(left, right);
            while (!left.isEmpty() || !right.isEmpty()) {
                changes.add(new RuleChange(
                        pack,
                        concern.subject(),
                        concern.channels(),
                        concern.name(),
                        concern.program(),
                        concern.codes(),
                        left.poll(),
                        right.poll()));
            }
        }
    }

    /** Rules that say the same on both sides, whatever their id and period, are no change. */
    private static void dropEqual(Deque<Side> left, Deque<Side> right) {
        Map<String, Integer> texts = new TreeMap<>();
        right.forEach(side -> texts.merge(side.text(), 1, Integer::sum));
        List<String> dropped = new ArrayList<>();
        left.removeIf(side -> {
            boolean same = texts.getOrDefault(side.text(), 0) > 0;
            if (same) {
                texts.merge(side.text(), -1, Integer::sum);
                dropped.add(side.text());
            }
            return same;
        });
        right.removeIf(side -> dropped.remove(side.text()));
    }
}
