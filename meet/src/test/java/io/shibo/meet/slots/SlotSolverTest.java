package io.shibo.meet.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

class SlotSolverTest {
    private static final Path PUBLIC = Path.of("../../shared/data/b2b");

    /** Ends a search after so many questions, each about a thousand moves: no clock in a test. */
    private static BooleanSupplier after(int questions) {
        int[] asked = {0};
        return () -> asked[0]++ >= questions;
    }

    private static SlotAnswer solve(SlotProblem problem, int difference, int questions) {
        return SlotSolver.solve(problem, difference, 1, after(questions), better -> {});
    }

    @TestFactory
    Stream<DynamicTest> aTimetableWithoutBreaksThatIsThereIsFound() {
        return Stream.of(
                        new int[] {20, 8, 8, 0},
                        new int[] {40, 8, 20, 0},
                        new int[] {40, 10, 20, 10},
                        new int[] {60, 10, 25, 5},
                        new int[] {60, 10, 30, 30},
                        new int[] {70, 21, 12, 10},
                        new int[] {200, 12, 100, 10})
                .map(c -> DynamicTest.dynamicTest(
                        "%d participants, %d slots, %d tables, rules for %d %%".formatted(c[0], c[1], c[2], c[3]),
                        () -> {
                            Planted planted = Planted.of(c[0], c[1], c[2], c[3], 7);
                            assertThat(SlotCheck.check(planted.problem(), planted.slots(), 0))
                                    .isEmpty();
                            SlotAnswer answer = solve(planted.problem(), 2, 20_000);
                            assertThat(answer).isInstanceOfSatisfying(SlotAnswer.Scheduled.class, found -> {
                                assertThat(SlotCheck.check(planted.problem(), found.slots(), 2))
                                        .isEmpty();
                                assertThat(found.breaks()).isZero();
                            });
                        }));
    }

    /** Every timetable of a small problem is tried: none is better than the one found, and none is below the bound. */
    @Property(tries = 150)
    void aSmallProblemIsSolvedToItsBest(@ForAll long seed) {
        SlotProblem problem = small(new Random(seed));
        int difference = new Random(seed).nextInt(2);
        int best = best(problem, difference);
        SlotAnswer answer = solve(problem, difference, 200);
        switch (answer) {
            case SlotAnswer.Scheduled found -> {
                assertThat(SlotCheck.check(problem, found.slots(), difference)).isEmpty();
                assertThat(found.breaks())
                        .isEqualTo(SlotCheck.breaks(problem, found.slots()))
                        .isEqualTo(best);
                assertThat(found.bound()).isBetween(0, best);
            }
            case SlotAnswer.Impossible impossible -> assertThat(best).isEqualTo(-1);
            case SlotAnswer.NotFound none -> assertThat(best).isEqualTo(-1);
        }
    }

    private static SlotProblem small(Random random) {
        int participants = 3 + random.nextInt(3);
        int slots = 2 + random.nextInt(4);
        int meetings = 1 + random.nextInt(5);
        List<Request> requests = new ArrayList<>();
        for (int m = 1; m <= meetings; m++) {
            int first = 1 + random.nextInt(participants);
            int second = 1 + (first + random.nextInt(participants - 1)) % participants;
            HalfDay half = random.nextInt(4) == 0 ? HalfDay.values()[random.nextInt(3)] : HalfDay.ANY;
            int fixed = random.nextInt(6) == 0 ? 1 + random.nextInt(slots) : 0;
            int before = 1 + random.nextInt(meetings);
            requests.add(new Request(
                    first, second, half, fixed, random.nextInt(5) == 0 && before != m ? List.of(before) : List.of()));
        }
        List<Set<Integer>> forbidden = new ArrayList<>();
        for (int p = 0; p < participants; p++) {
            Set<Integer> own = new TreeSet<>();
            for (int slot = 1; slot <= slots; slot++) {
                if (random.nextInt(6) == 0) {
                    own.add(slot);
                }
            }
            forbidden.add(own);
        }
        return new SlotProblem(participants, 1 + random.nextInt(2), slots, slots / 2, requests, forbidden);
    }

    private static int best(SlotProblem problem, int difference) {
        int meetings = problem.requests().size();
        int best = -1;
        List<Integer> slots = new ArrayList<>();
        for (long n = 0; n < Math.pow(problem.slots(), meetings); n++) {
            slots.clear();
            long left = n;
            for (int m = 0; m < meetings; m++) {
                slots.add(1 + (int) (left % problem.slots()));
                left /= problem.slots();
            }
            if (SlotCheck.check(problem, slots, difference).isEmpty()) {
                int breaks = SlotCheck.breaks(problem, slots);
                best = best < 0 ? breaks : Math.min(best, breaks);
            }
        }
        return best;
    }

    @Test
    void rulesThatCollideAreNamed() {
        Set<Integer> none = Set.of();
        assertThat(collisions(new SlotProblem(
                        3, 9, 1, 1, List.of(Request.of(1, 2), Request.of(1, 3)), List.of(none, none, none))))
                .containsExactly("participant 1: meetings 1, 2 have only slots 1 between them");
        assertThat(collisions(new SlotProblem(
                        2,
                        9,
                        3,
                        1,
                        List.of(new Request(1, 2, HalfDay.MORNING, 0, List.of())),
                        List.of(none, Set.of(1)))))
                .containsExactly(
                        "meeting 1 has no slot: it is to be in the morning, slots 1 to 1; participant 2 forbids slots 1");
        assertThat(collisions(new SlotProblem(
                        4,
                        9,
                        3,
                        0,
                        List.of(
                                new Request(1, 2, HalfDay.ANY, 0, List.of(2)),
                                new Request(3, 4, HalfDay.ANY, 0, List.of(1))),
                        List.of(none, none, none, none))))
                .singleElement()
                .asString()
                .contains("before it come meetings");
        assertThat(collisions(new SlotProblem(
                        4, 1, 1, 1, List.of(Request.of(1, 2), Request.of(3, 4)), List.of(none, none, none, none))))
                .containsExactly("tables: 2 meetings have only slots 1 between them, with 1 tables each: 1, 2");
    }

    /** No participant has too few slots, and yet three who all meet each other need a third: the fourth and fifth have no part in it. */
    @Test
    void whatOnlyTryingEverythingShowsIsToldWithTheFewestMeetingsAndRules() {
        Set<Integer> none = Set.of();
        List<Request> requests = List.of(
                Request.of(1, 4),
                Request.of(1, 2),
                Request.of(2, 3),
                new Request(1, 3, HalfDay.MORNING, 0, List.of()),
                Request.of(4, 5));
        assertThat(collisions(new SlotProblem(5, 3, 3, 2, requests, List.of(none, Set.of(3), none, none, none))))
                .singleElement()
                .asString()
                .startsWith("meetings 2 (1 with 2), 3 (2 with 3), 4 (1 with 3) cannot all be held")
                .contains("meeting 4 is to be in the morning", "participant 2 forbids slots [3]")
                .doesNotContain("tables");
        assertThat(solve(new SlotProblem(5, 3, 3, 2, requests, List.of(none, none, none, none, none)), 2, 100))
                .isInstanceOf(SlotAnswer.Scheduled.class);
    }

    private static List<String> collisions(SlotProblem problem) {
        return ((SlotAnswer.Impossible) solve(problem, 2, 1)).collisions();
    }

    @Test
    void aParticipantWhoMustPauseIsPartOfTheBound() {
        Set<Integer> none = Set.of();
        SlotProblem problem = new SlotProblem(
                3, 1, 3, 3, List.of(Request.of(1, 2), Request.of(1, 3)), List.of(Set.of(2), none, none));
        assertThat(solve(problem, 2, 1_000))
                .isInstanceOfSatisfying(
                        SlotAnswer.Scheduled.class,
                        found -> assertThat(found.bound())
                                .isEqualTo(found.breaks())
                                .isEqualTo(1));
        assertThat(solve(problem, 0, 1_000))
                .isInstanceOfSatisfying(
                        SlotAnswer.Impossible.class,
                        not -> assertThat(not.collisions())
                                .singleElement()
                                .asString()
                                .contains("participant 1 forbids slots [2]", "may differ by 0"));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> SlotSolver.solve(Planted.of(4, 3, 2, 0, 1).problem(), -1, 1, () -> true, better -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("difference: -1");
    }

    @Test
    void theSameSeedWalksTheSameWay() {
        SlotProblem problem = Planted.of(60, 10, 20, 10, 3).problem();
        assertThat(solve(problem, 2, 30)).isEqualTo(solve(problem, 2, 30));
    }

    static boolean publicInstancesAreThere() {
        return Files.isDirectory(PUBLIC);
    }

    /** Those that are at their optimum within a second or two; those of 21 slots take longer. */
    @TestFactory
    @EnabledIf("publicInstancesAreThere")
    Stream<DynamicTest> publicInstancesAreSolvedToTheirOptimum() throws IOException {
        return Files.readAllLines(PUBLIC.resolve("OPTIMA.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(row -> row[3].equals("8") || row[3].equals("10"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Path file = PUBLIC.resolve(row[0] + ".original.dzn");
                    SlotProblem problem = DznReader.read(file.toString(), Files.readString(file));
                    assertThat(solve(problem, 2, 40_000)).isInstanceOfSatisfying(SlotAnswer.Scheduled.class, found -> {
                        assertThat(SlotCheck.check(problem, found.slots(), 2)).isEmpty();
                        assertThat(found.breaks()).isEqualTo(Integer.parseInt(row[7]));
                        assertThat(found.bound()).isEqualTo(found.breaks());
                    });
                }));
    }
}
