package io.shibo.meet.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.Samples;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.TimeZones;
import io.shibo.meet.internal.text.ContentLines;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** ical4j, which knows nothing of our writer, reads what we write. */
class MeetingCalendarTest {
    private static final Instant STAMP = Instant.parse("2026-03-01T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Expo EXPO = Samples.expo(30, 90);
    private static final List<Meeting> PLAN =
            MeetPlan.make(EXPO, 1, stage -> {}).meetings();

    private static Map<String, VEvent> read(String text) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            calendar.validate();
            return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                    .collect(Collectors.toMap(event -> value(event, "UID"), Function.identity()));
        } catch (IOException | ParserException wrong) {
            throw new AssertionError(text, wrong);
        }
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static String write(CalendarHistory history, Organisation whose, Language language) {
        return new MeetingCalendar(EXPO, history, ZONE, STAMP).write(whose, language);
    }

    @Test
    void everyMeetingIsThereAtItsTimeInEveryLanguage() {
        CalendarHistory history = CalendarHistory.NONE.next(EXPO, PLAN);
        for (Organisation organisation : EXPO.organisations().subList(20, 40)) {
            for (Language language : Language.values()) {
                Map<String, VEvent> events = read(write(history, organisation, language));
                List<Meeting> own = PLAN.stream()
                        .filter(m -> m.exhibitor().equals(organisation.id())
                                || m.buyer().equals(organisation.id()))
                        .toList();
                assertThat(events).hasSameSizeAs(own);
                for (Meeting meeting : own) {
                    Edition.Slot slot = EXPO.calendar().slots().get(meeting.slot());
                    Instant start = slot.day().atTime(slot.from()).atZone(ZONE).toInstant();
                    String other = meeting.buyer().equals(organisation.id()) ? meeting.exhibitor() : meeting.buyer();
                    assertThat(events.values()).anySatisfy(event -> {
                        Temporal at = event.getDateTimeStart().getDate();
                        assertThat(Instant.from(at)).isEqualTo(start);
                        assertThat(value(event, "SUMMARY"))
                                .isEqualTo(EXPO.get(other).name());
                        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
                    });
                }
            }
        }
    }

    @Test
    void aReplanRaisesTheSequenceOfWhatMovedAndCancelsWhatIsOff() {
        Meeting off = PLAN.getFirst();
        Meeting moved = PLAN.getLast();
        List<Meeting> after = new ArrayList<>(PLAN.subList(1, PLAN.size() - 1));
        int slot = (moved.slot() + 1) % EXPO.calendar().slots().size();
        after.add(new Meeting(
                moved.exhibitor(),
                moved.buyer(),
                slot,
                moved.attendance(),
                moved.value(),
                moved.offer(),
                moved.need()));
        CalendarHistory first = CalendarHistory.NONE.next(EXPO, PLAN);
        CalendarHistory second = first.next(EXPO, after);
        assertThat(version(second, off)).satisfies(v -> {
            assertThat(v.cancelled()).isTrue();
            assertThat(v.sequence()).isEqualTo(1);
        });
        assertThat(version(second, moved).sequence()).isEqualTo(1);
        assertThat(version(second, moved).slot()).isEqualTo(slot);
        assertThat(version(second.next(EXPO, after), off)).isEqualTo(version(second, off));
        CalendarHistory third = second.next(EXPO, PLAN);
        assertThat(version(third, off).sequence()).isEqualTo(2);
        assertThat(version(third, off).cancelled()).isFalse();
        assertThat(CalendarHistory.of(third.versions()).versions()).containsExactlyElementsOf(third.versions());

        Organisation buyer = EXPO.get(off.buyer());
        Map<String, VEvent> before = read(write(first, buyer, Language.EN));
        Map<String, VEvent> now = read(write(second, buyer, Language.EN));
        assertThat(now.keySet()).isEqualTo(before.keySet());
        assertThat(now.values().stream()
                        .filter(event -> value(event, "STATUS").equals("CANCELLED"))
                        .map(event -> value(event, "SUMMARY")))
                .containsExactly(EXPO.get(off.exhibitor()).name());
    }

    private static CalendarHistory.Version version(CalendarHistory history, Meeting meeting) {
        return history.versions().stream()
                .filter(v -> v.pair().exhibitor().equals(meeting.exhibitor())
                        && v.pair().buyer().equals(meeting.buyer()))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 300)
    void anyTextIsFoldedAndReadBack(@ForAll String any) {
        // The referee drops blanks at the start of a value.
        String text = "x" + any.replaceAll("\\p{Cs}|[\\x00-\\x1f\\x7f-\\x9f\\x{FEFF}]", "") + "é贸易🚢;,\\n\\".repeat(9);
        String lines = new ContentLines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "x")
                .add("BEGIN", "VEVENT")
                .add("UID", "1")
                .text("SUMMARY", text)
                .add("END", "VEVENT")
                .add("END", "VCALENDAR")
                .toString();
        assertThat(lines.split("\r\n")).allSatisfy(line -> {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes.length).isLessThanOrEqualTo(75);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
        });
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(lines));
            VEvent event = calendar.<VEvent>getComponents(Component.VEVENT).getFirst();
            assertThat(value(event, "SUMMARY")).isEqualTo(text);
        } catch (IOException | ParserException wrong) {
            throw new AssertionError(lines, wrong);
        }
    }

    @Test
    void aCountryOfSeveralTimesHasNoneOfItsOwn() {
        assertThat(TimeZones.find(Country.of("CN"))).contains(ZONE);
        assertThat(TimeZones.find(Country.of("ID"))).isEmpty();
        assertThatThrownBy(() -> TimeZones.parse("Mars/Olympus")).hasMessageContaining("'Mars/Olympus'");
    }
}
