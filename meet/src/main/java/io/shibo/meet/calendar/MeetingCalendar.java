package io.shibo.meet.calendar;

import io.shibo.codes.Language;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.internal.text.ContentLines;
import io.shibo.meet.paper.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes calendars of participants. Times are in UTC: one form, and nothing to go wrong between a VTIMEZONE and the reader's
 * own tables. A file is METHOD:PUBLISH (RFC 5546, 3.2.1), to be opened or subscribed to; nobody is asked to answer.
 *
 * <p>A meeting's UID is made of the two ids and of code, name and country of the edition, and of nothing else: it stays while
 * the meeting is moved.
 */
public final class MeetingCalendar {
    /** How often a program that subscribes should look again (RFC 7986, 5.7). */
    private static final String REFRESH = "PT15M";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Expo expo;
    private final ZoneId zone;
    private final Instant stamp;
    private final Map<String, List<CalendarHistory.Version>> byParticipant = new HashMap<>();

    /**
     * @param zone the clock by which the edition's times are meant
     * @param stamp when this was written: DTSTAMP
     */
    public MeetingCalendar(Expo expo, CalendarHistory history, ZoneId zone, Instant stamp) {
        this.expo = expo;
        this.zone = zone;
        this.stamp = stamp;
        history.versions().stream()
                .sorted(Comparator.comparingInt(CalendarHistory.Version::slot))
                .forEach(version -> {
                    of(version.pair().exhibitor()).add(version);
                    of(version.pair().buyer()).add(version);
                });
    }

    private List<CalendarHistory.Version> of(String participant) {
        return byParticipant.computeIfAbsent(participant, id -> new ArrayList<>());
    }

    /** The participant's calendar, in the given language; lines end with CR LF. */
    public String write(Organisation participant, Language language) {
        Words words = Words.in(language);
        ContentLines lines = new ContentLines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "-//Shibo//Meet//EN")
                .add("CALSCALE", "GREGORIAN")
                .add("METHOD", "PUBLISH")
                .text("NAME", expo.edition().name())
                .text("X-WR-CALNAME", expo.edition().name())
                .add("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        byParticipant
                .getOrDefault(participant.id(), List.of())
                .forEach(version -> event(lines, version, participant, words));
        return lines.add("END", "VCALENDAR").toString();
    }

    private void event(ContentLines lines, CalendarHistory.Version version, Organisation own, Words words) {
        Edition.Slot slot = expo.calendar().slots().get(version.slot());
        boolean exhibits = version.pair().exhibitor().equals(own.id());
        Organisation other =
                expo.get(exhibits ? version.pair().buyer() : version.pair().exhibitor());
        LocalTime end = slot.to().minusMinutes(expo.edition().walkMinutes());
        lines.add("BEGIN", "VEVENT")
                .add("UID", uid(version.pair()))
                .add("DTSTAMP", UTC.format(stamp))
                .add("SEQUENCE", Integer.toString(version.sequence()))
                .add("DTSTART", utc(slot.day(), slot.from()))
                .add("DTEND", utc(slot.day(), end.isAfter(slot.from()) ? end : slot.to()))
                .text("SUMMARY", other.name())
                .text("LOCATION", place(version, words))
                .text("DESCRIPTION", description(other, words))
                .add("STATUS", version.cancelled() ? "CANCELLED" : "CONFIRMED")
                .add("TRANSP", version.cancelled() ? "TRANSPARENT" : "OPAQUE")
                // PUBLISH wants an organiser; an expo's folder names no address of one.
                .add("ORGANIZER;CN=" + ContentLines.parameter(expo.edition().name()), "invalid:nomail")
                .add("END", "VEVENT");
    }

    private String place(CalendarHistory.Version version, Words words) {
        Organisation exhibitor = expo.get(version.pair().exhibitor());
        String hall = exhibitor.hall();
        String booth = exhibitor.booth();
        Integer table = version.table();
        if (version.attendance() == Attendance.ONLINE) {
            return words.say("online");
        }
        if (hall == null) {
            return words.say("somewhere");
        }
        if (table != null) {
            return words.say("table", hall, table);
        }
        return booth == null ? words.say("hall", hall) : words.say("booth", hall, booth);
    }

    private static String description(Organisation other, Words words) {
        String latin = other.latinName();
        return (latin == null || latin.equals(other.name()) ? "" : latin + "\n")
                + other.country().name(words.language()) + "\n" + other.id();
    }

    private String utc(LocalDate day, LocalTime time) {
        return UTC.format(day.atTime(time).atZone(zone));
    }

    private String uid(CalendarHistory.Pair pair) {
        Edition edition = expo.edition();
        String names = edition.code() + "\n" + edition.name() + "\n"
                + edition.country().code();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
            return pair.exhibitor() + "-" + pair.buyer() + "-" + HexFormat.of().formatHex(hash, 0, 8) + "@shibo";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
