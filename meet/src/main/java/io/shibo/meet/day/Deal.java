package io.shibo.meet.day;

import io.shibo.codes.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An intended deal as closing figures count it.
 *
 * @param value what counts: where both sides state a value in one currency the smaller, where one does its, and where the two
 *     state different currencies the exhibitor's
 * @param bothSides whether both stated one
 * @param sources the entries it is from
 */
record Deal(String exhibitor, String buyer, Money value, boolean bothSides, List<String> sources) {
    /** No sum of fewer firms than this on either side is shown. */
    static final int LEAST_FIRMS = 3;

    /** Percent of the largest firm's part that the others, without the second, must make up: the p-percent rule. */
    static final int P_PERCENT = 10;

    /** Which of its amounts a sum is of: equal in currency. */
    record Counted(Deal deal, Money amount) {}

    /** Deals that are told as one. @param group null for those that had to be put together */
    record Sum(@org.jspecify.annotations.Nullable String group, int groups, List<Counted> deals) {
        Money amount() {
            return deals.stream().map(Counted::amount).reduce(Money::plus).orElseThrow();
        }

        List<String> sources() {
            return deals.stream()
                    .flatMap(each -> each.deal().sources().stream())
                    .toList();
        }
    }

    /**
     * Whether nobody can read a firm's own figure out of the sum, not even the second largest firm in it: at least {@value
     * #LEAST_FIRMS} firms on each side, and the p-percent rule on each (Hundepool et al., "Handbook on Statistical Disclosure
     * Control", 2024, on magnitude tables).
     */
    static boolean safe(Collection<Counted> deals) {
        return safe(deals, Deal::exhibitor) && safe(deals, Deal::buyer);
    }

    private static boolean safe(Collection<Counted> deals, Function<Deal, String> side) {
        Map<String, BigDecimal> parts = new HashMap<>();
        deals.forEach(each -> parts.merge(side.apply(each.deal()), each.amount().amount(), BigDecimal::add));
        if (parts.size() < LEAST_FIRMS) {
            return false;
        }
        List<BigDecimal> largest =
                parts.values().stream().sorted(Comparator.reverseOrder()).toList();
        BigDecimal rest = largest.stream().skip(2).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rest.multiply(BigDecimal.valueOf(100))
                        .compareTo(largest.getFirst().multiply(BigDecimal.valueOf(P_PERCENT)))
                >= 0;
    }

    /**
     * Sums by group such that each is {@link #safe}. Groups that are not are put together, with the smallest of the others
     * where they are still not safe, so that nothing hidden follows from a total by subtraction. Empty where not even all
     * together are safe.
     */
    static List<Sum> sums(Collection<Counted> deals, Function<Deal, String> group) {
        if (!safe(deals)) {
            return List.of();
        }
        Map<String, List<Counted>> groups = new TreeMap<>();
        deals.forEach(each -> groups.computeIfAbsent(group.apply(each.deal()), name -> new ArrayList<>())
                .add(each));
        List<Sum> shown = new ArrayList<>();
        List<Counted> together = new ArrayList<>();
        int merged = 0;
        for (Map.Entry<String, List<Counted>> each : groups.entrySet()) {
            if (safe(each.getValue())) {
                shown.add(new Sum(each.getKey(), 1, each.getValue()));
            } else {
                together.addAll(each.getValue());
                merged++;
            }
        }
        shown.sort(Comparator.comparing(Sum::amount).reversed());
        while (!together.isEmpty() && !shown.isEmpty() && !safe(together)) {
            together.addAll(shown.removeLast().deals());
            merged++;
        }
        if (!together.isEmpty()) {
            shown.add(new Sum(null, merged, together));
        }
        return shown;
    }
}
