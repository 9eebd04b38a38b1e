package io.shibo.hub.meet;

import io.shibo.hub.meet.Replies.About;
import io.shibo.hub.meet.Replies.Reply;
import io.shibo.hub.meet.Replies.Word;
import io.shibo.meet.Arrangement;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What one participant does with its meetings: asks, accepts, declines, says no, and takes that back. Nothing that is only asked
 * holds a slot; what is accepted is given one that is free then; what is declined gives its slot back at once. Every word is
 * kept, so that it can be taken back and no later plan brings together who was declined.
 */
@Service
public class OwnMeetings {
    private final CurrentExpo current;
    private final Planning planning;
    private final Requests requests;
    private final Replies replies;

    OwnMeetings(CurrentExpo current, Planning planning, Requests requests, Replies replies) {
        this.current = current;
        this.planning = planning;
        this.requests = requests;
        this.replies = replies;
    }

    /** What a participant may do. */
    public enum Act {
        /** Ask for a meeting. */
        ASK,
        /** Take the own request back. */
        WITHDRAW,
        /** Accept a meeting of the plan, or a request. */
        ACCEPT,
        /** Decline a meeting of the plan, or a request. */
        DECLINE,
        /** Want no meeting with somebody who was recommended. */
        NO_THANKS,
        /** Take the last word on a partner back. */
        UNDO
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** No slot is free for both by all rules; nothing was changed. */
        NO_SLOT,
        /** The meeting was agreed with the organiser, or one of the two must have it: only the organiser can call it off. */
        OWED,
        /** A plan is being made; try again when it is. */
        BUSY,
        /** Too many requests are open. */
        TOO_MANY,
        /** There is nothing of that kind, or not any more. */
        NOTHING
    }

    /**
     * Does it.
     *
     * @param organisation whose word it is
     * @param partner of the other side
     */
    public Result act(String edition, String organisation, Act act, String partner) {
        Optional<CurrentExpo.Snapshot> found = of(edition, organisation);
        if (found.isEmpty()) {
            return Result.NOTHING;
        }
        Expo expo = found.get().expo();
        Role own = expo.get(organisation).role();
        if (expo.find(partner)
                .map(Organisation::role)
                .filter(role -> role != own)
                .isEmpty()) {
            return Result.NOTHING;
        }
        Pair pair = new Pair(found.get(), organisation, partner, own == Role.EXHIBITOR);
        return switch (act) {
            case ASK -> ask(pair);
            case WITHDRAW ->
                request(pair, false) && requests.answered(edition, pair.exhibitor(), pair.buyer())
                        ? Result.DONE
                        : Result.NOTHING;
            case ACCEPT -> accept(pair);
            case DECLINE -> decline(pair);
            case NO_THANKS -> say(pair, Word.NO_THANKS, About.NOTHING);
            case UNDO -> undo(pair);
        };
    }

    /** The running edition, where it is this one and the organisation takes part. */
    Optional<CurrentExpo.Snapshot> of(String edition, String organisation) {
        return current.present()
                .filter(s -> s.expo().edition().code().equals(edition)
                        && s.expo().find(organisation).isPresent());
    }

    private record Pair(CurrentExpo.Snapshot snapshot, String own, String other, boolean exhibits) {
        String edition() {
            return snapshot.expo().edition().code();
        }

        String exhibitor() {
            return exhibits ? own : other;
        }

        String buyer() {
            return exhibits ? other : own;
        }

        boolean meet() {
            return snapshot.meetingsOf(own).stream()
                    .anyMatch(
                            m -> m.exhibitor().equals(exhibitor()) && m.buyer().equals(buyer()));
        }
    }

    /** Whether a request between the two is open. @param byOther whether the other side is to have asked */
    private boolean request(Pair pair, boolean byOther) {
        return requests.of(pair.edition(), pair.own()).stream()
                .anyMatch(r -> r.exhibitor().equals(pair.exhibitor())
                        && r.buyer().equals(pair.buyer())
                        && (r.byBuyer() == pair.exhibits()) == byOther);
    }

    private Optional<Reply> said(Pair pair, boolean byOther) {
        String by = byOther ? pair.other() : pair.own();
        String of = byOther ? pair.own() : pair.other();
        return replies.of(pair.edition(), pair.own()).stream()
                .filter(r -> r.organisation().equals(by) && r.partner().equals(of))
                .findFirst();
    }

    private Result ask(Pair pair) {
        if (pair.meet() || said(pair, true).filter(Reply::against).isPresent()) {
            return Result.NOTHING;
        }
        if (request(pair, true)) {
            return accept(pair); // Both have asked.
        }
        if (requests.of(pair.edition(), pair.own()).stream()
                        .filter(r -> r.byBuyer() != pair.exhibits())
                        .count()
                >= Requests.MOST_OPEN) {
            return Result.TOO_MANY;
        }
        said(pair, false).filter(Reply::against).ifPresent(old -> forget(pair));
        requests.ask(pair.edition(), pair.exhibitor(), pair.buyer(), !pair.exhibits());
        return Result.DONE;
    }

    private Result accept(Pair pair) {
        if (pair.meet()) {
            return say(pair, Word.ACCEPTED, About.MEETING);
        }
        if (!request(pair, true)) {
            return Result.NOTHING;
        }
        Result placed = place(pair);
        if (placed == Result.DONE) {
            requests.answered(pair.edition(), pair.exhibitor(), pair.buyer());
            say(pair, Word.ACCEPTED, About.REQUEST);
        }
        return placed;
    }

    private Result decline(Pair pair) {
        if (pair.meet()) {
            Result released = release(pair);
            return released == Result.DONE ? say(pair, Word.DECLINED, About.MEETING) : released;
        }
        return request(pair, true) && requests.answered(pair.edition(), pair.exhibitor(), pair.buyer())
                ? say(pair, Word.DECLINED, About.REQUEST)
                : Result.NOTHING;
    }

    private Result undo(Pair pair) {
        Optional<Reply> last = said(pair, false);
        if (last.isEmpty()) {
            return Result.NOTHING;
        }
        Reply reply = last.get();
        if (reply.about() == About.MEETING && reply.against() && !vetoed(pair)) {
            Result placed = place(pair);
            if (placed != Result.DONE) {
                return placed;
            }
        }
        if (reply.about() == About.REQUEST) {
            if (!reply.against() && pair.meet()) {
                Result released = release(pair);
                if (released != Result.DONE) {
                    return released;
                }
            }
            requests.ask(pair.edition(), pair.exhibitor(), pair.buyer(), pair.exhibits());
        }
        forget(pair);
        return Result.DONE;
    }

    private Result place(Pair pair) {
        boolean placed = planning.add(pair.snapshot().expo(), pair.exhibitor(), pair.buyer())
                .isPresent();
        return placed ? Result.DONE : planning.state().running() ? Result.BUSY : Result.NO_SLOT;
    }

    private Result release(Pair pair) {
        if (new Arrangement(pair.snapshot().expo(), pair.snapshot().plan()).owed(pair.exhibitor(), pair.buyer())) {
            return Result.OWED;
        }
        boolean released = planning.remove(pair.snapshot().expo(), pair.exhibitor(), pair.buyer())
                .isPresent();
        return released ? Result.DONE : planning.state().running() ? Result.BUSY : Result.NOTHING;
    }

    private Result say(Pair pair, Word word, About about) {
        replies.say(pair.edition(), new Reply(pair.own(), pair.other(), word, about));
        return Result.DONE;
    }

    /** Where a plan was made since, the refusal is a rule of its expo, which is read anew. */
    private void forget(Pair pair) {
        replies.takeBack(pair.edition(), pair.own(), pair.other());
        if (vetoed(pair)) {
            current.changed();
        }
    }

    private static boolean vetoed(Pair pair) {
        return pair.snapshot().expo().delegations().vetoed(pair.exhibitor(), pair.buyer());
    }
}
