package io.shibo.bench.meet;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timefold Community, as its own guide models a meeting schedule: an entity a pair, its slot the variable, constraint streams. */
public final class TimefoldPeer {
    private TimefoldPeer() {}

    /** A pair whose slot is sought; null where it has none. */
    @PlanningEntity
    public static final class Pair {
        int number;
        int exhibitor;
        int buyer;
        int value;
        int tables;
        int interpreters;
        List<Integer> allowed = List.of();

        @Nullable
        Integer slot;

        /** For Timefold. */
        public Pair() {}

        @PlanningId
        public int getNumber() {
            return number;
        }

        @ValueRangeProvider
        public List<Integer> getAllowed() {
            return allowed;
        }

        @PlanningVariable(allowsUnassigned = true)
        public @Nullable Integer getSlot() {
            return slot;
        }

        public void setSlot(@Nullable Integer slot) {
            this.slot = slot;
        }

        int exhibitor() {
            return exhibitor;
        }

        int buyer() {
            return buyer;
        }

        int pool(boolean table) {
            return table ? tables : interpreters;
        }
    }

    /** All pairs. */
    @PlanningSolution
    public static final class Timetable {
        private final List<Pair> pairs = new ArrayList<>();
        private @Nullable HardSoftScore score;

        /** For Timefold. */
        public Timetable() {}

        @PlanningEntityCollectionProperty
        public List<Pair> getPairs() {
            return pairs;
        }

        @PlanningScore
        public @Nullable HardSoftScore getScore() {
            return score;
        }

        public void setScore(@Nullable HardSoftScore score) {
            this.score = score;
        }
    }

    /** The rules. */
    public static final class Rules implements ConstraintProvider {
        static int[][] capacity = new int[0][];

        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEachUniquePair(Pair.class, Joiners.equal(Pair::exhibitor), Joiners.equal(Pair::getSlot))
                        .penalize(HardSoftScore.ONE_HARD)
                        .asConstraint("exhibitor at once"),
                factory.forEachUniquePair(Pair.class, Joiners.equal(Pair::buyer), Joiners.equal(Pair::getSlot))
                        .penalize(HardSoftScore.ONE_HARD)
                        .asConstraint("buyer at once"),
                pool(factory, true, "tables"),
                pool(factory, false, "interpreters"),
                factory.forEach(Pair.class)
                        .reward(HardSoftScore.ONE_SOFT, pair -> pair.value)
                        .asConstraint("value")
            };
        }

        private static Constraint pool(ConstraintFactory factory, boolean table, String name) {
            return factory.forEach(Pair.class)
                    .filter(pair -> pair.pool(table) >= 0)
                    .groupBy(pair -> pair.pool(table), Pair::getSlot, ConstraintCollectors.count())
                    .filter((pool, slot, count) -> count.intValue() > capacity[pool][slot])
                    .penalize(HardSoftScore.ONE_HARD, (pool, slot, count) -> count.intValue() - capacity[pool][slot])
                    .asConstraint(name);
        }
    }

    /** The slot of each pair, or -1. */
    static int[] schedule(Input.Pairs pairs, long seconds) {
        Timetable problem = new Timetable();
        for (int p = 0; p < pairs.size(); p++) {
            Pair pair = new Pair();
            pair.number = p;
            pair.exhibitor = pairs.exhibitor()[p];
            pair.buyer = pairs.buyer()[p];
            pair.value = pairs.value()[p];
            pair.tables = pairs.tables()[p];
            pair.interpreters = pairs.interpreters()[p];
            pair.allowed = Arrays.stream(pairs.allowed()[p]).boxed().toList();
            problem.pairs.add(pair);
        }
        Rules.capacity = pairs.capacity();
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Timetable.class)
                .withEntityClasses(Pair.class)
                .withConstraintProviderClass(Rules.class)
                .withTerminationSpentLimit(Duration.ofSeconds(seconds));
        Timetable solved = SolverFactory.<Timetable>create(config).buildSolver().solve(problem);
        int[] slotOf = new int[pairs.size()];
        for (Pair pair : solved.pairs) {
            slotOf[pair.number] = pair.slot == null ? -1 : pair.slot;
        }
        return slotOf;
    }
}
