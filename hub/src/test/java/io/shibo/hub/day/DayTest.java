package io.shibo.hub.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.TestHub;
import io.shibo.hub.json.Json;
import io.shibo.hub.meet.MeetSample;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeToken;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.day.Direction;
import io.shibo.meet.day.Entry;
import io.shibo.meet.day.Fact;
import io.shibo.meet.day.Journal;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Seen;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DayTest {
    private static final String API = "/api/v1/meet/day";
    private static final Instant TEN = Instant.parse("2026-03-24T02:00:00Z");

    private final TestHub hub = TestHub.shared();
    private final Expo expo = running();
    private final HttpClient client = HttpClient.newHttpClient();

    /** As the hub has it. */
    private Expo running() {
        assertThat(MeetSample.loaded().organisations()).isNotEmpty();
        return hub.bean(RunningEdition.class).findForDevice().orElseThrow().expo();
    }

    private record Device(String name, String token) {}

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private Device enrol(String kind, String place) {
        HttpResponse<String> made =
                send(HttpRequest.newBuilder(hub.at(API + "/devices?kind=" + kind + "&place=" + place))
                        .header("Authorization", hub.member())
                        .POST(BodyPublishers.noBody()));
        assertThat(made.statusCode()).isEqualTo(200);
        return new Device(field(made.body(), "device"), field(made.body(), "token"));
    }

    private static String field(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\" : \"([^\"]*)\"").matcher(json);
        assertThat(value.find()).as(json).isTrue();
        return value.group(1);
    }

    private HttpResponse<String> post(Device device, List<Entry> entries) {
        return send(HttpRequest.newBuilder(hub.at(API + "/journal"))
                .header("Authorization", "Bearer " + device.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(Journal.of(entries).write()))));
    }

    private HttpResponse<String> get(Device device, String path) {
        return send(HttpRequest.newBuilder(hub.at(API + path)).header("Authorization", "Bearer " + device.token()));
    }

    private static Entry scan(Device device, int number, int minutes, String zone, Direction direction, Seen seen) {
        return new Entry(device.name(), number, TEN.plusSeconds(60L * minutes), new Fact.Scan(zone, direction, seen));
    }

    private static Seen valid(String holder) {
        return new Seen(new BadgeId(holder, 1), BadgeCheck.Outcome.VALID, "");
    }

    private String hall() {
        return String.valueOf(expo.list(Role.EXHIBITOR).getFirst().hall());
    }

    @Test
    void batchesMayComeTwiceAndInAnyOrderAndGetTheSameAnswer() {
        Device gate = enrol("gate", hall());
        List<String> holders =
                Roster.of(expo).registered().stream().map(Holder::id).limit(30).toList();
        List<Entry> entries = new ArrayList<>();
        for (String holder : holders) {
            entries.add(scan(gate, entries.size() + 1, entries.size(), hall(), Direction.IN, valid(holder)));
        }
        HttpResponse<String> later = post(gate, entries.subList(20, 30));
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(post(gate, entries.subList(0, 25)).statusCode()).isEqualTo(200);
        assertThat(post(gate, entries.subList(20, 30)).body()).isEqualTo(later.body());
        assertThat(later.body()).contains("\"entries\" : 10", gate.name() + "/21", gate.name() + "/30");
        long kept = hub.bean(JdbcClient.class)
                .sql("select count(*) from day_entry where device = ?")
                .param(gate.name())
                .query(Long.class)
                .single();
        assertThat(kept).isEqualTo(30);
        String inside = get(gate, "/inside").body();
        assertThat(inside).contains("\"inside\"");
        String state = hub.get(API + "/state?at=2026-03-24T03:00:00Z").body();
        assertThat(state).contains("\"" + hall() + "\" : 30", "\"2026-03-24T10:00\"");
        String board = hub.get("/meet/day?at=2026-03-24T03:00:00Z").body();
        assertThat(board).contains("Who is here now", "Entered, by the hour").doesNotContain(gate.name());
        assertThat(hub.get("/meet/day?at=2026-03-24T03:00:00Z&lang=ar").body())
                .contains("dir=\"rtl\"", "من الموجود الآن");
    }

    @Test
    void anOrganiserMayBringAJournalThatWasCarriedByHand() {
        Device carried = new Device("GATE-CARRIED", "");
        Holder holder = Roster.of(expo).registered().get(50);
        Entry entry = scan(carried, 1, 1_500, hall(), Direction.IN, valid(holder.id()));
        HttpResponse<String> sent = send(HttpRequest.newBuilder(hub.at(API + "/journal"))
                .header("Authorization", hub.member())
                .POST(BodyPublishers.ofString(
                        Json.write(Journal.of(List.of(entry)).write()))));
        assertThat(sent.body()).contains("GATE-CARRIED/1");
        assertThat(hub.get(API + "/state?at=2026-03-25T03:01:00Z").body()).contains("\"" + hall() + "\" : 1");
    }

    @Test
    void nobodyWritesForAnotherAndWithoutATokenNothing() {
        Device gate = enrol("gate", hall());
        Device phone = enrol("participant", "E0002");
        Entry own = scan(gate, 1, 0, hall(), Direction.IN, valid("B00001"));
        assertThat(post(new Device(gate.name(), "guessed"), List.of(own)).statusCode())
                .isEqualTo(401);
        assertThat(post(phone, List.of(own)).statusCode()).isEqualTo(400);
        Entry asGate = scan(phone, 1, 0, hall(), Direction.IN, valid("B00001"));
        assertThat(post(phone, List.of(asGate)).body()).contains("may not write this");
        Entry other =
                new Entry(phone.name(), 1, TEN, new Fact.LeadTaken("E0003", valid("B00001"), true, 1, List.of(), ""));
        assertThat(post(phone, List.of(other)).statusCode()).isEqualTo(400);
        assertThat(get(phone, "/inside").statusCode()).isEqualTo(403);
        assertThat(get(gate, "/leads").statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(hub.at(API + "/devices?kind=gate&place=" + hall()))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(hub.at(API + "/devices?kind=gate&place=9Z"))
                                .header("Authorization", hub.member())
                                .POST(BodyPublishers.noBody()))
                        .body())
                .contains("'9Z' is no hall");
    }

    @Test
    void whatAGateCouldNotCheckIsCheckedWithThePublishedKey() {
        Device gate = enrol("gate", "site");
        Holder holder = Roster.of(expo).registered().getLast();
        String token = BadgeToken.sign(
                holder.badge(expo.edition(), 7), hub.bean(BadgeKey.class).pair().getPrivate());
        assertThat(hub.get(API + "/key").body()).contains("\"keys\"", "MCowBQYDK2VwAyEA");
        Seen unchecked = new Seen(new BadgeId(holder.id(), 7), BadgeCheck.Outcome.NOT_CHECKED, token);
        Seen forged = new Seen(
                new BadgeId(holder.id(), 7),
                BadgeCheck.Outcome.NOT_CHECKED,
                token.substring(0, 60) + (token.charAt(60) == 'A' ? 'B' : 'A') + token.substring(61));
        post(gate, List.of(scan(gate, 1, 200, "site", Direction.IN, unchecked)));
        assertThat(hub.get(API + "/state?at=2026-03-24T05:21:00Z").body()).contains("\"site\" : 1");
        post(gate, List.of(scan(gate, 2, 202, "site", Direction.OUT, forged)));
        assertThat(hub.get(API + "/state?at=2026-03-24T05:30:00Z").body()).contains("\"site\" : 1");
        send(HttpRequest.newBuilder(
                        hub.at(API + "/revocations?badge=" + holder.id() + "/7&from=2026-03-24&reason=lost%20badge"))
                .header("Authorization", hub.member())
                .POST(BodyPublishers.noBody()));
        assertThat(hub.get(API + "/revocations").body())
                .contains(holder.id() + "/7", "2026-03-24")
                .doesNotContain("lost badge");
        assertThat(hub.get(API + "/state?at=2026-03-24T05:30:00Z").body()).doesNotContain("\"site\" : 1");
    }

    @Test
    void aPhoneGetsItsOwnLeadsAlone() {
        Organisation exhibitor = expo.list(Role.EXHIBITOR).get(4);
        Device phone = enrol("participant", exhibitor.id());
        Device others = enrol("participant", "E0006");
        Holder buyer = Roster.of(expo).registered().get(40);
        Fact lead =
                new Fact.LeadTaken(exhibitor.id(), valid(buyer.id()), true, 5, List.of("8504"), "=cmd|' /C calc'!A0");
        assertThat(post(phone, List.of(new Entry(phone.name(), 1, TEN, lead))).statusCode())
                .isEqualTo(200);
        assertThat(get(phone, "/leads").body()).contains(buyer.name(), "'=cmd|").startsWith("\uFEFFbadge");
        assertThat(get(phone, "/leads?as=vcf").body()).contains("BEGIN:VCARD");
        assertThat(get(others, "/leads").body()).doesNotContain(buyer.id());
        assertThat(get(phone, "/meetings").body()).contains("\"exhibitor\" : \"" + exhibitor.id());
    }

    @Test
    void aCalendarIsOpenedByItsPrivateAddressAlone() {
        HttpResponse<String> opened = send(HttpRequest.newBuilder(hub.at(API + "/calendars?organisation=E0001"))
                .header("Authorization", hub.member())
                .POST(BodyPublishers.noBody()));
        String path = field(opened.body(), "path");
        HttpResponse<String> calendar = hub.get(path + "?lang=zh");
        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.body()).contains("BEGIN:VEVENT", "SEQUENCE:0");
        assertThat(hub.get(path).body()).contains("DTSTAMP");
        assertThat(hub.get(API + "/calendars/" + "A".repeat(32) + ".ics").statusCode())
                .isEqualTo(404);
        send(HttpRequest.newBuilder(hub.at(API + "/calendars?organisation=E0001"))
                .header("Authorization", hub.member())
                .POST(BodyPublishers.noBody()));
        assertThat(hub.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theClosingFiguresArePublicAndTheirRecordsAreNot() {
        assertThat(hub.get(API + "/closing").body()).contains("\"meetings.planned\"", "\"method\"");
        assertThat(hub.get(API + "/closing?as=csv").body()).startsWith("figure,group,value,unit,records");
        assertThat(hub.get(API + "/closing/records").statusCode()).isEqualTo(401);
        for (String language : List.of("en", "zh", "id", "ar")) {
            assertThat(hub.get("/meet/day/closing", language).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theOrganisersBoardEnrolsRevokesAndShowsWhatToLookAt() {
        hub.addAccount("day-organiser", "an organiser of these tests", "MEMBER", false);
        HttpClient browser = hub.signedIn("day-organiser", "an%20organiser%20of%20these%20tests");
        String board =
                hub.send(browser, HttpRequest.newBuilder(hub.at("/meet/day"))).body();
        assertThat(board).contains("Enrol a gate", "Revoked badges");
        String csrf = TestHub.csrf(board);
        HttpResponse<String> device = hub.send(
                browser,
                HttpRequest.newBuilder(hub.at("/meet/day/devices"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("kind=gate&place=" + hall() + "&_csrf=" + csrf)));
        assertThat(device.body()).contains("<svg", "/meet/day/scan#GATE-");
        HttpResponse<String> wrong = hub.send(
                browser,
                HttpRequest.newBuilder(hub.at("/meet/day/revocations"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("badge=no+badge&_csrf=" + csrf)));
        assertThat(wrong.body()).contains("&#39;no badge&#39;");
        assertThat(hub.get("/meet/day/scan").body()).contains("/day-journal-", "This device is not enrolled");
        assertThat(hub.get("/day-sw.js").statusCode()).isEqualTo(200);
    }
}
