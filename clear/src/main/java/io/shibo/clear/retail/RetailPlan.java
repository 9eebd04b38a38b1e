package io.shibo.clear.retail;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A channel on one day: its steps with the places of their totals, the limits that hold, the rules of each goods code. */
final class RetailPlan {
    /** Totals that every declaration gives; the first places of a {@link Sheet}, in this order. */
    static final List<String> GIVEN =
            List.of("price", "goods", "fob", "freight", "insurance", "cif", "line-count", "pieces", "distinct-codes");

    static final int PRICE = 0;
    static final int GOODS = 1;
    static final int FOB = 2;
    static final int FREIGHT = 3;
    static final int INSURANCE = 4;
    static final int CIF = 5;
    static final int LINE_COUNT = 6;
    static final int PIECES = 7;
    static final int DISTINCT_CODES = 8;

    /** Goods codes kept; past it all are forgotten and learnt again. */
    private static final int MAX_CODES = 50_000;

    private final Pack pack;
    private final Channel channel;
    private final LocalDate day;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Placed> steps = new ArrayList<>();
    private final @Nullable Exact[] limits;
    private final Map<String, List<Measure>> measures;
    private final Map<String, Optional<CodeRules>> known = new ConcurrentHashMap<>();

    /**
     * A step and the place of what it gives.
     *
     * @param layer the layer's number, counted from 0; -1 for other steps
     */
    record Placed(Step step, int slot, int layer) {}

    /** @param measures of the channel by the code they name; those without codes under the empty text */
    RetailPlan(Pack pack, Channel channel, LocalDate day, Map<String, List<Measure>> measures) {
        this.pack = pack;
        this.channel = channel;
        this.day = day;
        this.measures = measures;
        GIVEN.forEach(this::slot);
        int layers = 0;
        for (Step step : channel.steps()) {
            // Lists of goods are looked at when a code's rules are made
            boolean idle = step instanceof Step.Check check
                    && (check.at() == Step.Level.LINE
                            || check.require() == null
                            || !check.valid().contains(day));
            if (!idle) {
                steps.add(new Placed(step, slot(step.name()), step instanceof Layer ? layers++ : -1));
            }
        }
        pack.values().keySet().forEach(this::slot);
        limits = new Exact[names.size()];
        pack.values().forEach((name, dated) -> {
            for (Pack.Value value : dated) {
                if (value.valid().contains(day) && value.amount().currency().equals(RetailSale.YUAN)) {
                    limits[slot(name)] = Exact.of(value.amount().amount());
                }
            }
        });
    }

    private int slot(String name) {
        Integer known = names.putIfAbsent(name, names.size());
        return known == null ? names.size() - 1 : known;
    }

    List<Placed> steps() {
        return steps;
    }

    Map<String, Integer> names() {
        return names;
    }

    /** A new set of totals with the limits of the day in their places. */
    @Nullable
    Exact[] limits() {
        return limits.clone();
    }

    /** Null where the rulebook itself must be asked for these goods. */
    @Nullable
    CodeRules rules(String gcode) {
        Optional<CodeRules> found = known.get(gcode);
        if (found == null) {
            if (known.size() >= MAX_CODES) {
                known.clear();
            }
            found = Optional.ofNullable(compile(gcode));
            known.put(gcode, found);
        }
        return found.orElse(null);
    }

    private @Nullable CodeRules compile(String gcode) {
        if (!RetailSale.isGoodsCode(gcode) || pack.findLine(HsCode.of(gcode)) == null) {
            return null;
        }
        HsCode code = HsCode.of(gcode);
        List<Measure> candidates = new ArrayList<>(measures.getOrDefault("", List.of()));
        for (int length = 2; length <= gcode.length(); length++) {
            candidates.addAll(measures.getOrDefault(gcode.substring(0, length), List.of()));
        }
        candidates.removeIf(one -> one.scope().exceptCodes().stream().anyMatch(except -> except.contains(code)));
        return CodeRules.of(channel.steps(), candidates, code, day);
    }
}
