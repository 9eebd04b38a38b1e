package io.shibo.quote.pack;

import io.shibo.codes.input.Problems;
import io.shibo.quote.formula.Predicate;
import io.shibo.quote.rule.Agreement;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the agreements that a pack's measures ask about are known, and bind the pack's own territories. */
final class AgreementCheck {
    private AgreementCheck() {}

    /** Without any agreement at hand nothing can be said: then {@code originates} rests on what sales state. */
    static void check(Pack pack, List<Agreement> agreements, Problems problems) {
        if (agreements.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>();
        agreements.forEach(agreement -> known.add(agreement.name()));
        for (Measure measure : pack.measures()) {
            Predicate when = measure.scope().when();
            Set<String> asked = new TreeSet<>();
            if (when != null) {
                when.agreements(asked::add);
            }
            for (String name : asked) {
                if (!known.contains(name)) {
                    tell(
                            measure,
                            "agreement '%s' is not known. Known: %s. Add a folder agreements/%s with its %s, or mend the name."
                                    .formatted(name, Words.known(known), name, AgreementReader.MAIN),
                            problems);
                }
            }
        }
        for (Agreement agreement : agreements) {
            boolean binds = agreement.members().stream()
                    .anyMatch(member -> pack.territories().contains(member.country()));
            pack.measures().stream()
                    .filter(measure -> agreement.name().equals(measure.program()) && !binds)
                    .findFirst()
                    .ifPresent(measure -> tell(
                            measure,
                            "program %s does not bind %s, so nothing reaches this rule. Add the member, or leave the rule out."
                                    .formatted(agreement.name(), pack.name()),
                            problems));
        }
    }

    private static void tell(Measure measure, String message, Problems problems) {
        problems.add(measure.where().file(), measure.where().line(), measure.id() + ".when", message);
    }
}
