package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Wish;
import io.shibo.meet.score.Part;
import io.shibo.meet.score.Score;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of {@link Why} about what was promised: a meeting owed, a veto, somebody away or a hall closed since. */
final class PromiseWhy {
    private final Expo expo;
    private final Owed owed;

    PromiseWhy(Expo expo) {
        this.expo = expo;
        owed = new Owed(expo);
    }

    /** Answers where a promise decides; empty where the matching does. */
    Optional<Why> find(
            Organisation exhibitor, Organisation buyer, MeetPlan plan, List<Meeting> ofBuyer, Optional<Score> score) {
        List<Part> parts = score.map(Score::parts).orElse(List.of());
        Optional<Meeting> meeting = ofBuyer.stream()
                .filter(m -> m.exhibitor().equals(exhibitor.id()))
                .findFirst();
        if (meeting.isPresent()) {
            boolean isOwed = owed.has(exhibitor.id(), buyer.id());
            boolean people =
                    meeting.get().exhibitorPerson() != null || meeting.get().buyerPerson() != null;
            if (!isOwed && !people) {
                return Optional.empty();
            }
            boolean fixed = owed.slot(exhibitor.id(), buyer.id()) != Owed.ANY;
            String key = fixed ? "why.met.fixed" : isOwed ? "why.met.must" : "why.met.people";
            return Optional.of(new Why(
                    true,
                    Explanation.of(
                            key,
                            slot(meeting.get().slot()),
                            meeting.get().value(),
                            Score.MOST,
                            seat(exhibitor, meeting.get().exhibitorPerson()),
                            seat(buyer, meeting.get().buyerPerson())),
                    parts));
        }
        if (expo.delegations().vetoed(exhibitor.id(), buyer.id())) {
            String from = expo.delegations().wishes(exhibitor.id(), buyer.id()).stream()
                    .filter(wish -> wish.kind() == Wish.Kind.NO_THANKS)
                    .map(wish -> expo.organisationOf(wish.from()))
                    .findFirst()
                    .orElse(buyer.id());
            return Optional.of(
                    new Why(false, Explanation.of("why.veto", expo.get(from).name()), parts));
        }
        return owed.has(exhibitor.id(), buyer.id())
                ? plan.changes().stream()
                        .filter(change -> change.mayConcern(expo, exhibitor.id(), buyer.id()))
                        .findFirst()
                        .map(change -> new Why(false, upset(change), parts))
                : Optional.empty();
    }

    private Explanation upset(Change change) {
        return switch (change) {
            case Change.Away away ->
                Explanation.of(
                        "why.lost.away",
                        expo.get(expo.organisationOf(away.who())).name());
            case Change.Closed closed -> Explanation.of("why.lost.closed", closed.hall());
        };
    }

    private String seat(Organisation organisation, @Nullable String person) {
        return person == null
                ? organisation.name()
                : expo.findPerson(person).map(Person::name).orElse(organisation.name());
    }

    private String slot(int index) {
        Edition.Slot slot = expo.calendar().slots().get(index);
        return "%s %s–%s".formatted(slot.day(), slot.from(), slot.to());
    }
}
