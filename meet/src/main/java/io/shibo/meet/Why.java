package io.shibo.meet;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Part;
import io.shibo.meet.score.Score;
import io.shibo.meet.score.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says why two participants meet or do not meet, naming the scarce thing.
 *
 * @param met whether they meet
 * @param reason the one reason that decided
 * @param parts what the meeting is or would be worth, part by part; empty where nothing fits
 */
public record Why(boolean met, Explanation reason, List<Part> parts) {
    public Why {
        parts = List.copyOf(parts);
    }

    /** Answers for one plan. Made once from expo and plan, then asked. */
    public static final class Answers {
        private final Expo expo;
        private final Scoring scoring;
        private final PromiseWhy promises;
        private final MeetPlan plan;
        private final Map<String, List<Meeting>> meetings;

        public Answers(Expo expo, MeetPlan plan) {
            this.expo = expo;
            this.plan = plan;
            this.scoring = new Scoring(expo);
            this.promises = new PromiseWhy(expo);
            this.meetings = plan.byParticipant();
        }

        private Answers(Answers known, MeetPlan plan) {
            this.expo = known.expo;
            this.plan = plan;
            this.scoring = known.scoring;
            this.promises = known.promises;
            this.meetings = plan.byParticipant();
        }

        /** The same for another plan of the same expo. */
        public Answers of(MeetPlan other) {
            return new Answers(this, other);
        }

        /** What a meeting of the two would be worth; see {@link Scoring#find}. */
        public Optional<Score> findScore(String exhibitor, String buyer) {
            return scoring.find(exhibitor, buyer);
        }

        private List<Meeting> meetingsOf(Organisation organisation) {
            return meetings.getOrDefault(organisation.id(), List.of());
        }

        /** The two in any order. */
        public Why why(Organisation a, Organisation b) {
            if (a.role() == b.role()) {
                return new Why(false, Explanation.of("why.same.side"), List.of());
            }
            return a.role() == Role.EXHIBITOR ? between(a, b) : between(b, a);
        }

        private Why between(Organisation exhibitor, Organisation buyer) {
            Optional<Score> score = scoring.find(exhibitor.id(), buyer.id());
            Optional<Why> said = promises.find(exhibitor, buyer, plan, meetingsOf(buyer), score);
            if (said.isPresent()) {
                return said.get();
            }
            if (score.isEmpty()) {
                return no(List.of(), "why.no.subject", exhibitor.name(), buyer.name());
            }
            List<Part> parts = score.get().parts();
            Optional<Meeting> meeting = meetingsOf(buyer).stream()
                    .filter(m -> m.exhibitor().equals(exhibitor.id()))
                    .findFirst();
            if (meeting.isPresent()) {
                return new Why(
                        true,
                        Explanation.of(
                                "why.met",
                                slot(meeting.get().slot()),
                                meeting.get().value(),
                                Score.MOST),
                        parts);
            }
            return impossible(exhibitor, buyer, score.get(), parts)
                    .orElseGet(() -> notChosen(exhibitor, buyer, score.get(), parts));
        }

        private String slot(int index) {
            var slot = expo.calendar().slots().get(index);
            return "%s %s–%s".formatted(slot.day(), slot.from(), slot.to());
        }

        private Optional<Why> impossible(Organisation exhibitor, Organisation buyer, Score score, List<Part> parts) {
            for (Organisation one : List.of(exhibitor, buyer)) {
                if (Calendar.count(expo.calendar().present(one.id())) == 0) {
                    return Optional.of(no(parts, "why.no.availability", one.name()));
                }
                if (one.mostMeetings() == 0) {
                    return Optional.of(no(parts, "why.no.capacity", one.name()));
                }
            }
            if (!Calendar.meet(
                    expo.calendar().present(exhibitor.id()), expo.calendar().present(buyer.id()))) {
                return Optional.of(no(parts, "why.never"));
            }
            if (!score.possible()) {
                return Optional.of(no(parts, "why.no.subject", exhibitor.name(), buyer.name()));
            }
            return score.allowed()
                    ? Optional.empty()
                    : Optional.of(no(
                            parts,
                            "why.threshold",
                            score.value(),
                            Score.MOST,
                            Score.LEAST_SIDE,
                            score.toBuyer(),
                            score.toExhibitor()));
        }

        /** The pair is allowed, and yet others were preferred. */
        private Why notChosen(Organisation exhibitor, Organisation buyer, Score score, List<Part> parts) {
            List<Meeting> ofBuyer = meetingsOf(buyer);
            List<Meeting> ofExhibitor = meetingsOf(exhibitor);
            int least = ofBuyer.stream().mapToInt(Meeting::value).min().orElse(0);
            boolean buyerFull = ofBuyer.size() >= buyer.mostMeetings();
            boolean exhibitorFull = ofExhibitor.size() >= exhibitor.mostMeetings();
            if (buyerFull && least >= score.value()) {
                return no(parts, "why.buyer.better", ofBuyer.size(), score.value(), least);
            }
            Certificate certificate = plan.certificate();
            long price = certificate.prices().getOrDefault(exhibitor.id(), 0L) / certificate.precision();
            if (exhibitorFull && price > 0) {
                return no(parts, "why.exhibitor.full", ofExhibitor.size(), price, score.value());
            }
            if (!shareFreeSlot(ofBuyer, ofExhibitor, exhibitor, buyer)) {
                return no(
                        parts,
                        "why.no.slot",
                        score.value(),
                        freeSlots(exhibitor, ofExhibitor),
                        freeSlots(buyer, ofBuyer));
            }
            Optional<Why> scarce = new VenueWhy(expo, plan.meetings())
                    .find(exhibitor, buyer, freeOfBoth(ofBuyer, ofExhibitor, exhibitor, buyer), score.value(), parts);
            if (!buyerFull && !exhibitorFull && scarce.isPresent()) {
                return scarce.get();
            }
            return buyerFull || exhibitorFull
                    ? no(parts, "why.rest", score.value())
                    : no(parts, "why.not.candidate", score.value(), Candidates.MOST);
        }

        private boolean shareFreeSlot(
                List<Meeting> ofBuyer, List<Meeting> ofExhibitor, Organisation exhibitor, Organisation buyer) {
            return Calendar.count(freeOfBoth(ofBuyer, ofExhibitor, exhibitor, buyer)) > 0;
        }

        private long[] freeOfBoth(
                List<Meeting> ofBuyer, List<Meeting> ofExhibitor, Organisation exhibitor, Organisation buyer) {
            long[] both = free(exhibitor, ofExhibitor);
            long[] other = free(buyer, ofBuyer);
            for (int w = 0; w < both.length; w++) {
                both[w] &= other[w];
            }
            return both;
        }

        private int freeSlots(Organisation organisation, List<Meeting> meetings) {
            return Calendar.count(free(organisation, meetings));
        }

        private long[] free(Organisation organisation, List<Meeting> meetings) {
            long[] free = new long[expo.calendar().words()];
            List<String> seats = expo.peopleOf(organisation.id()).isEmpty()
                    ? List.of(organisation.id())
                    : expo.peopleOf(organisation.id()).stream().map(Person::id).toList();
            for (String seat : seats) {
                long[] own = expo.calendar().present(seat).clone();
                for (Meeting meeting : meetings) {
                    if (seat.equals(meeting.exhibitorSeat()) || seat.equals(meeting.buyerSeat())) {
                        own[meeting.slot() >> 6] &= ~(1L << meeting.slot());
                    }
                }
                for (int w = 0; w < free.length; w++) {
                    free[w] |= own[w];
                }
            }
            return free;
        }

        private static Why no(List<Part> parts, String key, Object... values) {
            return new Why(false, Explanation.of(key, values), parts);
        }
    }

    /** All sentences: the reason, then the parts. */
    public List<Explanation> sentences() {
        List<Explanation> all = new ArrayList<>();
        all.add(reason);
        parts.forEach(part -> all.add(part.why()));
        return all;
    }
}
