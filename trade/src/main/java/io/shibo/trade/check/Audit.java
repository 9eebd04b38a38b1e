package io.shibo.trade.check;

import io.shibo.trade.check.Finding.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one rule, place by place, and concludes: broken where one place is, else open where one fact is missing. */
final class Audit {
    private static final int MAX_BROKEN = 20;

    private final Rule rule;
    private final List<Finding> broken = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<String> looked = new ArrayList<>();

    Audit(Rule rule) {
        this.rule = rule;
    }

    /** The same fact in two documents. */
    <T> void same(@Nullable Found<T> expected, @Nullable Found<T> found, String fact) {
        if (expected == null || found == null) {
            missing(fact);
        } else if (equal(expected.value(), found.value())) {
            looked.add(found.place());
        } else {
            broken(expected.value(), expected.place(), found.value(), found.place());
        }
    }

    /** A fact against what was worked out. */
    void equals(BigDecimal expected, String how, @Nullable Found<BigDecimal> found, String fact) {
        if (found == null) {
            missing(fact);
        } else if (expected.compareTo(found.value()) == 0) {
            looked.add(found.place());
        } else {
            broken(expected, how, found.value(), found.place());
        }
    }

    void kept(String place) {
        looked.add(place);
    }

    void missing(String fact) {
        missing.add(fact);
    }

    /** @param where the place, or the sum, that the expected value comes from */
    void broken(Object expected, String where, Object found, String place) {
        if (broken.size() < MAX_BROKEN) {
            broken.add(new Finding(
                    rule, Outcome.BROKEN, List.of(place), List.of(show(expected), where, show(found), place)));
        }
    }

    void conclude(List<Finding> findings) {
        if (!broken.isEmpty()) {
            findings.addAll(broken);
        } else if (!missing.isEmpty() || looked.isEmpty()) {
            findings.add(new Finding(rule, Outcome.NOT_CHECKED, List.of(), List.copyOf(missing)));
        } else {
            findings.add(new Finding(rule, Outcome.KEPT, looked, List.of()));
        }
    }

    private static boolean equal(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) == 0 : a.equals(b);
    }

    private static String show(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
