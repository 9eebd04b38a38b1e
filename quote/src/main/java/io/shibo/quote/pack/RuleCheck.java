package io.shibo.quote.pack;

import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.input.Problems;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a pack mean together: names that exist and come earlier, rules that do not contradict each other, no
 * day and no tariff line without a rule where one is required.
 */
final class RuleCheck {
    /** Running totals that every sale has before the first step. */
    static final Set<String> GIVEN = Set.of(
            "goods", "freight", "insurance", "inland", "fob", "cif", "price", "pieces", "line-count", "distinct-codes");

    private final Pack pack;
    private final String file;
    private final Problems problems;
    /** By channel and layer: a national tariff has some 400,000 measures, so they are parted once. */
    private final Map<String, List<Measure>> byLayer = new HashMap<>();
    /** Goods codes looked up already, and whether the tariff has them. */
    private final Map<HsCode, Boolean> codes = new HashMap<>();

    private RuleCheck(Pack pack, PackFiles files, Problems problems) {
        this.pack = pack;
        this.file = files.path(PackReader.MAIN);
        this.problems = problems;
        for (Measure measure : pack.measures()) {
            for (String channel : measure.channels()) {
                byLayer.computeIfAbsent(channel + "/" + measure.layer(), k -> new ArrayList<>())
                        .add(measure);
            }
        }
    }

    static void check(Pack pack, PackFiles files, Problems problems) {
        RuleCheck check = new RuleCheck(pack, files, problems);
        if (pack.territories().isEmpty()) {
            check.tell("territories", "is missing. Name the destinations this pack speaks for, as in [ID].");
        }
        if (pack.channels().isEmpty()) {
            check.tell("channels", "is missing. A pack needs at least one channel.");
        }
        pack.values().forEach(check::checkValues);
        pack.channels().forEach(check::checkChannel);
        pack.measures().forEach(check::checkCodes);
        check.checkSeries();
    }

    private void tell(String field, String message) {
        problems.add(file, 0, field, message);
    }

    private void tell(Measure measure, String field, String message) {
        problems.add(measure.where().file(), measure.where().line(), measure.id() + "." + field, message);
    }

    private void checkValues(String name, List<Pack.Value> dated) {
        List<DateRange> ranges = dated.stream().map(Pack.Value::valid).toList();
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = i + 1; j < ranges.size(); j++) {
                if (ranges.get(i).overlaps(ranges.get(j))) {
                    tell("values." + name, "%s and %s overlap.".formatted(ranges.get(i), ranges.get(j)));
                }
            }
        }
    }

    /** Walks a pipeline in order; a name may be used once an earlier step or the sale has given it. */
    private void checkChannel(Channel channel) {
        String path = "channels." + channel.name();
        Set<String> later = new HashSet<>();
        channel.steps().forEach(step -> later.add(step.name()));
        Set<String> defined = new TreeSet<>(GIVEN);
        defined.addAll(pack.values().keySet());
        defined.addAll(pack.state().keySet());
        Set<String> used = new HashSet<>();
        for (Step step : channel.steps()) {
            String where = path + "." + step.name();
            boolean gives = !(step instanceof Step.Check);
            if (!used.add(step.name()) || gives && defined.contains(step.name())) {
                tell(where, "the name is taken already. Give the step another one.");
            }
            switch (step) {
                case Step.Base base -> {
                    checkNames(null, where, base.formula(), null, defined, later);
                    if (base.within() != null) {
                        checkNames(null, where, base.within().limit(), null, defined, later);
                    }
                }
                case Step.Check check -> {
                    checkNames(null, where, null, check.require(), defined, later);
                    checkInstead(where, check);
                }
                case Layer layer -> checkLayer(channel, layer, where, defined, later);
            }
            if (gives) {
                defined.add(step.name());
            }
        }
    }

    private void checkInstead(String where, Step.Check check) {
        for (String name : check.instead()) {
            if (pack.findChannel(name) == null) {
                tell(where, "names channel '%s' as the way instead, but there is none.".formatted(name));
            }
        }
    }

    private void checkLayer(Channel channel, Layer layer, String where, Set<String> defined, Set<String> later) {
        List<Measure> measures = measures(channel, layer);
        if (measures.isEmpty()) {
            tell(where, "no measure belongs to this layer, so it never charges. Add one or remove the layer.");
        }
        // Rows of a list share what they share: what a formula or condition names is checked once.
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Measure measure : measures) {
            Predicate when = measure.scope().when();
            Formula formula = seen.add(measure.formula()) ? measure.formula() : null;
            checkNames(measure, where, formula, when != null && seen.add(when) ? when : null, defined, later);
        }
        if (layer.required() && channel.goods() && layer.at() == Step.Level.LINE) {
            checkCoverage(channel, layer, measures);
        }
    }

    private void checkNames(
            @Nullable Measure measure,
            String where,
            @Nullable Formula formula,
            @Nullable Predicate when,
            Set<String> defined,
            Set<String> later) {
        if (formula == null && when == null) {
            return;
        }
        Set<String> names = new TreeSet<>();
        Set<String> facts = new TreeSet<>();
        if (formula != null) {
            formula.names(names::add);
        }
        if (when != null) {
            when.names(names::add);
            when.facts(facts::add);
        }
        for (String name : names) {
            if (!defined.contains(name)) {
                String message = later.contains(name)
                        ? "refers to '%s', which only a later step gives: a cycle, or the steps are in the wrong order."
                                .formatted(name)
                        : "unknown base '%s'. Known here: %s. What a line measures, as alcohol-percent, is quantity(%s); what a rule adds up first is a step of the channel: {base: %s, formula: …}."
                                .formatted(name, String.join(", ", defined), name, name);
                say(measure, where, "formula", message);
            }
        }
        for (String fact : facts) {
            if (!pack.facts().containsKey(fact)) {
                say(
                        measure,
                        where,
                        "when",
                        "fact '%s' is not declared. Add its question under facts; known: %s."
                                .formatted(fact, Words.known(pack.facts().keySet())));
            }
        }
    }

    private void say(@Nullable Measure measure, String where, String field, String message) {
        if (measure == null) {
            tell(where, message);
        } else {
            tell(measure, field, message);
        }
    }

    /** Each tariff line the channel admits has, on the day of the vintage, a measure that needs no programme. */
    private void checkCoverage(Channel channel, Layer layer, List<Measure> measures) {
        List<Measure> open = measures.stream()
                .filter(m -> m.program() == null && m.valid().contains(pack.vintage()))
                .toList();
        if (open.stream().anyMatch(m -> m.scope().codes().isEmpty())) {
            return;
        }
        Set<HsCode> covered = new HashSet<>();
        open.forEach(measure -> covered.addAll(measure.scope().codes()));
        Set<HsCode> admitted = new HashSet<>();
        boolean anything = true;
        for (Step step : channel.steps()) {
            if (step instanceof Step.Check check && !check.listed().isEmpty()) {
                admitted.addAll(check.listed());
                anything = false;
            }
        }
        for (HsCode code : pack.goods().keySet()) {
            if ((anything || within(code, admitted)) && !within(code, covered)) {
                tell(
                        "channels.%s.%s".formatted(channel.name(), layer.name()),
                        "tariff line %s has no measure on %s, so it could not be quoted. Add one or leave the line out."
                                .formatted(code, pack.vintage()));
            }
        }
    }

    private static boolean within(HsCode code, Set<HsCode> codes) {
        for (int length = code.length(); length >= 2; length = HsCode.above(length)) {
            if (codes.contains(code.prefix(length))) {
                return true;
            }
        }
        return false;
    }

    private void checkCodes(Measure measure) {
        for (HsCode code : measure.scope().codes()) {
            boolean known = codes.computeIfAbsent(
                    code,
                    each -> pack.goods().isEmpty()
                            || pack.findLine(each) != null
                            || !pack.linesBelow(each).isEmpty());
            if (!known) {
                tell(
                        measure,
                        "codes",
                        "goods code %s is not a tariff line of this pack and has none below it. Nearest: %s."
                                .formatted(code, pack.nearest(code)));
            }
        }
    }

    /** Rules that say the same of the same things must follow each other in time: no overlap, no gap. */
    private void checkSeries() {
        Map<Object, List<Measure>> series = new LinkedHashMap<>();
        Map<String, Layer> layers = new HashMap<>();
        for (Channel channel : pack.channels()) {
            for (Step step : channel.steps()) {
                if (step instanceof Layer layer) {
                    layers.put(channel.name() + "/" + layer.name(), layer);
                }
            }
        }
        for (Measure measure : pack.measures()) {
            for (String channel : measure.channels()) {
                Layer layer = layers.get(channel + "/" + measure.layer());
                if (layer != null && layer.select() != Layer.Select.ALL) {
                    List<Object> key = new ArrayList<>();
                    key.add(channel);
                    key.add(measure.layer());
                    key.add(String.valueOf(measure.program()));
                    key.add(measure.scope());
                    key.add(measure.priority());
                    series.computeIfAbsent(key, k -> new ArrayList<>()).add(measure);
                }
            }
        }
        series.values().stream().filter(each -> each.size() > 1).forEach(this::checkOneSeries);
    }

    private void checkOneSeries(List<Measure> measures) {
        measures.sort(Comparator.comparing(m -> m.valid().from()));
        for (int i = 1; i < measures.size(); i++) {
            Measure before = measures.get(i - 1);
            Measure after = measures.get(i);
            if (before.valid().overlaps(after.valid())) {
                tell(
                        after,
                        "from",
                        "overlaps %s (%s, %s): both would apply from %s. End the earlier one, or give them different scopes or priorities."
                                .formatted(
                                        before.id(),
                                        before.where(),
                                        before.valid(),
                                        after.valid().from()));
            } else if (!after.valid().from().equals(before.valid().to())) {
                tell(
                        after,
                        "from",
                        "leaves a gap: no rule from %s to %s. %s ends there; close the gap or say in a rule that nothing is due."
                                .formatted(before.valid().to(), after.valid().from(), before.id()));
            }
        }
    }

    private List<Measure> measures(Channel channel, Layer layer) {
        return byLayer.getOrDefault(channel.name() + "/" + layer.name(), List.of());
    }
}
