package io.shibo.quote.pack;

import io.shibo.codes.DateRange;
import io.shibo.codes.Decimals;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.rule.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The categories by which a schedule takes duties away in steps. A measure names the base rate and its category, and stands
 * for one measure a step:
 *
 * <pre>
 * stages:
 *   T10: {equal: 10, first: 2022-01-01, then: "04-01", rounding: "0.1", citation: schedule}
 *   W60: {keeps: [{from: 2014-07-01, keep: 82%}, {from: 2015-01-01, keep: 77%}], citation: schedule}
 * </pre>
 */
final class Stages {
    /** Steps of one category; the longest known schedules have 36. */
    private static final int MAX_CUTS = 60;

    private final Map<String, Stage> byName = new LinkedHashMap<>();

    private Stages() {}

    /** Of the base rate, {@code part / over} is left from this day on. */
    private record Cut(LocalDate from, BigDecimal part, BigDecimal over) {}

    /**
     * A category.
     *
     * @param unit percentage points to which a rate is rounded; null where it is not
     */
    record Stage(String name, List<Cut> cuts, @Nullable BigDecimal unit, RoundingMode mode) {
        /** Whether it can reduce the formula: rates are rounded in percentage points, so there has to be a percentage. */
        boolean reduces(Formula formula) {
            return unit == null || formula instanceof Formula.Share share && share.percent();
        }

        /** Tells the measure of each step that falls into its days, which none before the first does. */
        void tell(Measure whole, Consumer<Measure> sink) {
            for (int i = 0; i < cuts.size(); i++) {
                Cut cut = cuts.get(i);
                LocalDate end = i + 1 < cuts.size() ? cuts.get(i + 1).from() : null;
                DateRange valid = both(whole.valid(), cut.from(), end);
                if (valid != null) {
                    sink.accept(new Measure(
                            whole.id() + "/" + cut.from(),
                            whole.channels(),
                            whole.layer(),
                            whole.program(),
                            whole.title(),
                            whole.scope(),
                            whole.date(),
                            valid,
                            whole.priority(),
                            whole.excludes(),
                            left(whole.formula(), cut),
                            whole.needs(),
                            whole.citation(),
                            whole.where()));
                }
            }
        }

        private static @Nullable DateRange both(DateRange valid, LocalDate from, @Nullable LocalDate to) {
            LocalDate start = valid.from().isAfter(from) ? valid.from() : from;
            LocalDate end = valid.to() == null || to != null && to.isBefore(valid.to()) ? to : valid.to();
            return end != null && !start.isBefore(end) ? null : new DateRange(start, end);
        }

        private Formula left(Formula base, Cut cut) {
            if (cut.part().compareTo(cut.over()) == 0) {
                return base;
            }
            if (!(base instanceof Formula.Share share && share.percent())) {
                return cut.part().signum() == 0 ? new Formula.Free() : new Formula.Share(cut.part(), cut.over(), base);
            }
            BigDecimal top = share.part().multiply(cut.part());
            if (unit != null) {
                BigDecimal units = top.divide(cut.over().multiply(unit), 0, mode);
                return new Formula.Share(units.multiply(unit), Formula.HUNDRED, share.of());
            }
            return cut.part().signum() == 0
                    ? new Formula.Share(BigDecimal.ZERO, Formula.HUNDRED, share.of())
                    : new Formula.Share(top, cut.over().multiply(Formula.HUNDRED), share.of());
        }
    }

    /** What the pack defines under {@code stages}. */
    static Stages read(Map<String, Node> named, Words words) {
        Stages stages = new Stages();
        named.forEach((name, node) -> {
            node.only("equal", "first", "then", "keeps", "rounding", "mode", "citation");
            words.citation(node.field("citation"));
            List<Cut> cuts = node.field("keeps").present() ? keeps(node) : equal(node);
            BigDecimal unit = node.field("rounding").parseOptional(Decimals::parse);
            RoundingMode mode = node.field("mode").parseOptional(Values.oneOf(RoundingMode.class));
            if (unit != null && unit.signum() <= 0) {
                node.field("rounding").problem("must be above 0, as in 0.1 for a tenth of a percentage point.");
            } else if (mode != null && unit == null) {
                node.field("mode").problem("says how to round, but there is no rounding. Add one, as in 0.1.");
            } else if (!cuts.isEmpty()) {
                stages.byName.put(name, new Stage(name, cuts, unit, mode == null ? RoundingMode.HALF_UP : mode));
            }
        });
        return stages;
    }

    /** The category of that name. */
    Stage get(String name) {
        Stage stage = byName.get(name);
        if (stage == null) {
            throw new IllegalArgumentException("stage '%s' is not defined in this pack. Known: %s."
                    .formatted(Problem.show(name), Words.known(byName.keySet())));
        }
        return stage;
    }

    private static List<Cut> equal(Node node) {
        Integer count = node.field("equal").parse(Values.whole(1, MAX_CUTS));
        LocalDate first = node.field("first").parse(Values::date);
        MonthDay then = count != null && count == 1
                ? node.field("then").parseOptional(Stages::monthDay)
                : node.field("then").parse(Stages::monthDay);
        if (count == null || first == null || then == null && count > 1) {
            return List.of();
        }
        List<Cut> cuts = new ArrayList<>();
        LocalDate from = first;
        for (int cut = 1; cut <= count; cut++) {
            cuts.add(new Cut(from, BigDecimal.valueOf(count - cut), BigDecimal.valueOf(count)));
            if (then != null) {
                LocalDate next = then.atYear(from.getYear());
                from = next.isAfter(from) ? next : then.atYear(from.getYear() + 1);
            }
        }
        return cuts;
    }

    private static List<Cut> keeps(Node node) {
        for (String other : List.of("equal", "first", "then")) {
            if (node.field(other).present()) {
                node.field(other).problem("does not go with keeps. Give either equal steps or what each day keeps.");
            }
        }
        List<Cut> cuts = new ArrayList<>();
        List<Node> items = node.field("keeps").items();
        if (items.size() > MAX_CUTS) {
            node.field("keeps").problem("%d steps; at most %d are read.".formatted(items.size(), MAX_CUTS));
            return List.of();
        }
        for (Node item : items) {
            item.only("from", "keep");
            LocalDate from = item.field("from").parse(Values::date);
            BigDecimal keep = item.field("keep").parse(Stages::percent);
            if (from == null || keep == null) {
                return List.of();
            }
            if (!cuts.isEmpty() && !from.isAfter(cuts.getLast().from())) {
                item.field("from")
                        .problem("is not after %s. Write the days in order."
                                .formatted(cuts.getLast().from()));
                return List.of();
            }
            cuts.add(new Cut(from, keep, Formula.HUNDRED));
        }
        if (cuts.isEmpty()) {
            node.field("keeps").problem("is empty. Write what is left of the base rate, and from when.");
        }
        return cuts;
    }

    private static BigDecimal percent(String text) {
        BigDecimal value = text.endsWith("%") ? Decimals.parse(text.substring(0, text.length() - 1)) : null;
        if (value == null || value.signum() < 0 || value.compareTo(Formula.HUNDRED) > 0) {
            throw new IllegalArgumentException("'%s' is not a share of the base rate. Write 0%% to 100%%, as in 82%%."
                    .formatted(Problem.show(text)));
        }
        return value;
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(
                    "'%s' is not a day of the year. Write month and day, as in \"04-01\"."
                            .formatted(Problem.show(text)),
                    none);
        }
    }
}
