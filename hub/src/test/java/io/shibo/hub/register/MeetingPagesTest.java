package io.shibo.hub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.hub.TestHub;
import io.shibo.hub.meet.MeetSample;
import io.shibo.hub.meet.OwnAgenda;
import io.shibo.hub.meet.OwnMeetings;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.meet.Meeting;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From accepted registrations to a plan, and what participants do with their meetings, on pages without JavaScript. */
class MeetingPagesTest {
    private static final String EDITION = "2029";
    private static final Pattern ROW =
            Pattern.compile("(?m)^([A-Z][0-9]+),.*,https?://[^/]+(/register/enter\\S+?)\\r?$");

    private static final TestHub HUB = TestHub.shared();
    private static Map<String, String> links = Map.of();

    @BeforeAll
    static void theOrganiserOpensTheEditionAndTakesTheLinks() throws InterruptedException {
        Map<String, byte[]> files = new HashMap<>();
        SampleExpo.files(30, 90, 5)
                .forEach((name, text) -> files.put(
                        name,
                        (name.equals("edition.csv") ? text.replace("\n2026,", "\n" + EDITION + ",") : text)
                                .getBytes(StandardCharsets.UTF_8)));
        HUB.bean(Importing.class).take(files, State.ACCEPTED, false, "test");
        Editions editions = HUB.bean(Editions.class);
        editions.put(
                editions.find(EDITION).orElseThrow().edition(), Instant.now().plus(Duration.ofDays(1)));
        Visitor organiser = Visitor.account("inviter");
        organiser.get("/organiser/invitations?edition=" + EDITION);
        HttpResponse<String> file =
                organiser.post("/organiser/invitations/links", "edition", EDITION, "state", "ACCEPTED");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"links-2029.csv\"");
        links = new HashMap<>();
        Matcher rows = ROW.matcher(file.body());
        while (rows.find()) {
            links.put(rows.group(1), rows.group(2));
        }
        assertThat(links).hasSize(120);
        organiser.get("/organiser/invitations?edition=" + EDITION);
        organiser.post("/organiser/invitations/plan", "edition", EDITION);
        for (int i = 0; i < 600 && meetings().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(meetings()).isNotEmpty();
    }

    @AfterAll
    static void othersSeeTheSampleAgain() {
        MeetSample.close(EDITION);
    }

    private static RunningEdition.Running running() {
        return HUB.bean(RunningEdition.class).findForDevice().orElseThrow();
    }

    private static List<Meeting> meetings() {
        return running().meetings();
    }

    private static Visitor at(String id) {
        Visitor visitor = Visitor.anonymous();
        visitor.get(Objects.requireNonNull(links.get(id), id));
        visitor.get("/register/mine/meetings");
        return visitor;
    }

    private static OwnAgenda.View agenda(String id) {
        return HUB.bean(OwnAgenda.class).find(EDITION, id, Language.EN).orElseThrow();
    }

    /** One with a meeting that may be declined, and somebody recommended. */
    private static Organisation somebody(Role role, int skip) {
        return running().expo().list(role).stream()
                .filter(o -> !agenda(o.id()).recommended().isEmpty())
                .filter(o -> agenda(o.id()).days().stream()
                        .flatMap(day -> day.meetings().stream())
                        .anyMatch(m -> !m.owed()))
                .skip(skip)
                .findFirst()
                .orElseThrow();
    }

    private static OwnAgenda.Appointment declinable(String id) {
        return agenda(id).days().stream()
                .flatMap(day -> day.meetings().stream())
                .filter(m -> !m.owed())
                .findFirst()
                .orElseThrow();
    }

    private static boolean meet(String one, String other) {
        return meetings().stream()
                .anyMatch(m -> List.of(m.exhibitor(), m.buyer()).containsAll(List.of(one, other)));
    }

    @Test
    void whatIsDeclinedFreesItsSlotAndComesBackWhenThatIsUndone() {
        String own = somebody(Role.BUYER, 0).id();
        String other = declinable(own).with().id();
        int before = meetings().size();
        Visitor visitor = at(own);
        assertThat(visitor.post("/register/mine/meetings", "act", "decline", "with", other)
                        .body())
                .contains("Declined. The slot is free again.");
        assertThat(meet(own, other)).isFalse();
        assertThat(meetings()).hasSize(before - 1);
        assertThat(at(other).get("/register/mine/meetings").body()).contains("they declined");
        assertThat(visitor.post("/register/mine/meetings", "act", "undo", "with", other)
                        .body())
                .contains("Undone.");
        assertThat(meet(own, other)).isTrue();
        assertThat(meetings()).hasSize(before);
    }

    @Test
    void whatIsAcceptedIsSeenByTheOtherSideAndTakesNothing() {
        String own = somebody(Role.EXHIBITOR, 0).id();
        String other = declinable(own).with().id();
        List<Meeting> before = meetings();
        assertThat(at(own).post("/register/mine/meetings", "act", "accept", "with", other)
                        .body())
                .contains("accepted by you");
        assertThat(at(other).get("/register/mine/meetings").body()).contains("accepted by them");
        assertThat(at(other)
                        .post("/register/mine/meetings", "act", "accept", "with", own)
                        .body())
                .contains("accepted by both");
        assertThat(meetings()).isEqualTo(before);
        at(own).post("/register/mine/meetings", "act", "undo", "with", other);
        assertThat(at(other).get("/register/mine/meetings").body()).doesNotContain("accepted by both");
    }

    @Test
    void aRequestHoldsNothingUntilItIsAcceptedIntoAFreeSlot() {
        String own = somebody(Role.BUYER, 1).id();
        String other = agenda(own).recommended().stream()
                .map(each -> each.with().id())
                .filter(id -> !agenda(id).days().isEmpty())
                .findFirst()
                .orElseThrow();
        List<Meeting> before = meetings();
        Visitor asking = at(own);
        assertThat(asking.post("/register/mine/meetings", "act", "ask", "with", other)
                        .body())
                .contains("Asked.", "You have asked");
        assertThat(meetings()).as("no slot is held").isEqualTo(before);
        Visitor asked = at(other);
        assertThat(asked.get("/register/mine/meetings").body()).contains("They ask to meet you");
        // Both make room, in as many slots as it takes.
        while (!agenda(other).asked().getFirst().free()) {
            decline(own);
            decline(other);
        }
        int held = meetings().size();
        assertThat(asked.post("/register/mine/meetings", "act", "accept", "with", own)
                        .body())
                .contains("Accepted.");
        assertThat(meetings()).hasSize(held + 1);
        assertThat(meet(own, other)).isTrue();
        asked.post("/register/mine/meetings", "act", "undo", "with", own);
        assertThat(meet(own, other)).as("the request is open again").isFalse();
        assertThat(asked.get("/register/mine/meetings").body()).contains("They ask to meet you");
        asked.post("/register/mine/meetings", "act", "decline", "with", own);
        assertThat(agenda(own).asking()).isEmpty();
        assertThat(agenda(own).recommended())
                .extracting(each -> each.with().id())
                .doesNotContain(other);
    }

    private static void decline(String own) {
        agenda(own).days().stream()
                .flatMap(day -> day.meetings().stream())
                .filter(m -> !m.owed())
                .findFirst()
                .ifPresent(m -> HUB.bean(OwnMeetings.class)
                        .act(EDITION, own, OwnMeetings.Act.DECLINE, m.with().id()));
    }

    @Test
    void whoIsNotWantedIsRecommendedToNeitherUntilThatIsUndone() {
        String own = somebody(Role.EXHIBITOR, 1).id();
        String other = agenda(own).recommended().getFirst().with().id();
        Visitor visitor = at(own);
        visitor.post("/register/mine/meetings", "act", "no_thanks", "with", other);
        assertThat(agenda(own).recommended()).noneMatch(each -> each.with().id().equals(other));
        assertThat(agenda(other).recommended())
                .noneMatch(each -> each.with().id().equals(own));
        assertThat(agenda(other).refused()).as("nobody is told").isEmpty();
        visitor.post("/register/mine/meetings", "act", "undo", "with", other);
        assertThat(agenda(own).recommended()).anyMatch(each -> each.with().id().equals(other));
    }

    @Test
    void nobodyActsForOthersOrOnWhoIsNotThere() {
        String own = somebody(Role.BUYER, 2).id();
        List<Meeting> before = meetings();
        Visitor visitor = at(own);
        assertThat(visitor.post("/register/mine/meetings", "act", "accept", "with", own)
                        .body())
                .contains("That is not there any more.");
        assertThat(visitor.post("/register/mine/meetings", "act", "explode", "with", own)
                        .statusCode())
                .isEqualTo(400);
        assertThat(Visitor.anonymous().get("/register/mine/meetings").body()).contains("This link is not valid");
        assertThat(meetings()).isEqualTo(before);
    }

    @Test
    void theScoreIsExplainedPartByPartAndAddsUp() {
        OwnAgenda.Proposal proposal =
                agenda(somebody(Role.BUYER, 0).id()).recommended().getFirst();
        assertThat(proposal.parts().stream()
                        .mapToInt(part -> part.own() + part.other())
                        .sum())
                .isEqualTo(proposal.value());
    }

    @Test
    void badgeTimetableAndCalendarAreHerOwn() {
        String own = somebody(Role.BUYER, 0).id();
        Visitor visitor = at(own);
        assertThat(visitor.get("/register/mine/badge").body()).contains("<svg class=\"qr\"", "/1</p>");
        HttpResponse<String> paper = visitor.get("/register/mine/timetable");
        assertThat(paper.body()).contains(running().expo().get(own).name(), "<table>");
        assertThat(paper.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'self' 'sha256-");
        HttpResponse<String> calendar = visitor.get("/register/mine/calendar.ics");
        assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR");
        assertThat(calendar.body().split("BEGIN:VEVENT", -1))
                .hasSize(agenda(own).count() + 1);
        visitor.get("/register/mine/meetings");
        assertThat(visitor.post("/register/mine/calendar").body()).contains("/api/v1/meet/day/calendars/");
    }

    @Test
    void theOrganiserPrintsBadgesThatGatesAccept() {
        Visitor organiser = Visitor.account("printer");
        assertThat(organiser.get("/organiser/badges").body()).contains("1–");
        Organisation one = running().expo().list(Role.EXHIBITOR).getFirst();
        assertThat(organiser.get("/organiser/badges?q=" + one.id()).body()).contains(one.id());
        String sheet = organiser.get("/organiser/badges/print?of=" + one.id()).body();
        int people = Math.max(1, running().expo().peopleOf(one.id()).size());
        assertThat(sheet.split("<article class=\"badge", -1)).hasSize(people + 1);
        assertThat(Visitor.anonymous()
                        .get("/organiser/badges/print?of=" + one.id())
                        .body())
                .doesNotContain("<article class=\"badge");
    }

    /** Each acts on the plan there is by then, and not on the one its page was drawn from. */
    @Test
    void whoDeclineAtTheSameMomentAllCount() throws Exception {
        List<Meeting> chosen = new java.util.ArrayList<>();
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (Meeting meeting : meetings()) {
            boolean owed = agenda(meeting.buyer()).days().stream()
                    .flatMap(day -> day.meetings().stream())
                    .anyMatch(m -> m.owed() && m.with().id().equals(meeting.exhibitor()));
            if (!owed && chosen.size() < 6 && seen.add(meeting.buyer())) {
                chosen.add(meeting);
            }
        }
        int before = meetings().size();
        OwnMeetings own = HUB.bean(OwnMeetings.class);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (Meeting each : chosen) {
                var unused =
                        threads.submit(() -> own.act(EDITION, each.buyer(), OwnMeetings.Act.DECLINE, each.exhibitor()));
            }
        }
        assertThat(meetings()).hasSize(before - chosen.size());
        long rows = HUB.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select count(*) from meet_meeting where edition = ?")
                .param(EDITION)
                .query(Long.class)
                .single();
        assertThat(rows).isEqualTo(meetings().size());
        chosen.forEach(each -> own.act(EDITION, each.buyer(), OwnMeetings.Act.UNDO, each.exhibitor()));
    }

    @Test
    void growthIsCountedByWhoWhereWhatAndHow() {
        Visitor organiser = Visitor.account("counter");
        assertThat(organiser.get("/organiser/growth?edition=" + EDITION).body())
                .contains("By country", "<rect class=\"bar s1\"")
                .containsPattern("y=\"22\" height=\"18\" width=\"1000\"")
                .doesNotContain("NaN", "Infinity");
        HttpResponse<String> table = HUB.send(
                java.net.http.HttpRequest.newBuilder(HUB.at("/api/v1/meet/registrations/growth?edition=" + EDITION))
                        .header("Authorization", HUB.member()));
        assertThat(table.body()).contains("\"by\" : \"country\"", "\"key\" : \"exhibitor\"");
    }
}
