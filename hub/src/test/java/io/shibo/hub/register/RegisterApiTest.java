package io.shibo.hub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.TestHub;
import io.shibo.hub.io.ZipFolder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.sample.SampleExpo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registrations through the interface for programs, with rows in the embedded database. */
class RegisterApiTest {
    private static final String BASE = "/api/v1/meet/registrations";

    private final TestHub hub = TestHub.shared();

    private static Map<String, String> expo(String edition, int exhibitors, int buyers) {
        Map<String, String> files = new LinkedHashMap<>(SampleExpo.files(exhibitors, buyers, 7));
        files.computeIfPresent("edition.csv", (name, text) -> text.replace("\n2026,", "\n" + edition + ","));
        return files;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipFolder.write(files, out);
        return out.toByteArray();
    }

    private HttpResponse<String> take(Map<String, String> files, boolean dry) throws IOException {
        return hub.send(HttpRequest.newBuilder(hub.at(BASE + "/import?dry=" + dry))
                .header("Authorization", hub.member())
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zip(files))));
    }

    private Expo export(String edition) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(hub.at(BASE + "/export?edition=" + edition))
                            .header("Authorization", hub.member())
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"expo-%s.zip\"".formatted(edition));
            Map<String, byte[]> files = ZipFolder.read(
                    "export", new ByteArrayInputStream(answer.body()), ExpoReader.FILES, ZipFolder.MAX_BYTES);
            return ExpoReader.read(List.of(ExpoSource.ofBytes(files)));
        }
    }

    private HttpResponse<String> get(String path) {
        return hub.send(HttpRequest.newBuilder(hub.at(path)).header("Authorization", hub.member()));
    }

    private HttpResponse<String> send(String method, String path, String match, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.at(path))
                .header("Authorization", hub.member())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return hub.send(match.isEmpty() ? request : request.header("If-Match", match));
    }

    private static String path(HttpResponse<String> created) {
        String id = created.body().replaceAll("(?s).*?\"id\" : \"([^\"]+)\".*", "$1");
        String edition = created.body().replaceAll("(?s).*?\"edition\" : \"([^\"]+)\".*", "$1");
        return BASE + "/" + edition + "/" + id;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void anExpoTakenInAndGivenOutIsTheSame() throws IOException, InterruptedException {
        Map<String, String> files = expo("2031", 25, 90);
        Expo expo = ExpoReader.read(List.of(ExpoSource.of(files)));
        assertThat(take(files, true).body()).contains("\"added\" : 115", "\"written\" : false");
        assertThat(get(BASE + "?edition=2031").statusCode())
                .as("a dry run writes nothing")
                .isEqualTo(400);
        assertThat(take(files, false).body()).contains("\"added\" : 115", "\"written\" : true");
        Expo again = export("2031");
        assertThat(again.edition()).isEqualTo(expo.edition());
        assertThat(again.organisations()).isEqualTo(expo.organisations());
        assertThat(again.offers()).isEqualTo(expo.offers());
        assertThat(again.needs()).isEqualTo(expo.needs());
        assertThat(again.presences()).isEqualTo(expo.presences());
        assertThat(again.findPrevious()).isEqualTo(expo.findPrevious());
        assertThat(again.venue().listWalks()).hasSameElementsAs(expo.venue().listWalks());
        assertThat(again.particulars().people()).isEqualTo(expo.particulars().people());
        assertThat(again.particulars().wishes())
                .hasSameElementsAs(expo.particulars().wishes());
        assertThat(again.particulars().fixed()).isEqualTo(expo.particulars().fixed());
        assertThat(again.particulars().evidence())
                .hasSameElementsAs(expo.particulars().evidence());
        assertThat(take(files, false).body())
                .as("the same once more changes nothing")
                .contains("\"added\" : 0", "\"changed\" : 0", "\"unchanged\" : 115");
    }

    @Test
    void oneFileOfAnExpoChangesWhatItNamesAndAllThatIsWrongIsToldAtOnce() throws IOException, InterruptedException {
        Map<String, String> files = expo("2032", 6, 20);
        take(files, false);
        String offers = files.getOrDefault("offers.csv", "");
        String one = offers.lines()
                .filter(line -> line.contains(",E0003,"))
                .findFirst()
                .orElseThrow();
        String header = offers.lines().findFirst().orElseThrow();
        Map<String, String> part = new LinkedHashMap<>();
        part.put("edition.csv", files.getOrDefault("edition.csv", ""));
        part.put("offers.csv", header + "\n" + one.replaceFirst("^O[0-9]+", "O77777") + "\n");
        assertThat(take(part, false).body()).contains("\"changed\" : 1", "\"unchanged\" : 25");
        assertThat(export("2032").offersOf("E0003"))
                .singleElement()
                .satisfies(o -> assertThat(o.id()).isEqualTo("O77777"));
        part.put("offers.csv", header + "\nO8,E0099,x,en,847950,,,,,,\nO9,E0001,x,xx,1,,,,,,\n");
        part.put("wishes.csv", "from,to,wish\nB00001,E0001,perhaps\n");
        HttpResponse<String> wrong = take(part, false);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("'E0099' is not in organisations.csv", "'xx' is not a language", "'perhaps' is not known")
                .contains("\"file\" : \"offers.csv\"", "\"line\" : 2", "\"line\" : 3");
        assertThat(export("2032").offersOf("E0001"))
                .as("nothing of it was written")
                .isNotEmpty();
    }

    @Test
    void aRegistrationGoesFromDraftToAcceptedAndEachChangeIsKept() throws IOException {
        take(expo("2033", 5, 5), false);
        HttpResponse<String> wrong = send("POST", BASE + "?edition=2033", "", """
                {"role": "buyer", "name": "PT Niaga", "country": "UK", "languages": ["xx"],
                 "needs": [{"title": "robot", "language": "en", "code": "84", "destination": "ID"}]}""");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("The United Kingdom is GB", "'xx' is not a language", "needs[0].code", "is a whole chapter");
        HttpResponse<String> made = send("POST", BASE + "?edition=2033", "", """
                {"role": "buyer", "name": "PT Niaga", "country": "ID", "languages": ["id", "en"],
                 "identifiers": ["USCC:91350211M0000XUF46"],
                 "people": [{"id": "a", "name": "Sri", "email": "sri@example.com"}],
                 "needs": [{"title": "robot", "language": "en", "code": "847950", "destination": "ID"}],
                 "wishes": [{"from": "a", "to": "E0001", "wish": "must-meet"}]}""");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains("\"state\" : \"draft\"", "check-failed", "call for R");
        String path = path(made);
        HttpResponse<String> early = send("POST", path + "/submit", etag(made), "");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("\"field\" : \"times\"");
        String dossier = made.body()
                .replaceAll(
                        "(?s).*\"registration\" : (\\{.*\\}),\\s+\"identifiers\" : \\[ \\{\\s+\"identifier\".*", "$1");
        String withTimes = dossier.replace(
                "\"times\" : [ ]",
                "\"times\" : [ {\"firstDay\": \"2026-03-24\", \"lastDay\": \"2026-03-24\", \"from\": \"09:00\", \"to\": \"12:00\", \"attendance\": \"on-site\"} ]");
        assertThat(withTimes).isNotEqualTo(dossier);
        assertThat(send("PUT", path, "", withTimes).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = send("PUT", path, etag(made), withTimes);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(send("PUT", path, etag(made), withTimes).statusCode())
                .as("from a version that is not the last")
                .isEqualTo(412);
        HttpResponse<String> submitted = send("POST", path + "/submit", etag(changed), "");
        assertThat(submitted.body()).contains("\"state\" : \"submitted\"");
        assertThat(send("POST", path + "/return?reason=", etag(submitted), "").statusCode())
                .isEqualTo(400);
        HttpResponse<String> returned = send("POST", path + "/return?reason=no+licence", etag(submitted), "");
        assertThat(returned.body()).contains("\"state\" : \"returned\"", "no licence");
        assertThat(send("POST", path + "/accept", etag(returned), "").statusCode())
                .isEqualTo(409);
        HttpResponse<String> undone = send("POST", path + "/undo", etag(returned), "");
        assertThat(undone.body()).contains("\"state\" : \"submitted\"").doesNotContain("no licence");
        assertThat(send("POST", path + "/accept", etag(undone), "").body()).contains("\"state\" : \"accepted\"");
        assertThat(get(path + "/history").body())
                .contains("\"act\" : \"undone\"", "\"act\" : \"returned\"", "\"by\" : \"test-member\"", "\"times\"")
                .doesNotContain("sri@example.com");
    }

    @Test
    void theSameIdentifierOrNameTwiceIsSaidAndFiltersCount() throws IOException {
        take(expo("2034", 4, 6), false);
        String body = """
                {"role": "exhibitor", "name": "%s", "country": "DE", "languages": ["de"], "identifiers": ["%s"]}""";
        HttpResponse<String> first =
                send("POST", BASE + "?edition=2034", "", body.formatted("Müller & Söhne", "DUNS:123456789"));
        HttpResponse<String> second =
                send("POST", BASE + "?edition=2034", "", body.formatted("Another", "DUNS:123456789"));
        HttpResponse<String> third =
                send("POST", BASE + "?edition=2034", "", body.formatted("MÜLLER und", "DUNS:999999999"));
        HttpResponse<String> fourth =
                send("POST", BASE + "?edition=2034", "", body.formatted("müller, söhne", "DUNS:999999998"));
        assertThat(get(path(second)).body()).contains("Müller & Söhne", "DUNS:123456789");
        assertThat(get(path(third)).body()).contains("\"looksLike\" : [ ]");
        assertThat(get(path(fourth)).body()).contains("Müller & Söhne");
        assertThat(get(BASE + "?edition=2034&flag=double&size=50").body()).contains("\"total\" : 3");
        assertThat(get(BASE + "?edition=2034&country=DE&state=draft").body()).contains("\"total\" : 4");
        assertThat(get(BASE + "?edition=2034&q=s%C3%B6hne").body()).contains("\"total\" : 2");
        assertThat(get(BASE + "?edition=2034&q=%25").body())
                .as("a percent sign is a letter")
                .contains("\"total\" : 0");
        assertThat(first.statusCode()).isEqualTo(201);
    }

    @Test
    void nobodyWithoutAnAccountReadsRegistrations() {
        for (String path : List.of(BASE, BASE + "/2031/E0001", BASE + "/export", BASE + "/2031/E0001/history")) {
            assertThat(hub.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(hub.get("/organiser/registrations").statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsNoArchiveIsRefusedByName() {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.at(BASE + "/import"))
                .header("Authorization", hub.member())
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofString("not a zip")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is no ZIP file");
    }
}
