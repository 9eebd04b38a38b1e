package io.shibo.hub.meet;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.Bottlenecks;
import io.shibo.meet.Change;
import io.shibo.meet.Collision;
import io.shibo.meet.Gaps;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.Replan;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The plan for programs: make it again, watch it, end it, mend it, and what it has too little of. */
@RestController
@RequestMapping("/api/v1/meet/plan")
@Tag(name = "meet")
class PlanApi {
    private static final int MOST_CHANGES = 100;

    private final CurrentExpo current;
    private final Planning planning;

    PlanApi(CurrentExpo current, Planning planning) {
        this.current = current;
        this.planning = planning;
    }

    /** @param stage what is being done, in small letters; null where nothing was */
    record Progress(
            boolean running,
            @Nullable String stage,
            @Nullable Instant begun,
            @Nullable Instant ended,
            boolean stopped,
            boolean failed,
            int meetings,
            long value,
            long bound,
            BigDecimal boundPercent,
            Gaps gaps,
            List<Collided> collisions) {}

    /** Rules that cannot all hold, in the reader's language. */
    record Collided(String rule, String what, String advice) {}

    /**
     * Something that upsets the plan.
     *
     * @param kind {@code away} or {@code closed}
     * @param who id of an organisation or person; the hall where it is closed
     * @param day null for the whole edition
     * @param from null for the whole day
     * @param to null for the whole day
     */
    record Upset(
            String kind,
            String who,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    /** @param changes at most {@value #MOST_CHANGES} */
    record Mending(List<Upset> changes) {}

    /** A meeting before and after; {@code to} is null where it is lost. */
    record Moved(
            String exhibitor,
            String buyer,
            LocalDate day,
            LocalTime from,
            @Nullable LocalDate toDay,
            @Nullable LocalTime to,
            boolean room) {}

    record Mended(int moved, int lost, int stay, List<Moved> changes) {}

    @GetMapping
    @Operation(summary = "How far the plan is, its value with its bound, and everybody's gaps")
    Progress progress(Viewer viewer) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Planning.State state = planning.state();
        MeetPlan plan = snapshot.plan();
        return new Progress(
                state.running(),
                state.stage() == null ? null : state.stage().name().toLowerCase(Locale.ROOT),
                state.begun(),
                state.ended(),
                state.stopped(),
                state.failed(),
                plan.meetings().size(),
                plan.certificate().kept() + plan.certificate().bonus(),
                plan.certificate().bound(),
                plan.certificate().keptPercent(),
                Gaps.of(snapshot.expo(), plan.meetings()),
                collided(state.collisions(), viewer.language()));
    }

    static List<Collided> collided(List<Collision> collisions, Language language) {
        return collisions.stream()
                .map(each -> new Collided(
                        each.what().key(),
                        each.what().text(language),
                        each.advice().text(language)))
                .toList();
    }

    @PostMapping("/runs")
    @Operation(summary = "Make the plan again; 409 while one is being made")
    ResponseEntity<Progress> run(Viewer viewer) {
        snapshot(viewer);
        if (!planning.begin()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return ResponseEntity.accepted().body(progress(viewer));
    }

    @PostMapping("/stop")
    @Operation(summary = "End the plan that is being made; what there is so far is kept")
    Progress stop(Viewer viewer) {
        planning.stop();
        return progress(viewer);
    }

    @PostMapping("/replan")
    @Operation(summary = "Somebody is away, or a hall is closed: as few meetings moved as possible, and which")
    Mended replan(Viewer viewer, @RequestBody Mending mending) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Replan replan = planning.mend(snapshot.expo(), snapshot.plan(), changes(snapshot.expo(), mending));
        if (replan == null) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        return mended(snapshot.expo(), replan);
    }

    static Mended mended(Expo expo, Replan replan) {
        List<Moved> changes = new ArrayList<>();
        replan.moves()
                .forEach(move ->
                        changes.add(moved(expo, move.from(), move.to(), move.why() instanceof Replan.Why.Room)));
        replan.lost().forEach(lost -> changes.add(moved(expo, lost.meeting(), null, false)));
        return new Mended(
                replan.moves().size(),
                replan.lost().size(),
                replan.meetings().size() - replan.moves().size(),
                changes);
    }

    private static Moved moved(Expo expo, Meeting was, @Nullable Meeting is, boolean room) {
        Edition.Slot from = expo.calendar().slots().get(was.slot());
        Edition.@Nullable Slot to = is == null ? null : expo.calendar().slots().get(is.slot());
        return new Moved(
                was.exhibitor(),
                was.buyer(),
                from.day(),
                from.from(),
                to == null ? null : to.day(),
                to == null ? null : to.from(),
                room);
    }

    private static List<Change> changes(Expo expo, Mending mending) {
        if (mending.changes().isEmpty() || mending.changes().size() > MOST_CHANGES) {
            throw wrong(
                    "changes",
                    "%d changes; 1 to %d are possible."
                            .formatted(mending.changes().size(), MOST_CHANGES));
        }
        return mending.changes().stream().map(each -> change(expo, each)).toList();
    }

    private static Change change(Expo expo, Upset upset) {
        Set<Integer> slots = expo.calendar().slots().stream()
                .filter(slot -> upset.day() == null || upset.day().equals(slot.day()))
                .filter(slot ->
                        upset.from() == null || !slot.to().isBefore(upset.from().plusMinutes(1)))
                .filter(slot -> upset.to() == null || slot.from().isBefore(upset.to()))
                .map(Edition.Slot::index)
                .collect(Collectors.toSet());
        if (slots.isEmpty()) {
            throw wrong("changes.day", "no slot of this edition lies in that time.");
        }
        switch (upset.kind()) {
            case "away" -> {
                if (expo.find(upset.who()).isEmpty()
                        && expo.findPerson(upset.who()).isEmpty()) {
                    throw wrong(
                            "changes.who",
                            "there is no organisation or person '%s'.".formatted(Problem.show(upset.who())));
                }
                return new Change.Away(upset.who(), slots);
            }
            case "closed" -> {
                if (expo.organisations().stream().noneMatch(o -> upset.who().equals(o.hall()))) {
                    throw wrong("changes.who", "nobody has a booth in hall '%s'.".formatted(Problem.show(upset.who())));
                }
                return new Change.Closed(upset.who(), slots);
            }
            default ->
                throw wrong(
                        "changes.kind",
                        "'%s' is not known. Write away or closed.".formatted(Problem.show(upset.kind())));
        }
    }

    private static InputException wrong(String field, String message) {
        return new InputException(new Problem("replan", 0, field, message));
    }

    @GetMapping("/bottlenecks")
    @Operation(
            summary =
                    "Which hall, which languages, which hour is scarce: use, pairs refused, and what one more would gain")
    Bottlenecks bottlenecks(Viewer viewer) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        return planning.bottlenecks(snapshot.expo(), snapshot.plan());
    }

    private CurrentExpo.Snapshot snapshot(Viewer viewer) {
        return current.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
