package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.meet.expo.Attendance;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplanTest {
    private static final Expo EXPO = Samples.expo(80, 400);
    private static final MeetPlan PLAN = MeetPlan.make(EXPO, 1, stage -> {});

    @TempDir
    private Path folder;

    private static Set<Integer> day(int day) {
        int slots = EXPO.calendar().slots().size() / EXPO.calendar().days().size();
        return IntStream.range(day * slots, (day + 1) * slots).boxed().collect(Collectors.toSet());
    }

    private static Replan after(Change change) {
        return Replan.of(EXPO, PLAN.meetings(), List.of(change), Set.of(), 1);
    }

    /** What did not have to move or make room is where it was, and every rule holds. */
    private static void isInOrder(Replan replan) {
        assertThat(TimetableCheck.check(EXPO, replan.meetings(), replan.changes()))
                .isEmpty();
        assertThat(replan.meetings().size() + replan.lost().size())
                .isEqualTo(PLAN.meetings().size());
        Set<Meeting> stayed = new HashSet<>(PLAN.meetings());
        replan.moves().forEach(move -> stayed.remove(move.from()));
        replan.lost().forEach(lost -> stayed.remove(lost.meeting()));
        assertThat(replan.meetings()).containsAll(stayed);
        assertThat(replan.plan(EXPO, PLAN, false).certificate().verify(EXPO, replan.meetings()))
                .isEmpty();
    }

    @Test
    void whoIsIllForADayMeetsOnAnother() {
        String exhibitor = PLAN.meetings().stream()
                .filter(m -> day(1).contains(m.slot()))
                .findFirst()
                .orElseThrow()
                .exhibitor();
        Replan replan = after(new Change.Away(exhibitor, day(1)));
        isInOrder(replan);
        assertThat(replan.moves()).isNotEmpty();
        assertThat(replan.meetings()).noneMatch(m -> m.exhibitor().equals(exhibitor) && day(1).contains(m.slot()));
        long upset = PLAN.meetings().stream()
                .filter(m -> m.exhibitor().equals(exhibitor) && day(1).contains(m.slot()))
                .count();
        assertThat(replan.moves().size() + replan.lost().size()).isLessThanOrEqualTo(2 * (int) upset);
    }

    @Test
    void whoIsIllAllTheTimeLosesItsMeetingsAndNobodyElseMoves() {
        String buyer = PLAN.meetings().getFirst().buyer();
        Set<Integer> all =
                IntStream.range(0, EXPO.calendar().slots().size()).boxed().collect(Collectors.toSet());
        Replan replan = after(new Change.Away(buyer, all));
        isInOrder(replan);
        assertThat(replan.moves()).isEmpty();
        assertThat(replan.lost())
                .allSatisfy(lost -> assertThat(lost.meeting().buyer()).isEqualTo(buyer));
        assertThat(replan.lost()).hasSameSizeAs(PLAN.of(buyer));
    }

    @Test
    void aClosedHallIsEmptyAndSaidToBeTheReason() {
        Change closed = new Change.Closed("1A", day(2));
        Replan replan = after(closed);
        isInOrder(replan);
        assertThat(replan.meetings())
                .noneMatch(m -> "1A".equals(EXPO.get(m.exhibitor()).hall())
                        && m.attendance() == Attendance.ON_SITE
                        && day(2).contains(m.slot()));
        assertThat(replan.moves()).anyMatch(move -> move.why().equals(new Replan.Why.Upset(closed)));
    }

    @Test
    void whoArrivesFindsWhatIsFreeAndMovesNobody() throws IOException {
        Samples.write(SampleExpo.files(80, 400, 1), folder.resolve("expo"));
        Path late = Files.createDirectories(folder.resolve("late"));
        for (String file : List.of("organisations.csv", "needs.csv", "availability.csv")) {
            List<String> rows = Files.readAllLines(folder.resolve("expo").resolve(file));
            List<String> own = new ArrayList<>(rows.subList(0, 1));
            rows.stream()
                    .filter(row -> row.contains("B0000"))
                    .filter(row -> !row.matches(".*,P[0-9]+")) // times of one person; the people stay at home
                    .map(row -> row.replace("B0000", "L0000").replaceFirst("^N", "LN"))
                    .forEach(own::add);
            Files.write(late.resolve(file), own);
        }
        Expo more = ExpoReader.read(folder.resolve("expo"), List.of(late));
        Set<String> arrived = more.list(Role.BUYER).stream()
                .map(o -> o.id())
                .filter(id -> id.startsWith("L"))
                .collect(Collectors.toSet());
        assertThat(arrived).hasSize(9);
        Replan replan = Replan.of(more, PLAN.meetings(), List.of(), arrived, 1);
        assertThat(TimetableCheck.check(more, replan.meetings())).isEmpty();
        assertThat(replan.moves()).isEmpty();
        assertThat(replan.lost()).isEmpty();
        assertThat(replan.added()).isNotEmpty().allMatch(m -> arrived.contains(m.buyer()));
        assertThat(replan.meetings()).containsAll(PLAN.meetings());
        assertThat(replan.plan(more, PLAN, true).certificate().verify(more, replan.meetings()))
                .isEmpty();
    }

    @Test
    void aTimetableThatWasWrongBeforeIsRefused() {
        Meeting first = PLAN.meetings().getFirst();
        Change nothing = new Change.Closed("none", Set.of());
        assertThatThrownBy(() -> Replan.of(EXPO, List.of(first, first), List.of(nothing), Set.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("meeting 2, of");
    }
}
