package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Particulars;
import io.shibo.meet.expo.Venue;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, interpreters and walking: kept by the timetable, noticed by the check, named by the answer to why not. */
class VenueTest {
    private static final Expo EXPO = Samples.expo(120, 700);
    private static final MeetPlan PLAN = MeetPlan.make(EXPO, 1, stage -> {});

    @TempDir
    private Path folder;

    private static Expo at(Venue venue) {
        return new Expo(
                EXPO.edition(),
                EXPO.organisations(),
                EXPO.offers(),
                EXPO.needs(),
                EXPO.presences(),
                null,
                venue,
                // Without what is owed, which a venue without tables could not hold.
                new Particulars(EXPO.particulars().people(), List.of(), List.of(), List.of(), List.of()));
    }

    private static Set<TimetableCheck.Rule> broken(Expo expo, List<Meeting> meetings) {
        return TimetableCheck.check(expo, meetings).stream()
                .map(TimetableCheck.Violation::rule)
                .collect(Collectors.toSet());
    }

    @Test
    void theSamplesVenueIsScarceAndItsRulesHold() {
        assertThat(EXPO.venue().countsInterpreters()).isTrue();
        assertThat(EXPO.venue().walk("1A", "4B")).isEqualTo(18);
        assertThat(EXPO.venue().walk("4B", "1A")).isEqualTo(18);
        assertThat(PLAN.meetings().stream()
                        .map(m -> EXPO.get(m.exhibitor()))
                        .filter(exhibitor -> exhibitor.booth() == null))
                .isNotEmpty();
        assertThat(TimetableCheck.check(EXPO, PLAN.meetings())).isEmpty();
        // A table a hall is much scarcer than the eighteen of the full sample, which keeps 99.9 %.
        assertThat(PLAN.certificate().keptPercent()).isGreaterThan(new BigDecimal("95"));
    }

    @Test
    void aPlanThatKnewNoLimitsBreaksThem() {
        MeetPlan careless = MeetPlan.make(at(Venue.UNLIMITED), 1, stage -> {});
        assertThat(broken(at(Venue.UNLIMITED), careless.meetings())).isEmpty();
        Venue tight = new Venue(
                Map.of("1A", 0),
                List.of(new Venue.Interpreters(Venue.Languages.of("zh", "xx"), 1)),
                List.of(new Venue.Walk("1A", "2A", 200), new Venue.Walk("1A", "1B", 200)));
        assertThat(broken(at(tight), careless.meetings()))
                .containsExactlyInAnyOrder(
                        TimetableCheck.Rule.TABLES, TimetableCheck.Rule.INTERPRETERS, TimetableCheck.Rule.WALKING);
    }

    @Test
    void whereNothingIsLeftNothingIsUsedAndTheRestStillMeets() {
        Venue none = new Venue(
                Map.of("1A", 0, "1B", 0, "2A", 0, "2B", 0, "3A", 0, "3B", 0, "4A", 0, "4B", 0),
                List.of(new Venue.Interpreters(Venue.Languages.of("zh", "xx"), 1)),
                everythingFar());
        Expo expo = at(none);
        MeetPlan plan = MeetPlan.make(expo, 1, stage -> {});
        assertThat(TimetableCheck.check(expo, plan.meetings())).isEmpty();
        assertThat(plan.meetings()).isNotEmpty().allSatisfy(meeting -> {
            Organisation exhibitor = expo.get(meeting.exhibitor());
            assertThat(exhibitor.booth() != null || meeting.attendance() == Attendance.ONLINE)
                    .isTrue();
            assertThat(exhibitor.languages())
                    .containsAnyElementsOf(expo.get(meeting.buyer()).languages());
        });
    }

    private static List<Venue.Walk> everythingFar() {
        List<String> halls = List.of("1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B");
        List<Venue.Walk> walks = new ArrayList<>();
        for (String from : halls) {
            for (String to : halls) {
                if (!from.equals(to)) {
                    walks.add(new Venue.Walk(from, to, 240));
                }
            }
        }
        return walks;
    }

    @Test
    void whatWasScarceIsNamed() {
        Venue none = new Venue(
                Map.of("1A", 0, "1B", 0, "2A", 0, "2B", 0, "3A", 0, "3B", 0, "4A", 0, "4B", 0),
                List.of(new Venue.Interpreters(Venue.Languages.of("zh", "xx"), 1)),
                List.of());
        Expo expo = at(none);
        Why.Answers answers = new Why.Answers(expo, MeetPlan.make(expo, 1, stage -> {}));
        Set<String> reasons = new TreeSet<>();
        for (Meeting meeting :
                MeetPlan.make(at(Venue.UNLIMITED), 1, stage -> {}).meetings()) {
            Organisation exhibitor = expo.get(meeting.exhibitor());
            Organisation buyer = expo.get(meeting.buyer());
            boolean strange = none.findInterpreted(exhibitor.languages(), buyer.languages())
                    .isPresent();
            if (strange || exhibitor.booth() == null && meeting.attendance() == Attendance.ON_SITE) {
                reasons.add(answers.why(exhibitor, buyer).reason().key());
            }
        }
        assertThat(reasons).contains("why.no.table", "why.no.interpreter");
    }

    @Test
    void wrongRowsAreToldWithTheirLine() throws IOException {
        Samples.write(SampleExpo.files(4, 8, 1), folder);
        Files.writeString(folder.resolve("halls.csv"), "hall,tables\n1A,3\n1A,-1\n");
        Files.writeString(folder.resolve("interpreters.csv"), "languages,count\nzh,3\nzh zz,1\n");
        Files.writeString(folder.resolve("walks.csv"), "from,to,minutes\n1A,1B,241\n");
        assertThatThrownBy(() -> ExpoReader.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("halls.csv:3: tables")
                .hasMessageContaining("interpreters.csv:2: languages: 'zh' is not two languages")
                .hasMessageContaining("interpreters.csv:3: languages: 'zz' is not a language")
                .hasMessageContaining("walks.csv:2: minutes");
    }
}
