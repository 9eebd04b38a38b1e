package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Scope;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.NamedDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups the tariff lines below a code so that in each group every rule says the same: whatever the sale, they have the
 * same answer. A national tariff has thousands of lines and few dozen rates.
 */
final class Alike {
    private final List<List<HsCode>> groups;

    /** What a measure says, apart from its name, source and codes. */
    private record Says(
            String layer,
            @Nullable String program,
            Scope scope,
            NamedDate date,
            Object valid,
            int priority,
            Set<String> excludes,
            Formula formula,
            List<String> needs,
            int codeLength) {}

    /** @param made whether the line says how it is made: rules of origin speak by subheading */
    Alike(Pack pack, Channel channel, HsCode code, boolean made) {
        List<HsCode> tariffLines = pack.linesBelow(code);
        Map<HsCode, List<Object>> said = new LinkedHashMap<>();
        tariffLines.forEach(line -> said.put(line, new ArrayList<>()));
        Map<String, List<HsCode>> below = new HashMap<>();
        for (HsCode line : tariffLines) {
            for (int length = line.length(); length >= code.length(); length = HsCode.above(length)) {
                below.computeIfAbsent(line.prefix(length).digits(), d -> new ArrayList<>())
                        .add(line);
            }
        }
        if (made) {
            tariffLines.forEach(line -> tell(said, line, "subheading " + line.prefix(6)));
        }
        for (Measure measure : pack.measures()) {
            if (measure.channels().contains(channel.name())) {
                spread(measure, code, tariffLines, below, said);
            }
        }
        for (Step step : channel.steps()) {
            if (step instanceof Step.Check check && !check.listed().isEmpty()) {
                for (HsCode line : tariffLines) {
                    boolean listed = check.listed().stream().anyMatch(each -> each.contains(line));
                    tell(said, line, check.name() + listed);
                }
            }
        }
        Map<List<Object>, List<HsCode>> bySaid = new LinkedHashMap<>();
        said.forEach((line, says) -> {
            // The order in which a pack names its rules does not matter.
            says.sort(java.util.Comparator.comparing(Object::toString));
            bySaid.computeIfAbsent(says, s -> new ArrayList<>()).add(line);
        });
        groups = List.copyOf(bySaid.values());
    }

    /** Each with at least one tariff line; in the order of the tariff. */
    List<List<HsCode>> groups() {
        return Collections.unmodifiableList(groups);
    }

    private static void spread(
            Measure measure,
            HsCode code,
            List<HsCode> tariffLines,
            Map<String, List<HsCode>> below,
            Map<HsCode, List<Object>> said) {
        Scope scope = measure.scope();
        if (scope.codes().isEmpty()) {
            if (!scope.exceptCodes().isEmpty()) {
                tariffLines.forEach(line -> say(measure, code, 0, line, said));
            }
            return;
        }
        for (HsCode each : scope.codes()) {
            if (each.contains(code)) {
                if (!scope.exceptCodes().isEmpty()) {
                    tariffLines.forEach(line -> say(measure, code, each.length(), line, said));
                }
            } else if (code.contains(each)) {
                // Measures of codes deeper than tariff lines still meet a line whose own code is stated that deep; not
                // here.
                below.getOrDefault(each.digits(), List.of())
                        .forEach(line -> say(measure, code, each.length(), line, said));
            }
        }
    }

    private static void say(Measure measure, HsCode code, int length, HsCode line, Map<HsCode, List<Object>> said) {
        if (measure.scope().exceptCodes().stream().anyMatch(except -> except.contains(line))) {
            return;
        }
        tell(
                said,
                line,
                new Says(
                        measure.layer(),
                        measure.program(),
                        said(measure.scope(), code),
                        measure.date(),
                        measure.valid(),
                        measure.priority(),
                        measure.excludes(),
                        measure.formula(),
                        measure.needs(),
                        length));
    }

    /** What a scope says beside its codes. */
    private static Scope said(Scope scope, HsCode code) {
        return scope.forRow(
                code, scope.origins(), scope.exceptOrigins(), scope.dispatch(), scope.destinations(), scope.when());
    }

    private static void tell(Map<HsCode, List<Object>> said, HsCode line, Object what) {
        List<Object> says = said.get(line);
        if (says != null) {
            says.add(what);
        }
    }
}
