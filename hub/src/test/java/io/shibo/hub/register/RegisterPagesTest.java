package io.shibo.hub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.TestHub;
import io.shibo.hub.io.Sha256;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registering as participants and organisers do it, on pages without JavaScript. */
class RegisterPagesTest {
    /** Sorts before any other test's edition, so that it is the one that is open. */
    private static final String EDITION = "0100";

    private static final Pattern HIT = Pattern.compile("name=\"to\" value=\"(E[0-9]+)\"");
    private static final Pattern WAITING = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"");

    private final TestHub hub = TestHub.shared();

    @BeforeAll
    static void anOpenEdition() {
        Map<String, byte[]> files = new HashMap<>();
        SampleExpo.files(8, 20, 3)
                .forEach((name, text) -> files.put(
                        name,
                        (name.equals("edition.csv") ? text.replace("\n2026,", "\n" + EDITION + ",") : text)
                                .getBytes(StandardCharsets.UTF_8)));
        TestHub.shared().bean(Importing.class).take(files, State.ACCEPTED, false, "test");
        open(Duration.ofDays(1));
    }

    private static void open(Duration time) {
        Editions editions = TestHub.shared().bean(Editions.class);
        editions.put(
                editions.find(EDITION).orElseThrow().edition(), Instant.now().plus(time));
    }

    private String id(String name) {
        return hub.bean(JdbcClient.class)
                .sql("select id from register_dossier where edition = ? and name_key = ?")
                .params(EDITION, Dossiers.key(name))
                .query(String.class)
                .single();
    }

    private String path(String name) {
        return "/organiser/registrations/" + EDITION + "/" + id(name);
    }

    @Test
    void whatIsWrongInTheFirstFormIsNamedAndWhatWasWrittenStays() {
        Visitor visitor = Visitor.anonymous();
        visitor.get("/register");
        HttpResponse<String> wrong = visitor.post(
                "/register",
                "role",
                "buyer",
                "name",
                "PT Salah Surel",
                "country",
                "ID",
                "language",
                "id",
                "person",
                "Budi",
                "email",
                "nowhere");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("is not an e-mail address", "value=\"PT Salah Surel\"", "value=\"Budi\"");
        assertThat(visitor.get("/register/mine").body()).contains("This link is not valid");
    }

    @Test
    void aParticipantIsHelpedToACodeAndMarksWhomToMeet() {
        Visitor visitor = Visitor.anonymous();
        visitor.registers("buyer", "PT Kode Bantu", "kode@example.com");
        visitor.get("/register/mine/lines");
        HttpResponse<String> suggested = visitor.post(
                "/register/mine/lines", "title", "直播带货", "titleLanguage", "zh", "act", "suggest", "destination", "ID");
        assertThat(suggested.body())
                .contains("CPC:83611")
                .as("what was written stays")
                .contains("直播带货");
        assertThat(visitor.post(
                                "/register/mine/lines",
                                "title",
                                "直播带货",
                                "titleLanguage",
                                "zh",
                                "use",
                                "CPC:83611",
                                "destination",
                                "ID",
                                "quantity",
                                "12",
                                "unit",
                                "MON",
                                "certificates",
                                "iso27001")
                        .body())
                .contains("Saved.", "CPC:83611", "ISO27001", "Month");
        visitor.get("/register/mine/wishes");
        String exhibitor = visitor.find(HIT);
        assertThat(exhibitor).isNotEmpty();
        HttpResponse<String> wished =
                visitor.post("/register/mine/wishes", "to", exhibitor, "wish", "must-meet", "q", "");
        assertThat(wished.body())
                .contains("What you said", "aria-pressed=\"true\"")
                .as("nobody's address")
                .doesNotContain(".example", "@");
        HttpResponse<String> stale =
                visitor.post("/register/mine/wishes", "version", "1", "to", exhibitor, "wish", "no-thanks", "q", "");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody else changed it in between");
    }

    @Test
    void aLinkOpensItsOwnRegistrationUntilItIsRevoked() throws IOException {
        Visitor visitor = Visitor.anonymous();
        String link = visitor.registers("buyer", "PT Tautan", "tautan@example.com");
        String key = link.substring(link.indexOf('=') + 1);
        Visitor phone = Visitor.anonymous();
        assertThat(phone.get(link).body()).contains("PT Tautan");
        assertThat(phone.get("/register/mine/people").body()).contains("tautan@example.com");
        assertThat(hub.bean(JdbcClient.class)
                        .sql("select count(*) from register_link where hash = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .as("the token itself is kept nowhere")
                .isZero();
        visitor.get("/register/mine");
        HttpResponse<String> renewed = visitor.post("/register/mine/link");
        assertThat(renewed.body()).contains("/register/enter?key=").doesNotContain(key);
        assertThat(renewed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(phone.get("/register/mine").body()).as("its session ends").contains("This link is not valid");
        assertThat(Visitor.anonymous().get(link).body()).contains("This link is not valid");
        assertThat(visitor.get("/register/mine").body()).contains("PT Tautan");
        assertThat(Files.readString(hub.home().resolve("log/hub.log")))
                .doesNotContain(key)
                .doesNotContain("tautan@example.com");
    }

    @Test
    void aFormWithoutItsTokenAndAStrangerAreRefused() {
        HttpResponse<String> foreign = hub.send(java.net.http.HttpRequest.newBuilder(hub.at("/register"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("role=buyer&name=x")));
        assertThat(foreign.statusCode()).isEqualTo(403);
        Visitor visitor = Visitor.anonymous();
        visitor.registers("buyer", "PT Asing", "asing@example.com");
        visitor.get("/register/mine");
        assertThat(visitor.post(path("PT Asing") + "/accept").body()).contains("Sign in");
        assertThat(visitor.get("/organiser/registrations").body())
                .contains("Sign in")
                .doesNotContain("PT Asing");
        assertThat(hub.get("/meet").body()).doesNotContain("asing@example.com");
    }

    @Test
    void theOrganiserReturnsWithAReasonAndAcceptsWhatWasMended() {
        Visitor participant = Visitor.anonymous();
        participant.registers("buyer", "PT Kembali", "kembali@example.com");
        Visitor organiser = Visitor.account("register-one");
        assertThat(organiser
                        .get("/organiser/registrations?edition=" + EDITION + "&state=SUBMITTED")
                        .body())
                .contains("PT Kembali", "Against the edition before");
        organiser.get(path("PT Kembali"));
        assertThat(organiser
                        .post(path("PT Kembali") + "/return", "reason", "Send the licence.")
                        .body())
                .contains("Returned", "by register-one", "kembali@example.com");
        assertThat(participant.get("/register/mine").body()).contains("Send the licence.");
        participant.post("/register/mine/submit");
        organiser.get(path("PT Kembali"));
        assertThat(organiser.post(path("PT Kembali") + "/accept").body()).contains("Accepted");
        participant.get("/register/mine/times");
        participant.post(
                "/register/mine/times",
                "day",
                "2026-03-25",
                "attendance",
                "online",
                "from",
                "09:00",
                "to",
                "12:00",
                "most",
                "4");
        assertThat(participant.get("/register/mine").body())
                .as("times are its own affair")
                .contains("You take part");
        participant.get("/register/mine/people");
        participant.post("/register/mine/people", "person", "Another", "act", "save");
        assertThat(participant.get("/register/mine").body())
                .as("the organiser looks at people again")
                .contains("The organiser is looking at it");
        assertThat(participant.post("/register/mine/undo").body()).contains("You take part");
    }

    @Test
    void severalAreAcceptedAtOnceAndOneThatWasChangedSinceIsPassedOver() {
        Visitor first = Visitor.anonymous();
        first.registers("buyer", "PT Borongan Satu", "satu@example.com");
        Visitor second = Visitor.anonymous();
        second.registers("buyer", "PT Borongan Dua", "dua@example.com");
        Visitor organiser = Visitor.account("register-six");
        String list = organiser
                .get("/organiser/registrations?edition=" + EDITION + "&state=SUBMITTED&q=borongan")
                .body();
        String one = id("PT Borongan Satu");
        String two = id("PT Borongan Dua");
        Pattern seen = Pattern.compile("value=\"((?:%s|%s) [0-9]+)\"".formatted(one, two));
        List<String> picks =
                seen.matcher(list).results().map(match -> match.group(1)).toList();
        assertThat(picks).hasSize(2);
        second.get("/register/mine/people");
        second.post("/register/mine/people", "person", "Another", "act", "save");
        String done = organiser
                .post(
                        "/organiser/registrations/accept",
                        "edition",
                        EDITION,
                        "pick",
                        picks.getFirst(),
                        "pick",
                        picks.getLast())
                .body();
        assertThat(done).contains("Accepted now: 1. Changed by others in between: 1.");
        assertThat(first.get("/register/mine").body()).contains("You take part");
        assertThat(second.get("/register/mine").body()).contains("The organiser is looking at it");
    }

    @Test
    void aProblemIsSaidInTheReadersLanguageBesideItsDetail() {
        Visitor visitor = Visitor.anonymous();
        visitor.get("/register?lang=zh");
        assertThat(visitor.post(
                                "/register?lang=zh",
                                "role",
                                "buyer",
                                "name",
                                "PT Bahasa",
                                "country",
                                "ID",
                                "language",
                                "id",
                                "person",
                                "Budi",
                                "email",
                                "nowhere")
                        .body())
                .contains("电子邮箱：请按 name@example.com 的格式填写。", "is not an e-mail address");
    }

    @Test
    void evidenceIsKeptWithItsDigestAndComesOutAsAFileToSave() {
        Visitor participant = Visitor.anonymous();
        participant.registers("exhibitor", "PT Bukti", "bukti@example.com");
        participant.get("/register/mine/evidence");
        Map<String, String> fields = Map.of("identifier", "NIB:1234567890123", "kind", "register-extract");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> refused =
                participant.upload("/register/mine/evidence", fields, "file", "extract.pdf", script);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("is neither a PDF nor a PNG or JPEG picture");
        byte[] large = new byte[EvidenceFiles.MAX_BYTES + 1];
        large[0] = '%';
        assertThat(participant
                        .upload("/register/mine/evidence", fields, "file", "x.pdf", large)
                        .body())
                .contains("at most 2,097,152 are kept");
        byte[] pdf = "%PDF-1.7 an extract".getBytes(StandardCharsets.UTF_8);
        assertThat(participant
                        .upload("/register/mine/evidence", fields, "file", "../../my \"extract\".pdf", pdf)
                        .body())
                .contains("Saved.");
        Visitor organiser = Visitor.account("register-two");
        String page = organiser.get(path("PT Bukti")).body();
        assertThat(page).contains("sha256:" + Sha256.hex(pdf));
        String file = organiser.find(Pattern.compile("href=\"(/organiser/registrations/[^\"]+/evidence/[^\"]+)\""));
        HttpResponse<String> download = organiser.get(file);
        assertThat(download.body()).isEqualTo("%PDF-1.7 an extract");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("attachment;").doesNotContain(".."));
        assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(Visitor.anonymous().get(file).body()).contains("Sign in");
        Visitor other = Visitor.anonymous();
        other.registers("buyer", "PT Lain", "lain@example.com");
        assertThat(other.get(file.replaceAll(".*/evidence", "/register/mine/evidence"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anImportIsLookedAtBeforeItIsWrittenAndOnlyByWhoSentIt() {
        Visitor organiser = Visitor.account("register-three");
        organiser.get("/organiser/import");
        byte[] rows = ("id,role,name,country,languages,most_meetings\nX1,buyer,Imported Trading,SG,en,5\n")
                .getBytes(StandardCharsets.UTF_8);
        String preview = organiser
                .upload("/organiser/import", Map.of("state", "submitted"), "files", "organisations.csv", rows)
                .body();
        assertThat(preview).contains("This is what it would do", "Imported Trading");
        String waiting = organiser.find(WAITING);
        assertThat(organiser
                        .get("/organiser/registrations?edition=" + EDITION + "&q=imported")
                        .body())
                .doesNotContain("Imported Trading");
        Visitor another = Visitor.account("register-four");
        another.get("/organiser/import");
        assertThat(another.post("/organiser/import/write", "id", waiting).statusCode())
                .isEqualTo(409);
        organiser.get("/organiser/import");
        organiser.upload("/organiser/import", Map.of("state", "submitted"), "files", "organisations.csv", rows);
        assertThat(organiser
                        .post("/organiser/import/write", "id", organiser.find(WAITING))
                        .body())
                .contains("Taken in");
        assertThat(organiser
                        .get("/organiser/registrations?edition=" + EDITION + "&q=imported")
                        .body())
                .contains("Imported Trading");
        organiser.get("/organiser/import");
        byte[] wrong =
                "id,role,name,country,languages,most_meetings\nX2,seller,,UK,en,5\n".getBytes(StandardCharsets.UTF_8);
        assertThat(organiser
                        .upload("/organiser/import", Map.of(), "files", "organisations.csv", wrong)
                        .body())
                .contains("organisations.csv:2: role", "organisations.csv:2: name", "The United Kingdom is GB");
    }

    @Test
    void afterTheLastDayAParticipantReadsAndChangesNothing() {
        Visitor participant = Visitor.anonymous();
        participant.registers("buyer", "PT Terlambat", "terlambat@example.com");
        participant.get("/register/mine/people");
        try {
            open(Duration.ofSeconds(-1));
            assertThat(participant
                            .post("/register/mine/people", "person", "Late", "act", "save")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(participant.get("/register/mine").body())
                    .contains("PT Terlambat", "Changes are not possible any more");
        } finally {
            open(Duration.ofDays(1));
        }
    }

    @Test
    void anAgreedMeetingShowsThePartnersAddressAndNothingElseDoes() {
        Visitor buyer = Visitor.anonymous();
        buyer.registers("buyer", "PT Sepakat", "sepakat@example.com");
        Visitor exhibitor = Visitor.anonymous();
        exhibitor.registers("exhibitor", "PT Mitra", "mitra@example.com");
        Visitor organiser = Visitor.account("register-five");
        for (String name : new String[] {"PT Sepakat", "PT Mitra"}) {
            organiser.get(path(name));
            organiser.post(path(name) + "/accept");
        }
        assertThat(buyer.get("/register/mine").body()).doesNotContain("mitra@example.com");
        hub.bean(Editions.class)
                .put(
                        EDITION,
                        "fixed.csv",
                        "exhibitor,buyer,day,from\n%s,%s,2026-03-24,09:30\n"
                                .formatted(id("PT Mitra"), id("PT Sepakat")));
        assertThat(buyer.get("/register/mine").body())
                .contains("Agreed meetings", "PT Mitra", "mitra@example.com", "2026-03-24 09:30");
        assertThat(exhibitor.get("/register/mine").body()).contains("sepakat@example.com");
    }
}
