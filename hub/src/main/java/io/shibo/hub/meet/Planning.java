package io.shibo.hub.meet;

import io.shibo.hub.database.Transactions;
import io.shibo.meet.Arrangement;
import io.shibo.meet.Bottlenecks;
import io.shibo.meet.Change;
import io.shibo.meet.Collision;
import io.shibo.meet.CollisionException;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Replan;
import io.shibo.meet.Stage;
import io.shibo.meet.Watch;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.score.Scoring;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes the plan of the latest edition again, or mends it. One at a time: while one is being made, another is refused. A
 * plan that was stopped is kept as far as it is; one that cannot be made leaves the plan there was.
 */
@Service
class Planning {
    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);
    private static final long SEED = 1;

    private final CurrentExpo current;
    private final PlanRows rows;
    private final Transactions transactions;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private volatile State state = State.IDLE;
    private volatile boolean stop;
    private volatile @Nullable Known known;
    private volatile @Nullable Scored scored;

    private record Scored(Expo expo, Scoring scoring) {}

    /** Bottlenecks belong to one plan; kept until there is another. */
    private record Known(MeetPlan plan, Bottlenecks bottlenecks) {}

    /**
     * How far a plan is.
     *
     * @param running whether one is being made
     * @param stage what is being done; null where nothing was
     * @param begun when it began; null where nothing was
     * @param ended when it ended; null while it runs
     * @param stopped whether it was told to end before it was done
     * @param meetings of the plan that was made
     * @param collisions why none could be made; empty where one was
     * @param failed whether it ended by a fault of this hub
     */
    record State(
            boolean running,
            @Nullable Stage stage,
            @Nullable Instant begun,
            @Nullable Instant ended,
            boolean stopped,
            int meetings,
            List<Collision> collisions,
            boolean failed) {
        static final State IDLE = new State(false, null, null, null, false, 0, List.of(), false);

        State at(Stage now) {
            return new State(true, now, begun, null, stopped, 0, List.of(), false);
        }

        State ended(Instant at, boolean wasStopped, int held, List<Collision> why, boolean fault) {
            return new State(false, stage, begun, at, wasStopped, held, why, fault);
        }
    }

    Planning(CurrentExpo current, PlanRows rows, Transactions transactions, Clock clock) {
        this.current = current;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    State state() {
        return state;
    }

    /** What the plan has too little of. */
    Bottlenecks bottlenecks(Expo expo, MeetPlan plan) {
        Known present = known;
        if (present == null || present.plan() != plan) {
            present = new Known(plan, Bottlenecks.of(expo, plan));
            known = present;
        }
        return present.bottlenecks();
    }

    /** Begins to make the plan of the edition again, of what its rows say by now; false where one is being made. */
    boolean begin() {
        if (!one.tryLock()) {
            return false;
        }
        try {
            if (state.running()) {
                return false;
            }
            stop = false;
            state = new State(true, null, clock.instant(), null, false, 0, List.of(), false);
            Thread.ofPlatform().daemon().name("meet-plan").start(this::make);
            return true;
        } finally {
            one.unlock();
        }
    }

    /** Tells the plan that is being made to end; what there is so far is kept. */
    void stop() {
        stop = true;
    }

    private void make() {
        try {
            Expo expo = current.again().map(CurrentExpo.Snapshot::expo).orElseThrow();
            MeetPlan plan = MeetPlan.make(expo, SEED, new Watch() {
                @Override
                public void stage(Stage stage) {
                    state = state.at(stage);
                }

                @Override
                public boolean stop() {
                    return stop;
                }
            });
            save(expo, plan);
            state = state.ended(clock.instant(), stop, plan.meetings().size(), List.of(), false);
        } catch (CollisionException impossible) {
            state = state.ended(clock.instant(), false, 0, impossible.collisions(), false);
        } catch (RuntimeException failed) {
            LOG.error("the plan could not be made: {}", failed.getMessage(), failed);
            state = state.ended(clock.instant(), false, 0, List.of(), true);
        }
    }

    /** Mends the plan after a change, moving as few meetings as possible; null where a plan is being made. */
    @Nullable
    Replan mend(Expo expo, MeetPlan plan, List<Change> changes) {
        one.lock();
        try {
            if (state.running()) {
                return null;
            }
            // Somebody may have accepted or declined since the caller looked.
            MeetPlan present = current.present()
                    .filter(s -> s.expo() == expo)
                    .map(CurrentExpo.Snapshot::plan)
                    .orElse(plan);
            Replan replan = Replan.of(expo, present, changes, Set.of(), SEED);
            save(expo, replan.plan(expo, present, false));
            return replan;
        } finally {
            one.unlock();
        }
    }

    /** The plan with one meeting more; empty where no slot is free for it, or a plan is being made. */
    Optional<MeetPlan> add(Expo expo, String exhibitor, String buyer) {
        return change(expo, plan -> new Arrangement(expo, plan).with(scoring(expo), exhibitor, buyer));
    }

    /** The plan without a meeting; empty where there is none that may be declined, or a plan is being made. */
    Optional<MeetPlan> remove(Expo expo, String exhibitor, String buyer) {
        return change(expo, plan -> new Arrangement(expo, plan).without(exhibitor, buyer));
    }

    /** Changes the plan there is by now, which may be another than the one that the caller has seen. */
    private Optional<MeetPlan> change(Expo expo, Function<MeetPlan, Optional<MeetPlan>> changed) {
        one.lock();
        try {
            Optional<MeetPlan> before =
                    current.present().filter(s -> s.expo() == expo).map(CurrentExpo.Snapshot::plan);
            if (state.running() || before.isEmpty()) {
                return Optional.empty();
            }
            Optional<MeetPlan> plan = changed.apply(before.get());
            plan.ifPresent(after -> {
                transactions.run(() -> {
                    rows.change(expo.edition().code(), before.get(), after);
                    return after;
                });
                current.replanned(expo, after);
            });
            return plan;
        } finally {
            one.unlock();
        }
    }

    /** What pairs of the present expo are worth. */
    Scoring scoring(Expo expo) {
        Scored present = scored;
        if (present == null || present.expo() != expo) {
            present = new Scored(expo, new Scoring(expo));
            scored = present;
        }
        return present.scoring();
    }

    private void save(Expo expo, MeetPlan plan) {
        transactions.run(() -> {
            rows.replace(expo.edition().code(), plan);
            return plan;
        });
        current.replanned(expo, plan);
    }
}
