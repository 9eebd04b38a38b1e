package io.shibo.meet.paper;

import io.shibo.meet.Meeting;
import io.shibo.meet.TableNumbers;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.TimeZones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Timetables to print: one participant's, one hall's for its stewards, and one table's to lie on it. */
public final class Timetables {
    private static final Comparator<Meeting> BY_TIME =
            Comparator.comparingInt(Meeting::slot).thenComparing(Meeting::exhibitor);

    private final Words words;
    private final Expo expo;
    private final TableNumbers tables;
    private final List<Edition.Slot> slots;
    private final Map<String, List<Meeting>> byParticipant = new HashMap<>();
    private final Map<String, List<Meeting>> byHall = new TreeMap<>();

    public Timetables(Words words, Expo expo, List<Meeting> meetings) {
        this.words = words;
        this.expo = expo;
        this.tables = TableNumbers.of(expo, meetings);
        this.slots = expo.calendar().slots();
        for (Meeting meeting : meetings.stream().sorted(BY_TIME).toList()) {
            byParticipant
                    .computeIfAbsent(meeting.exhibitor(), id -> new ArrayList<>())
                    .add(meeting);
            byParticipant
                    .computeIfAbsent(meeting.buyer(), id -> new ArrayList<>())
                    .add(meeting);
            String hall = expo.get(meeting.exhibitor()).hall();
            if (hall != null && meeting.attendance() == Attendance.ON_SITE) {
                byHall.computeIfAbsent(hall, name -> new ArrayList<>()).add(meeting);
            }
        }
    }

    /** Halls in which somebody meets, in order. */
    public List<String> halls() {
        return List.copyOf(byHall.keySet());
    }

    /** One page each, in one document. */
    public String participants(List<Organisation> organisations) {
        StringBuilder body = new StringBuilder();
        organisations.forEach(each -> participant(body, each));
        String title = organisations.size() == 1 ? organisations.getFirst().name() : words.say("timetables");
        return Html.page(words, title, body.toString());
    }

    /** A hall's meetings by time: for those who guide and count. */
    public String hall(String hall) {
        List<Meeting> meetings = byHall.getOrDefault(hall, List.of());
        StringBuilder body = new StringBuilder("<section class=\"sheet\">\n");
        head(body, words.say("hall", hall), words.say("count", meetings.size()));
        days(
                body,
                meetings,
                List.of("time", "place", "role.exhibitor", "role.buyer"),
                meeting -> List.of(
                        time(meeting),
                        "<span class=\"nowrap\">" + Html.escape(within(meeting)) + "</span>",
                        who(expo.get(meeting.exhibitor()), meeting.exhibitorPerson()),
                        who(expo.get(meeting.buyer()), meeting.buyerPerson())));
        return Html.page(
                words, words.say("hall", hall), body.append("</section>\n").toString());
    }

    /** A page for each table of a hall; empty of pages where all its exhibitors have booths. */
    public String tables(String hall) {
        TreeMap<Integer, List<Meeting>> byTable = new TreeMap<>();
        for (Meeting meeting : byHall.getOrDefault(hall, List.of())) {
            tables.find(meeting)
                    .ifPresent(table -> byTable.computeIfAbsent(table, number -> new ArrayList<>())
                            .add(meeting));
        }
        StringBuilder body = new StringBuilder();
        byTable.forEach((table, meetings) -> {
            body.append("<section class=\"sheet\">\n");
            head(body, words.say("table", hall, table), words.say("count", meetings.size()));
            days(
                    body,
                    meetings,
                    List.of("time", "role.exhibitor", "role.buyer"),
                    meeting -> List.of(
                            time(meeting),
                            who(expo.get(meeting.exhibitor()), meeting.exhibitorPerson()),
                            who(expo.get(meeting.buyer()), meeting.buyerPerson())));
            body.append("</section>\n");
        });
        return Html.page(words, words.say("tables", hall), body.toString());
    }

    private void participant(StringBuilder body, Organisation own) {
        List<Meeting> meetings = byParticipant.getOrDefault(own.id(), List.of());
        boolean exhibits = own.role() == Role.EXHIBITOR;
        body.append("<section class=\"sheet\">\n");
        String hall = own.hall();
        String seat = exhibits && hall != null ? " · " + place(own, hall) : "";
        head(body, own.name(), own.id() + seat);
        if (meetings.isEmpty()) {
            body.append("<p>").append(Html.escape(words.say("none"))).append("</p>\n");
        }
        days(body, meetings, List.of("time", "with", "country", "place"), meeting -> {
            Organisation other = expo.get(exhibits ? meeting.buyer() : meeting.exhibitor());
            return List.of(
                    time(meeting),
                    who(other, exhibits ? meeting.buyerPerson() : meeting.exhibitorPerson()),
                    Html.escape(other.country().name(words.language())),
                    Html.escape(place(meeting)));
        });
        body.append("</section>\n");
    }

    private void head(StringBuilder body, String title, String under) {
        body.append("<header><p class=\"edition\">")
                .append(Html.name(expo.edition().name()))
                .append("</p>\n<h1>")
                .append(Html.name(title))
                .append("</h1>\n<p class=\"under\">")
                .append(Html.name(under))
                .append("</p></header>\n");
    }

    private interface Row {
        List<String> of(Meeting meeting);
    }

    private void days(StringBuilder body, List<Meeting> meetings, List<String> columns, Row row) {
        TreeSet<LocalDate> days = new TreeSet<>();
        meetings.forEach(meeting -> days.add(slots.get(meeting.slot()).day()));
        for (LocalDate day : days) {
            body.append("<h2>").append(Html.escape(words.day(day))).append("</h2>\n<table><thead><tr>");
            columns.forEach(key ->
                    body.append("<th>").append(Html.escape(words.say(key))).append("</th>"));
            body.append("</tr></thead>\n<tbody>\n");
            meetings.stream()
                    .filter(meeting -> slots.get(meeting.slot()).day().equals(day))
                    .forEach(meeting -> {
                        body.append("<tr>");
                        row.of(meeting)
                                .forEach(
                                        cell -> body.append("<td>").append(cell).append("</td>"));
                        body.append("</tr>\n");
                    });
            body.append("</tbody></table>\n");
        }
        if (!meetings.isEmpty()) {
            body.append("<p class=\"note\">")
                    .append(Html.escape(TimeZones.find(expo.edition())
                            .map(zone -> words.say("zone", zone.getId()))
                            .orElseGet(() -> words.say("local"))))
                    .append("</p>\n");
        }
    }

    /** Hours run from left to right in every language. */
    private String time(Meeting meeting) {
        Edition.Slot slot = slots.get(meeting.slot());
        return "<span class=\"time\" dir=\"ltr\">" + slot.from() + "–" + slot.to() + "</span>";
    }

    /** @param person who comes for the organisation; null where it is one participant */
    private String who(Organisation organisation, @Nullable String person) {
        String latin = organisation.latinName();
        String comes = person == null
                ? ""
                : expo.findPerson(person)
                        .map(each -> " <small>" + Html.name(each.name()) + "</small>")
                        .orElse("");
        return Html.name(organisation.name())
                + (latin == null || latin.equals(organisation.name()) ? "" : " <small>" + Html.name(latin) + "</small>")
                + comes;
    }

    private String place(Meeting meeting) {
        Organisation exhibitor = expo.get(meeting.exhibitor());
        String hall = exhibitor.hall();
        if (meeting.attendance() == Attendance.ONLINE || hall == null) {
            return words.say(meeting.attendance() == Attendance.ONLINE ? "online" : "somewhere");
        }
        return tables.find(meeting).isPresent()
                ? words.say("table", hall, tables.find(meeting).getAsInt())
                : place(exhibitor, hall);
    }

    private String place(Organisation exhibitor, String hall) {
        String booth = exhibitor.booth();
        return booth == null ? words.say("hall", hall) : words.say("booth", hall, booth);
    }

    /** The place within a hall whose name is the sheet's title. */
    private String within(Meeting meeting) {
        String booth = expo.get(meeting.exhibitor()).booth();
        return tables.find(meeting).isPresent()
                ? words.say("table-alone", tables.find(meeting).getAsInt())
                : booth == null ? "" : booth;
    }
}
