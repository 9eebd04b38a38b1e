package io.shibo.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.input.Problem;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.FixedMeeting;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Particulars;
import io.shibo.meet.expo.Person;
import io.shibo.meet.expo.Precedence;
import io.shibo.meet.expo.Presence;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetPlanTest {
    private static final Expo EXPO = Samples.expo(80, 500);
    private static final MeetPlan PLAN = MeetPlan.make(EXPO, 1, stage -> {});

    @TempDir
    private Path folder;

    @Test
    void nobodyIsInTwoPlacesAtOnce() {
        Set<List<Object>> busy = new HashSet<>();
        for (Meeting meeting : PLAN.meetings()) {
            assertThat(busy.add(List.of(meeting.exhibitorSeat(), meeting.slot())))
                    .isTrue();
            assertThat(busy.add(List.of(meeting.buyerSeat(), meeting.slot()))).isTrue();
        }
        assertThat(PLAN.meetings()).isNotEmpty();
        assertThat(TimetableCheck.check(EXPO, PLAN.meetings())).isEmpty();
    }

    @Test
    void reachesNearlyAllOfItsBound() {
        assertThat(PLAN.certificate().verify(EXPO, PLAN.meetings())).isEmpty();
        assertThat(PLAN.certificate().kept())
                .isLessThanOrEqualTo(PLAN.certificate().bound());
        assertThat(PLAN.certificate().keptPercent()).isGreaterThan(new java.math.BigDecimal("99"));
    }

    @Test
    void sameSeedSamePlan() {
        assertThat(MeetPlan.make(EXPO, 1, stage -> {})).isEqualTo(PLAN);
    }

    @Test
    void tellsItsStagesInOrder() {
        List<Stage> told = new ArrayList<>();
        MeetPlan.make(EXPO, 1, told::add);
        assertThat(told).containsExactly(Stage.values());
    }

    /** On small expos the matching is exactly optimal, so its value cannot depend on who is listed first or called what. */
    @Property(tries = 40)
    void renamingAndReorderingParticipantsKeepsTheValue(@ForAll @LongRange(min = 1, max = 10_000) long seed) {
        Expo expo = Samples.expo(6, 25, seed);
        Certificate before = MeetPlan.make(expo, 1, stage -> {}).certificate();
        Certificate after =
                MeetPlan.make(relabelled(expo, seed), 99, stage -> {}).certificate();
        assertThat(after.matched()).isEqualTo(before.matched());
        assertThat(after.bound()).isEqualTo(before.bound());
        assertThat(before.matched()).isEqualTo(before.bound());
    }

    private static Expo relabelled(Expo expo, long seed) {
        Random random = new Random(seed);
        List<Organisation> organisations = new ArrayList<>();
        for (Organisation o : expo.organisations()) {
            organisations.add(new Organisation(
                    "X" + o.id(),
                    o.role(),
                    o.name(),
                    o.latinName(),
                    o.country(),
                    o.city(),
                    o.languages(),
                    o.identifiers(),
                    o.hall(),
                    o.booth(),
                    o.mostMeetings(),
                    o.leastMeetings()));
        }
        List<Offer> offers = new ArrayList<>();
        for (Offer o : expo.offers()) {
            offers.add(new Offer(
                    "X" + o.id(),
                    "X" + o.organisation(),
                    o.title(),
                    o.language(),
                    o.subject(),
                    o.markets(),
                    o.terms()));
        }
        List<Need> needs = new ArrayList<>();
        for (Need n : expo.needs()) {
            needs.add(new Need(
                    "X" + n.id(),
                    "X" + n.organisation(),
                    n.title(),
                    n.language(),
                    n.subject(),
                    n.destination(),
                    n.origins(),
                    n.terms()));
        }
        List<Presence> presences = new ArrayList<>();
        for (Presence p : expo.presences()) {
            presences.add(new Presence(
                    "X" + p.organisation(),
                    p.firstDay(),
                    p.lastDay(),
                    p.from(),
                    p.to(),
                    p.attendance(),
                    p.person() == null ? null : "X" + p.person()));
        }
        Collections.shuffle(organisations, random);
        Collections.shuffle(offers, random);
        Collections.shuffle(needs, random);
        return new Expo(
                expo.edition(),
                organisations,
                offers,
                needs,
                presences,
                null,
                expo.venue(),
                relabelled(expo.particulars(), random));
    }

    private static Particulars relabelled(Particulars said, Random random) {
        List<Person> people = new ArrayList<>(said.people().stream()
                .map(p ->
                        new Person("X" + p.id(), "X" + p.organisation(), p.name(), p.role(), p.languages(), null, null))
                .toList());
        List<Wish> wishes = new ArrayList<>(said.wishes().stream()
                .map(w -> new Wish("X" + w.from(), "X" + w.to(), w.kind()))
                .toList());
        Collections.shuffle(people, random);
        Collections.shuffle(wishes, random);
        return new Particulars(
                people,
                wishes,
                said.fixed().stream()
                        .map(m -> new FixedMeeting("X" + m.exhibitor(), "X" + m.buyer(), m.slot()))
                        .toList(),
                said.precedences().stream()
                        .map(p -> new Precedence(
                                "X" + p.firstExhibitor(),
                                "X" + p.firstBuyer(),
                                "X" + p.thenExhibitor(),
                                "X" + p.thenBuyer()))
                        .toList(),
                List.of());
    }

    @Test
    void removingAMeetingLeavesTheRestValid() {
        int owed = 0;
        for (int i = 0; i < PLAN.meetings().size(); i += 37) {
            List<Meeting> fewer = new ArrayList<>(PLAN.meetings());
            Meeting gone = fewer.remove(i);
            List<TimetableCheck.Violation> wrong = TimetableCheck.check(EXPO, fewer);
            // Only that a meeting is missing which was owed can be said, and nothing of those that are left.
            assertThat(wrong)
                    .allMatch(v ->
                            v.meeting() == -1 && v.message().startsWith(gone.exhibitor() + " and " + gone.buyer()));
            owed += wrong.size();
        }
        assertThat(owed).isLessThan(PLAN.meetings().size() / 74);
    }

    @Test
    void filesReadBackAsTheSamePlan() throws IOException {
        Samples.write(PlanFiles.write(EXPO, PLAN), folder);
        MeetPlan again = PlanFiles.read(EXPO, folder);
        assertThat(again).isEqualTo(PLAN);
        assertThat(PlanFiles.verify(EXPO, again, folder)).isEmpty();
    }

    @Test
    void tamperedFilesFailAndSayWhat() throws IOException {
        assertThat(tamper(PlanFiles.MEETINGS, lines -> lines.remove(5)))
                .anyMatch(problem -> problem.message().startsWith("the value of the meetings is stated as"));
        assertThat(tamper(PlanFiles.MEETINGS, lines -> lines.add(lines.get(3))))
                .anyMatch(problem -> problem.field().equals("double-booking"))
                .anyMatch(problem -> problem.field().equals("repeated-pair"));
        assertThat(tamper(PlanFiles.MEETINGS, lines -> lines.set(1, raisedValue(lines.get(1)))))
                .anyMatch(problem -> problem.line() == 2 && problem.message().contains("is stated as worth"));
        assertThat(tamper(
                        PlanFiles.CERTIFICATE,
                        lines -> lines.replaceAll(line -> line.startsWith("bound")
                                ? "bound,," + (PLAN.certificate().kept())
                                : line)))
                .anyMatch(problem -> problem.message().startsWith("the bound of these prices is stated as"));
        assertThat(tamper(PlanFiles.CERTIFICATE, lines -> lines.add("price,E9999,5")))
                .anyMatch(problem -> problem.message().contains("'E9999', which is no exhibitor"));
    }

    /** Every field of a meeting and of the certificate, in several rows, is changed by itself: no change goes through. */
    @Test
    void noFieldCanBeChangedUnnoticed() throws IOException {
        List<String> meetings = List.of(
                PlanFiles.write(EXPO, PLAN).getOrDefault(PlanFiles.MEETINGS, "").split("\n"));
        List<String> columns = List.of(meetings.getFirst().split(","));
        for (int row = 1; row < meetings.size(); row += 1 + meetings.size() / 4) {
            for (int column = 0; column < columns.size(); column++) {
                int at = row;
                int field = column;
                assertThat(noticed(PlanFiles.MEETINGS, lines -> lines.set(at, changed(lines.get(at), field))))
                        .as(columns.get(column) + " of " + meetings.get(row))
                        .isTrue();
            }
        }
        for (String item : List.of("precision", "pairs", "bound", "matched", "kept", "bonus", "price")) {
            assertThat(noticed(
                            PlanFiles.CERTIFICATE,
                            lines -> lines.replaceAll(
                                    line -> line.startsWith(item + ",") ? line.replaceFirst("[0-9]+$", "7") : line)))
                    .as(item)
                    .isTrue();
        }
    }

    /** Another value of the same kind. */
    private static String changed(String line, int field) {
        String[] fields = line.split(",", -1);
        fields[field] = switch (field) {
            case 0 -> fields[0].equals("E0001") ? "E0002" : "E0001";
            case 1 -> fields[1].equals("B00001") ? "B00002" : "B00001";
            case 2 -> fields[2].replaceFirst("20", "19");
            case 3, 4 -> fields[field].replaceFirst(":..", ":17");
            case 7 -> fields[7].equals("online") ? "on-site" : "online";
            case 8 -> String.valueOf(Integer.parseInt(fields[8]) - 1);
            default -> fields[field] + "9";
        };
        return String.join(",", fields);
    }

    private boolean noticed(String file, java.util.function.Consumer<List<String>> change) throws IOException {
        try {
            return !tamper(file, change).isEmpty();
        } catch (io.shibo.codes.input.InputException refused) {
            return true;
        }
    }

    private static String raisedValue(String line) {
        String[] fields = line.split(",", -1);
        fields[8] = Integer.toString(Integer.parseInt(fields[8]) + 1);
        return String.join(",", fields);
    }

    private List<Problem> tamper(String file, java.util.function.Consumer<List<String>> change) throws IOException {
        Map<String, String> files = PlanFiles.write(EXPO, PLAN);
        List<String> lines =
                new ArrayList<>(List.of(files.getOrDefault(file, "").split("\n")));
        change.accept(lines);
        files.put(file, String.join("\n", lines) + "\n");
        Samples.write(files, folder);
        return PlanFiles.verify(EXPO, PlanFiles.read(EXPO, folder), folder);
    }

    @Test
    void movingAMeetingToAnotherSlotIsNoticed() {
        List<Meeting> moved = new ArrayList<>(PLAN.meetings());
        Meeting first = moved.getFirst();
        Meeting second = moved.stream()
                .filter(m -> m.exhibitorSeat().equals(first.exhibitorSeat()) && m != first)
                .findFirst()
                .orElseThrow();
        moved.set(
                0,
                new Meeting(
                        first.exhibitor(),
                        first.buyer(),
                        second.slot(),
                        first.attendance(),
                        first.value(),
                        first.offer(),
                        first.need(),
                        first.exhibitorPerson(),
                        first.buyerPerson()));
        assertThat(TimetableCheck.check(EXPO, moved))
                .anyMatch(v -> v.rule() == TimetableCheck.Rule.DOUBLE_BOOKING
                        && v.message().contains(first.exhibitorSeat()));
    }

    @Test
    void everyPairOfTheExpoCanBeAskedWhy() {
        Why.Answers answers = new Why.Answers(EXPO, PLAN);
        Set<String> reasons = new HashSet<>();
        for (Organisation exhibitor : EXPO.list(Role.EXHIBITOR)) {
            for (Organisation buyer : EXPO.list(Role.BUYER).subList(0, 60)) {
                Why why = answers.why(buyer, exhibitor);
                boolean met = PLAN.meetings().stream()
                        .anyMatch(m -> m.exhibitor().equals(exhibitor.id())
                                && m.buyer().equals(buyer.id()));
                assertThat(why.met()).isEqualTo(met);
                for (Language language : Language.values()) {
                    assertThat(why.sentences()).allMatch(s -> !s.text(language).contains("{"));
                }
                reasons.add(why.reason().key());
            }
        }
        assertThat(reasons)
                .contains("why.met.people", "why.met.must", "why.veto", "why.buyer.better", "why.no.subject");
        Organisation exhibitor = EXPO.list(Role.EXHIBITOR).getFirst();
        assertThat(answers.why(exhibitor, exhibitor).reason().key()).isEqualTo("why.same.side");
    }

    @Test
    void anEmptyExpoHasAnEmptyPlan() {
        Expo empty = new Expo(EXPO.edition(), List.of(), List.of(), List.of(), List.of(), null);
        MeetPlan plan = MeetPlan.make(empty, 1, stage -> {});
        assertThat(plan.meetings()).isEmpty();
        assertThat(plan.certificate().keptPercent()).isEqualByComparingTo("100");
    }

    @Test
    void whoSaysNothingAboutAvailabilityIsGivenNoMeeting() {
        List<Presence> others = EXPO.presences().stream()
                .filter(p -> !p.organisation().equals("E0001"))
                .toList();
        Expo expo = new Expo(
                EXPO.edition(),
                EXPO.organisations(),
                EXPO.offers(),
                EXPO.needs(),
                others,
                null,
                EXPO.venue(),
                new Particulars(EXPO.particulars().people(), List.of(), List.of(), List.of(), List.of()));
        assertThat(MeetPlan.make(expo, 1, stage -> {}).of("E0001")).isEmpty();
    }
}
