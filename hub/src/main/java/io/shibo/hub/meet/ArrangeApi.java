package io.shibo.hub.meet;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.web.Viewer;
import io.shibo.meet.Arrangement;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Score;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Single meetings: who else one might meet, asking, accepting, declining. What is asked blocks nothing; what is accepted takes a
 * slot that is free then; what is declined gives its slot back.
 */
@RestController
@RequestMapping("/api/v1/meet")
@Tag(name = "meet")
class ArrangeApi {
    private static final int MOST_RECOMMENDED = 20;

    private final CurrentExpo current;
    private final Planning planning;
    private final Requests requests;

    ArrangeApi(CurrentExpo current, Planning planning, Requests requests) {
        this.current = current;
        this.planning = planning;
        this.requests = requests;
    }

    /** Somebody to meet. */
    record Partner(String id, String name, int points, int most) {}

    /** @param by id of the side that asks */
    record Asked(String exhibitor, String buyer, String by) {}

    /** The two. */
    record Pair(String exhibitor, String buyer) {}

    /** @param meetings how many the plan has now */
    record Outcome(String outcome, int meetings) {}

    @GetMapping("/organisations/{id}/recommended")
    @Operation(
            summary = "Who else an organisation might meet: both have a place and a slot free, the most valuable first")
    List<Partner> recommended(Viewer viewer, @PathVariable String id) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        Organisation one =
                snapshot.expo().find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return partners(planning, snapshot, one, MOST_RECOMMENDED);
    }

    static List<Partner> partners(Planning planning, CurrentExpo.Snapshot snapshot, Organisation one, int most) {
        return new Arrangement(snapshot.expo(), snapshot.plan())
                .recommended(planning.scoring(snapshot.expo()), one, most).stream()
                        .map(each ->
                                new Partner(each.partner().id(), each.partner().name(), each.value(), Score.MOST))
                        .toList();
    }

    @GetMapping("/organisations/{id}/requests")
    @Operation(summary = "Meetings asked for and not answered; none of them holds a slot")
    List<Requests.Request> requests(Viewer viewer, @PathVariable String id) {
        if (!viewer.signedIn()) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return requests.of(snapshot(viewer).expo().edition().code(), id);
    }

    @PostMapping("/requests")
    @Operation(summary = "Ask for a meeting; it holds no slot until it is accepted")
    Outcome ask(Viewer viewer, @RequestBody Asked asked) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        pair(snapshot, asked.exhibitor(), asked.buyer());
        boolean byBuyer = asked.by().equals(asked.buyer());
        String code = snapshot.expo().edition().code();
        if (!byBuyer && !asked.by().equals(asked.exhibitor())) {
            throw wrong("by", "'%s' is neither of the two.".formatted(Problem.show(asked.by())));
        }
        if (requests.of(code, asked.by()).size() >= Requests.MOST_OPEN) {
            throw wrong(
                    "by",
                    "'%s' has %d requests open; wait for answers to these first."
                            .formatted(asked.by(), Requests.MOST_OPEN));
        }
        requests.ask(code, asked.exhibitor(), asked.buyer(), byBuyer);
        return new Outcome("asked", snapshot.plan().meetings().size());
    }

    @PostMapping("/requests/accept")
    @Operation(summary = "Accept: the meeting is given a slot that is free by all rules; 409 where there is none")
    Outcome accept(Viewer viewer, @RequestBody Pair pair) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        pair(snapshot, pair.exhibitor(), pair.buyer());
        MeetPlan plan = planning.add(snapshot.expo(), pair.exhibitor(), pair.buyer())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
        requests.answered(snapshot.expo().edition().code(), pair.exhibitor(), pair.buyer());
        return new Outcome("accepted", plan.meetings().size());
    }

    @PostMapping("/requests/decline")
    @Operation(
            summary = "Decline a request, or a meeting that is arranged, whose slot is free then; 409 where it is owed")
    Outcome decline(Viewer viewer, @RequestBody Pair pair) {
        CurrentExpo.Snapshot snapshot = snapshot(viewer);
        pair(snapshot, pair.exhibitor(), pair.buyer());
        if (requests.answered(snapshot.expo().edition().code(), pair.exhibitor(), pair.buyer())) {
            return new Outcome("declined", snapshot.plan().meetings().size());
        }
        MeetPlan plan = planning.remove(snapshot.expo(), pair.exhibitor(), pair.buyer())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
        return new Outcome("declined", plan.meetings().size());
    }

    private static void pair(CurrentExpo.Snapshot snapshot, String exhibitor, String buyer) {
        is(snapshot, "exhibitor", exhibitor, Role.EXHIBITOR);
        is(snapshot, "buyer", buyer, Role.BUYER);
    }

    private static void is(CurrentExpo.Snapshot snapshot, String field, String id, Role role) {
        if (snapshot.expo().find(id).filter(o -> o.role() == role).isEmpty()) {
            throw wrong(field, "'%s' is no %s of this expo.".formatted(Problem.show(id), field));
        }
    }

    private static InputException wrong(String field, String message) {
        return new InputException(new Problem("request", 0, field, message));
    }

    private CurrentExpo.Snapshot snapshot(Viewer viewer) {
        return current.find(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
