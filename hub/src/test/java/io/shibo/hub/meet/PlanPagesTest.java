package io.shibo.hub.meet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.TestHub;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan in the hub: what it lacks, made again, ended, mended. */
class PlanPagesTest {
    private final TestHub hub = TestHub.shared();

    @BeforeEach
    void anExpo() {
        assertThat(MeetSample.loaded().organisations()).isNotEmpty();
    }

    private HttpResponse<String> post(String path, String body, boolean signedIn) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.at(path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body));
        return hub.send(signedIn ? request.header("Authorization", hub.member()) : request);
    }

    private int meetings() {
        Matcher count = Pattern.compile("\"meetings\" : (\\d+)")
                .matcher(hub.get("/api/v1/meet/plan").body());
        assertThat(count.find()).isTrue();
        return Integer.parseInt(count.group(1));
    }

    @Test
    void thePageShowsWhatIsScarceInEveryLanguage() {
        Map<String, String> words =
                Map.of("en", "Hall 1A, tables", "zh", "1A 馆洽谈桌", "id", "Aula 1A, meja", "ar", "القاعة 1A");
        for (Map.Entry<String, String> each : words.entrySet()) {
            String page = hub.get("/meet/plan", each.getKey()).body();
            assertThat(page).contains(each.getValue(), "class=\"h5\"").doesNotContain("??");
        }
        assertThat(hub.get("/api/v1/meet/plan/bottlenecks").body()).contains("\"things\"", "\"refusedValue\"");
    }

    @Test
    void aPlanIsMadeAgainByWhoIsSignedInAlone() throws InterruptedException {
        int before = meetings();
        assertThat(post("/api/v1/meet/plan/runs", "", false).statusCode()).isBetween(401, 403);
        assertThat(post("/api/v1/meet/plan/runs", "", true).statusCode()).isEqualTo(202);
        ended();
        String progress = hub.get("/api/v1/meet/plan").body();
        assertThat(progress).contains("\"failed\" : false", "\"stopped\" : false");
        assertThat(meetings()).isEqualTo(before);
    }

    @Test
    void aHallThatClosesMovesMeetingsAndThePlanIsKept() throws InterruptedException {
        int before = meetings();
        HttpResponse<String> mended = post(
                "/api/v1/meet/plan/replan",
                "{\"changes\":[{\"kind\":\"closed\",\"who\":\"1A\",\"day\":\"2026-03-24\"}]}",
                true);
        assertThat(mended.statusCode()).isEqualTo(200);
        assertThat(mended.body()).contains("\"moved\"", "\"exhibitor\"");
        Matcher lost = Pattern.compile("\"lost\" : (\\d+)").matcher(mended.body());
        assertThat(lost.find()).isTrue();
        assertThat(meetings()).isEqualTo(before - Integer.parseInt(lost.group(1)));
        assertThat(post("/api/v1/meet/plan/replan", "{\"changes\":[{\"kind\":\"away\",\"who\":\"nobody\"}]}", true)
                        .body())
                .contains("there is no organisation or person 'nobody'");
        post("/api/v1/meet/plan/runs", "", true);
        ended();
        assertThat(meetings()).isEqualTo(before);
    }

    @Test
    void whatIsAskedHoldsNothingWhatIsAcceptedTakesASlotAndWhatIsDeclinedGivesItBack() throws InterruptedException {
        int before = meetings();
        String row = Pattern.compile("\"id\" : \"(B\\d+)\"")
                .matcher(hub.get("/api/v1/meet/organisations?role=buyer&size=200")
                        .body())
                .results()
                .map(m -> m.group(1))
                .filter(id -> hub.get("/api/v1/meet/organisations/" + id + "/recommended")
                        .body()
                        .contains("\"points\""))
                .findFirst()
                .orElseThrow();
        Matcher partner = Pattern.compile("\"id\" : \"(E\\d+)\"")
                .matcher(hub.get("/api/v1/meet/organisations/" + row + "/recommended")
                        .body());
        assertThat(partner.find()).isTrue();
        String pair = "{\"exhibitor\":\"%s\",\"buyer\":\"%s\"".formatted(partner.group(1), row);
        assertThat(post("/api/v1/meet/requests", pair + ",\"by\":\"" + row + "\"}", true)
                        .statusCode())
                .isEqualTo(200);
        assertThat(meetings()).isEqualTo(before);
        assertThat(post("/api/v1/meet/requests/accept", pair + "}", true).statusCode())
                .isIn(200, 409);
        boolean accepted = meetings() == before + 1;
        HttpResponse<String> declined = post("/api/v1/meet/requests/decline", pair + "}", true);
        assertThat(declined.body()).contains("\"declined\"");
        assertThat(accepted || meetings() == before).isTrue();
        assertThat(meetings()).isEqualTo(before);
        assertThat(post("/api/v1/meet/requests/decline", pair + "}", true).statusCode())
                .isEqualTo(409);
    }

    private void ended() throws InterruptedException {
        for (int i = 0; i < 300 && hub.get("/api/v1/meet/plan").body().contains("\"running\" : true"); i++) {
            Thread.sleep(100);
        }
        assertThat(hub.get("/api/v1/meet/plan").body()).contains("\"running\" : false");
    }
}
