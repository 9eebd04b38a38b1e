package io.shibo.meet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.Meeting;
import io.shibo.meet.Samples;
import io.shibo.meet.TableNumbers;
import io.shibo.meet.badge.BadgeRole;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimetablesTest {
    private static final Expo EXPO = Samples.expo(60, 200);
    private static final List<Meeting> PLAN =
            MeetPlan.make(EXPO, 1, stage -> {}).meetings();

    private static int rows(String html) {
        return html.split("<tr><td>", -1).length - 1;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameTexts(Language language) {
        assertThat(new TreeSet<>(Words.in(language).texts().keySet()))
                .isEqualTo(new TreeSet<>(Words.in(Language.EN).texts().keySet()));
        Pattern place = Pattern.compile("\\{\\d}");
        Words.in(language)
                .texts()
                .forEach((key, text) -> assertThat(place.matcher(text.toString())
                                .results()
                                .map(found -> found.group())
                                .sorted())
                        .as(key.toString())
                        .containsExactlyElementsOf(
                                place.matcher(Words.in(Language.EN).texts().getProperty(key.toString()))
                                        .results()
                                        .map(found -> found.group())
                                        .sorted()
                                        .toList()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMeetingStandsOnItsSheetsOnce(Language language) {
        Timetables paper = new Timetables(Words.in(language), EXPO, PLAN);
        String everybody = paper.participants(EXPO.organisations());
        assertThat(rows(everybody)).isEqualTo(2 * PLAN.size());
        assertThat(everybody).contains("dir=\"" + (language == Language.AR ? "rtl" : "ltr") + "\"");
        long onSite =
                PLAN.stream().filter(m -> m.attendance() == Attendance.ON_SITE).count();
        assertThat(paper.halls().stream()
                        .mapToInt(hall -> rows(paper.hall(hall)))
                        .sum())
                .isEqualTo((int) onSite);
        TableNumbers numbers = TableNumbers.of(EXPO, PLAN);
        long atTables = PLAN.stream().filter(m -> numbers.find(m).isPresent()).count();
        assertThat(atTables).isPositive();
        assertThat(paper.halls().stream()
                        .mapToInt(hall -> rows(paper.tables(hall)))
                        .sum())
                .isEqualTo((int) atTables);
    }

    @Test
    void noTableHasTwoMeetingsAtOnceAndNoneIsNumberedBeyondTheHalls() {
        TableNumbers numbers = TableNumbers.of(EXPO, PLAN);
        Set<List<Object>> taken = new HashSet<>();
        for (Meeting meeting : PLAN) {
            Organisation exhibitor = EXPO.get(meeting.exhibitor());
            if (numbers.find(meeting).isPresent()) {
                int table = numbers.find(meeting).getAsInt();
                String hall = String.valueOf(exhibitor.hall());
                assertThat(taken.add(List.of(hall, meeting.slot(), table))).isTrue();
                assertThat(table).isBetween(1, EXPO.venue().findTables(hall).orElse(Integer.MAX_VALUE));
                assertThat(exhibitor.booth()).isNull();
            }
        }
    }

    @Test
    void aNameCannotBecomeMarkup() {
        Holder holder = new Holder("X1", "X1", BadgeRole.BUYER, "<b>A & \"B\"</b>", null, null, Country.of("CN"));
        String html = new BadgeSheet(Words.in(Language.EN), EXPO.edition(), token -> "<svg/>")
                .html(List.of(new BadgeSheet.Printed(holder, holder.badge(EXPO.edition(), 3), "SB1X")));
        assertThat(html)
                .contains("&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;", "X1/3", "<svg/>")
                .doesNotContain("<b>");
    }
}
