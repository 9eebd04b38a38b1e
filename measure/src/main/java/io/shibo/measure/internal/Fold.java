package io.shibo.measure.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of a whole are shown by themselves, and which are folded into one "other" part.
 *
 * <p>An unsafe part is never shown. Its value cannot be had as the whole minus the rest, because the rest is only shown
 * together with an "other" that is safe itself: while "other" is not, the smallest part still shown is folded into it. If
 * nothing is left to show, the whole stays undivided.
 *
 * @param shown from the largest to the smallest
 * @param other what is not shown; empty where everything is
 */
record Fold(Map<String, Slice> shown, Slice other) {
    private static final Comparator<Map.Entry<String, Slice>> LARGEST_FIRST = Comparator.comparing(
                    (Map.Entry<String, Slice> part) -> part.getValue().digital())
            .thenComparing(part -> part.getValue().total())
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());

    static Fold of(Map<String, Slice> parts, int most, int threshold, int periods) {
        List<Map.Entry<String, Slice>> shown = new ArrayList<>();
        Slice other = Slice.empty(periods);
        for (var part : parts.entrySet().stream().sorted(LARGEST_FIRST).toList()) {
            if (shown.size() < most && part.getValue().safe(threshold)) {
                shown.add(part);
            } else {
                other = other.plus(part.getValue());
            }
        }
        while (!other.safe(threshold) && !shown.isEmpty()) {
            other = other.plus(shown.removeLast().getValue());
        }
        Map<String, Slice> inOrder = new LinkedHashMap<>();
        shown.forEach(part -> inOrder.put(part.getKey(), part.getValue()));
        return new Fold(inOrder, other);
    }

    boolean showsNothing() {
        return shown.isEmpty();
    }
}
