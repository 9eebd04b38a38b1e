package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which further digits of a short code tell its answers apart.
 *
 * @param first digit that differs between answers, counted from 1
 * @param last digit that has to be known
 * @param known every code cut after {@code last}, in order: what runs are counted over
 */
record DecidingDigits(int first, int last, List<String> known) {
    /** @param answers tariff lines by answer; null where there is only one answer */
    static @Nullable DecidingDigits of(HsCode code, List<List<HsCode>> answers) {
        if (answers.size() < 2) {
            return null;
        }
        int longest = 0;
        for (List<HsCode> codes : answers) {
            for (HsCode each : codes) {
                longest = Math.max(longest, each.length());
            }
        }
        int last = longest;
        for (int length = code.length() + 2; length < longest; length += 2) {
            if (apart(answers, length)) {
                last = length;
                break;
            }
        }
        // Digits that all tariff lines share decide nothing.
        int first = code.length() + 1;
        TreeSet<String> cut = new TreeSet<>();
        for (List<HsCode> codes : answers) {
            for (HsCode each : codes) {
                cut.add(each.prefix(last).digits());
            }
        }
        while (first + 1 < last && sharedUpTo(cut, first + 1)) {
            first += 2;
        }
        return new DecidingDigits(first, last, new ArrayList<>(cut));
    }

    private static boolean sharedUpTo(Set<String> codes, int length) {
        Set<String> heads = new HashSet<>();
        for (String code : codes) {
            heads.add(code.substring(0, Math.min(length, code.length())));
        }
        return heads.size() == 1;
    }

    /** Whether no two answers share the digits up to {@code length}. */
    private static boolean apart(List<List<HsCode>> answers, int length) {
        Map<String, Integer> owner = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            for (HsCode each : answers.get(i)) {
                Integer before = owner.putIfAbsent(each.prefix(length).digits(), i);
                if (before != null && before != i) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The deciding digits of some tariff lines, as runs without a gap: {@code 01-19, 90}. */
    String runs(List<HsCode> codes) {
        TreeSet<String> own = new TreeSet<>();
        codes.forEach(code -> own.add(code.prefix(last).digits()));
        StringBuilder out = new StringBuilder();
        String start = null;
        String end = null;
        for (String each : known) {
            if (own.contains(each)) {
                start = start == null ? each : start;
                end = each;
            } else {
                append(out, start, end);
                start = null;
                end = null;
            }
        }
        append(out, start, end);
        return out.toString();
    }

    private void append(StringBuilder out, @Nullable String start, @Nullable String end) {
        if (start == null || end == null) {
            return;
        }
        out.append(out.isEmpty() ? "" : ", ").append(start.substring(first - 1));
        if (!start.equals(end)) {
            out.append('-').append(end.substring(first - 1));
        }
    }
}
