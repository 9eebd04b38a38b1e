package io.shibo.bench.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rates of each kind of measure by code, for rules that look them up; public for rules. */
public final class RateTables {
    private final List<Map<String, List<Rate>>> byKind = new ArrayList<>();

    RateTables(Tariff tariff) {
        tariff.kinds().forEach(kind -> byKind.add(new HashMap<>()));
        for (Tariff.Row row : tariff.rows()) {
            // A list mostly of one: made here, so that a look-up makes nothing.
            byKind.get(row.kind().number()).merge(row.code(), List.of(row.rate()), RateTables::both);
        }
    }

    private static List<Rate> both(List<Rate> one, List<Rate> other) {
        List<Rate> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** Empty where the list has no row for the code. */
    public List<Rate> find(int kind, String code) {
        return byKind.get(kind).getOrDefault(code, List.of());
    }
}
