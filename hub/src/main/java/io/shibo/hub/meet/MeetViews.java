package io.shibo.hub.meet;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.party.IdentifierCheck;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.score.Part;
import io.shibo.meet.score.Score;
import io.shibo.meet.search.Hits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages and REST show of an expo, in the reader's language. */
final class MeetViews {
    private MeetViews() {}

    /** A line of the directory. @param why what matched the search */
    record Entry(
            String id,
            Role role,
            String name,
            @Nullable String latinName,
            Country country,
            String countryName,
            @Nullable String hall,
            @Nullable String booth,
            List<Line> lines,
            List<String> why) {}

    /** An offer or a need. @param places markets or origins by name; empty where any will do */
    record Line(String id, String title, String language, String code, List<String> places) {}

    /** An identifier and what its check says. @param expected the check characters its others call for */
    record Identifier(
            String scheme,
            String value,
            IdentifierCheck.Outcome outcome,
            @Nullable String expected,
            String reason) {
        /** Whether a person should look at it. */
        public boolean warns() {
            return outcome == IdentifierCheck.Outcome.CHECK_FAILED || outcome == IdentifierCheck.Outcome.MALFORMED;
        }
    }

    /** One organisation in full. */
    record Profile(
            String id,
            Role role,
            String name,
            @Nullable String latinName,
            Country country,
            String countryName,
            String city,
            List<String> languages,
            @Nullable String hall,
            @Nullable String booth,
            int mostMeetings,
            List<Identifier> identifiers,
            List<Line> lines) {}

    /** A day of a timetable. */
    record Day(LocalDate date, List<Appointment> meetings) {}

    /** One meeting, seen from one side. @param with whom; @param parts why it was made */
    record Appointment(
            LocalTime from,
            LocalTime to,
            Attendance attendance,
            @Nullable String hall,
            @Nullable String booth,
            Entry with,
            int value,
            int most,
            List<Reason> parts) {}

    /** Why, in words. */
    record Reason(String criterion, int toBuyer, int toExhibitor, String text) {}

    static Entry entry(Expo expo, Organisation organisation, List<String> why, Language language) {
        return new Entry(
                organisation.id(),
                organisation.role(),
                organisation.name(),
                organisation.latinName(),
                organisation.country(),
                organisation.country().name(language),
                organisation.hall(),
                organisation.booth(),
                lines(expo, organisation, language),
                why);
    }

    static Entry entry(Expo expo, Hits.Hit hit, Language language) {
        List<String> why = hit.why().stream().map(each -> each.text(language)).toList();
        return entry(expo, hit.organisation(), why, language);
    }

    static List<Line> lines(Expo expo, Organisation organisation, Language language) {
        return organisation.role() == Role.EXHIBITOR
                ? expo.offersOf(organisation.id()).stream()
                        .map(offer -> line(offer, language))
                        .toList()
                : expo.needsOf(organisation.id()).stream()
                        .map(need -> line(need, language))
                        .toList();
    }

    private static Line line(Offer offer, Language language) {
        return new Line(
                offer.id(),
                offer.title(),
                offer.language(),
                offer.subject().toString(),
                names(offer.markets(), language));
    }

    private static Line line(Need need, Language language) {
        return new Line(
                need.id(), need.title(), need.language(), need.subject().toString(), names(need.origins(), language));
    }

    private static List<String> names(List<Country> countries, Language language) {
        return countries.stream().map(country -> country.name(language)).toList();
    }

    static Profile profile(Expo expo, Organisation organisation, Language language) {
        return new Profile(
                organisation.id(),
                organisation.role(),
                organisation.name(),
                organisation.latinName(),
                organisation.country(),
                organisation.country().name(language),
                organisation.city(),
                organisation.languages().stream()
                        .map(code -> Locale.of(code).getDisplayLanguage(language.locale()))
                        .toList(),
                organisation.hall(),
                organisation.booth(),
                organisation.mostMeetings(),
                organisation.identifiers().stream().map(MeetViews::identifier).toList(),
                lines(expo, organisation, language));
    }

    private static Identifier identifier(PartyId id) {
        IdentifierCheck check = id.check();
        return new Identifier(
                id.scheme().name(),
                id.value(),
                check.outcome(),
                id.scheme().findExpectedCheck(id.value()).orElse(null),
                check.reason());
    }

    /** The timetable by day, days without a meeting left out. */
    static List<Day> timetable(CurrentExpo.Snapshot snapshot, Organisation organisation, Language language) {
        Map<LocalDate, List<Appointment>> days = new LinkedHashMap<>();
        for (Meeting meeting : snapshot.meetingsOf(organisation.id())) {
            Edition.Slot slot = snapshot.expo().calendar().slots().get(meeting.slot());
            days.computeIfAbsent(slot.day(), day -> new ArrayList<>())
                    .add(appointment(snapshot, organisation, meeting, slot, language));
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), List.copyOf(day.getValue())))
                .toList();
    }

    private static Appointment appointment(
            CurrentExpo.Snapshot snapshot,
            Organisation organisation,
            Meeting meeting,
            Edition.Slot slot,
            Language language) {
        Expo expo = snapshot.expo();
        boolean exhibits = meeting.exhibitor().equals(organisation.id());
        Organisation other = expo.get(exhibits ? meeting.buyer() : meeting.exhibitor());
        Organisation host = expo.get(meeting.exhibitor());
        return new Appointment(
                slot.from(),
                slot.to(),
                meeting.attendance(),
                host.hall(),
                host.booth(),
                entry(expo, other, List.of(), language),
                meeting.value(),
                Score.MOST,
                reasons(snapshot, meeting, language));
    }

    private static List<Reason> reasons(CurrentExpo.Snapshot snapshot, Meeting meeting, Language language) {
        return snapshot.answers()
                .findScore(meeting.exhibitor(), meeting.buyer())
                .map(score -> reasons(score.parts(), language))
                .orElse(List.of());
    }

    static List<Reason> reasons(List<Part> parts, Language language) {
        return parts.stream()
                .map(part -> new Reason(
                        part.criterion().name().toLowerCase(Locale.ROOT),
                        part.toBuyer(),
                        part.toExhibitor(),
                        part.why().text(language)))
                .toList();
    }
}
