package io.shibo.hub.meet;

import io.shibo.codes.Language;
import io.shibo.hub.meet.Replies.Reply;
import io.shibo.hub.meet.Replies.Word;
import io.shibo.meet.Arrangement;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.TableNumbers;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Part;
import io.shibo.meet.score.Score;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a participant sees of its own meetings: those of the plan, what is asked, who is recommended and what was declined. */
@Service
public class OwnAgenda {
    private static final int RECOMMENDED = 12;
    private static final int TITLES = 4;

    private final OwnMeetings meetings;
    private final Planning planning;
    private final Requests requests;
    private final Replies replies;
    private volatile @Nullable Numbered numbered;

    /** Numbers of tables belong to one plan. */
    private record Numbered(MeetPlan plan, TableNumbers tables) {}

    OwnAgenda(OwnMeetings meetings, Planning planning, Requests requests, Replies replies) {
        this.meetings = meetings;
        this.planning = planning;
        this.requests = requests;
        this.replies = replies;
    }

    /** One of the other side. @param titles what it offers or needs, some of it */
    public record Partner(String id, String name, @Nullable String latinName, String country, List<String> titles) {}

    /** A part of what a meeting is worth. @param own points of the own side. @param other points of the partner's */
    public record Reason(String text, int own, int other) {}

    /**
     * A meeting of the plan.
     *
     * @param table number of the hall's table; null where it is at a booth, online or anywhere
     * @param person who comes for the partner; null where it is one participant
     * @param ownPerson who goes for oneself; null where it is one participant
     * @param accepted whether the own side has accepted it
     * @param acceptedByPartner whether the partner has
     * @param owed whether it cannot be declined
     */
    public record Appointment(
            LocalTime from,
            LocalTime to,
            boolean online,
            @Nullable String hall,
            @Nullable String booth,
            @Nullable Integer table,
            Partner with,
            @Nullable String person,
            @Nullable String ownPerson,
            int value,
            List<Reason> parts,
            boolean accepted,
            boolean acceptedByPartner,
            boolean owed) {}

    public record Day(LocalDate date, List<Appointment> meetings) {}

    /** Somebody asked or recommended, and what a meeting would be worth. @param free whether both have a place and a slot for it now */
    public record Proposal(Partner with, int value, List<Reason> parts, boolean free) {}

    /** Who will not be met. @param byPartner whether the partner said so; @param declined whether there was a meeting or request */
    public record Refused(Partner with, boolean byPartner, boolean declined) {}

    /**
     * All of it.
     *
     * @param most points a meeting can be worth
     * @param full whether the organisation has as many meetings as it wants
     * @param running whether a plan is being made just now
     */
    public record View(
            Edition edition,
            boolean exhibits,
            int most,
            int mostMeetings,
            int count,
            boolean full,
            boolean running,
            List<Day> days,
            List<Proposal> asked,
            List<Proposal> asking,
            List<Proposal> recommended,
            List<Refused> refused) {}

    /** Empty where that edition is not run here, or the organisation does not take part in it. */
    public Optional<View> find(String edition, String organisation, Language language) {
        return meetings.of(edition, organisation)
                .map(snapshot -> view(snapshot, snapshot.expo().get(organisation), language));
    }

    private View view(CurrentExpo.Snapshot snapshot, Organisation own, Language language) {
        String edition = snapshot.expo().edition().code();
        Eyes eyes = new Eyes(snapshot, own, language);
        Arrangement arrangement = new Arrangement(snapshot.expo(), snapshot.plan());
        Map<String, Word> ownWords = new HashMap<>();
        Map<String, Word> theirs = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        Set<String> hidden = new HashSet<>();
        for (Reply reply : replies.of(edition, own.id())) {
            boolean byPartner = reply.partner().equals(own.id());
            String other = byPartner ? reply.organisation() : reply.partner();
            (byPartner ? theirs : ownWords).put(other, reply.word());
            if (reply.against()) {
                hidden.add(other);
                // Who only did not want to meet somebody recommended has told nobody else.
                if (!byPartner || reply.word() == Word.DECLINED) {
                    eyes.find(other)
                            .ifPresent(partner ->
                                    refused.add(new Refused(partner, byPartner, reply.word() == Word.DECLINED)));
                }
            }
        }
        List<Proposal> asked = new ArrayList<>();
        List<Proposal> asking = new ArrayList<>();
        for (Requests.Request request : requests.of(edition, own.id())) {
            String other = eyes.exhibits() ? request.buyer() : request.exhibitor();
            hidden.add(other);
            if (eyes.find(other).isPresent()) {
                (request.byBuyer() == eyes.exhibits() ? asked : asking).add(eyes.proposal(other, arrangement));
            }
        }
        List<Proposal> recommended =
                arrangement.worthwhile(planning.scoring(snapshot.expo()), own, RECOMMENDED + hidden.size()).stream()
                        .map(each -> each.partner().id())
                        .filter(id -> !hidden.contains(id))
                        .limit(RECOMMENDED)
                        .map(id -> eyes.proposal(id, arrangement))
                        .toList();
        TableNumbers tables = tables(snapshot);
        Map<LocalDate, List<Appointment>> days = new LinkedHashMap<>();
        List<Meeting> held = snapshot.meetingsOf(own.id());
        for (Meeting meeting : held) {
            Edition.Slot slot = snapshot.expo().calendar().slots().get(meeting.slot());
            String other = eyes.exhibits() ? meeting.buyer() : meeting.exhibitor();
            days.computeIfAbsent(slot.day(), day -> new ArrayList<>())
                    .add(eyes.appointment(
                            meeting,
                            slot,
                            tables,
                            ownWords.get(other) == Word.ACCEPTED,
                            theirs.get(other) == Word.ACCEPTED,
                            arrangement.owed(meeting.exhibitor(), meeting.buyer())));
        }
        return new View(
                snapshot.expo().edition(),
                eyes.exhibits(),
                Score.MOST,
                own.mostMeetings(),
                held.size(),
                held.size() >= own.mostMeetings(),
                planning.state().running(),
                days.entrySet().stream()
                        .map(day -> new Day(day.getKey(), List.copyOf(day.getValue())))
                        .toList(),
                asked,
                asking,
                recommended,
                refused);
    }

    private TableNumbers tables(CurrentExpo.Snapshot snapshot) {
        Numbered present = numbered;
        if (present == null || present.plan() != snapshot.plan()) {
            present = new Numbered(
                    snapshot.plan(),
                    TableNumbers.of(snapshot.expo(), snapshot.plan().meetings()));
            numbered = present;
        }
        return present.tables();
    }

    /** An expo as one participant sees it, in its language. */
    private record Eyes(CurrentExpo.Snapshot snapshot, Organisation own, Language language) {
        boolean exhibits() {
            return own.role() == Role.EXHIBITOR;
        }

        private Expo expo() {
            return snapshot.expo();
        }

        Optional<Partner> find(String id) {
            return expo().find(id).map(this::partner);
        }

        private Partner partner(Organisation other) {
            return new Partner(
                    other.id(),
                    other.name(),
                    other.latinName(),
                    other.country().name(language),
                    Stream.concat(
                                    expo().offersOf(other.id()).stream().map(offer -> offer.title()),
                                    expo().needsOf(other.id()).stream().map(need -> need.title()))
                            .limit(TITLES)
                            .toList());
        }

        Proposal proposal(String other, Arrangement arrangement) {
            Optional<Score> score = score(other);
            return new Proposal(
                    partner(expo().get(other)),
                    score.map(Score::value).orElse(0),
                    reasons(score),
                    arrangement.free(own, expo().get(other)));
        }

        private Optional<Score> score(String other) {
            return snapshot.answers().findScore(exhibits() ? own.id() : other, exhibits() ? other : own.id());
        }

        private List<Reason> reasons(Optional<Score> score) {
            return score.stream()
                    .flatMap(s -> s.parts().stream())
                    .map(this::reason)
                    .toList();
        }

        private Reason reason(Part part) {
            return exhibits()
                    ? new Reason(part.why().text(language), part.toExhibitor(), part.toBuyer())
                    : new Reason(part.why().text(language), part.toBuyer(), part.toExhibitor());
        }

        Appointment appointment(
                Meeting meeting,
                Edition.Slot slot,
                TableNumbers tables,
                boolean accepted,
                boolean acceptedByPartner,
                boolean owed) {
            String other = exhibits() ? meeting.buyer() : meeting.exhibitor();
            Organisation host = expo().get(meeting.exhibitor());
            OptionalInt table = tables.find(meeting);
            return new Appointment(
                    slot.from(),
                    slot.to(),
                    meeting.attendance() == Attendance.ONLINE,
                    host.hall(),
                    host.booth(),
                    table.isPresent() ? table.getAsInt() : null,
                    partner(expo().get(other)),
                    person(exhibits() ? meeting.buyerPerson() : meeting.exhibitorPerson()),
                    person(exhibits() ? meeting.exhibitorPerson() : meeting.buyerPerson()),
                    meeting.value(),
                    reasons(score(other)),
                    accepted,
                    acceptedByPartner,
                    owed);
        }

        private @Nullable String person(@Nullable String id) {
            return id == null ? null : expo().findPerson(id).map(Person::name).orElse(null);
        }
    }
}
