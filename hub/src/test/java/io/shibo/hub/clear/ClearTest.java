package io.shibo.hub.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.sample.SampleParcels;
import io.shibo.hub.TestHub;
import io.shibo.hub.load.Loads;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTest {
    private static final TestHub HUB = TestHub.shared();
    private static final String PARCELS =
            "order_no,ebp_code,ebp_name,ebc_code,ebc_name,waybill_no,carrier,buyer,goods,trade_mode,origin,state,reason,missing,value,duty,consumption_tax,vat,received_at,ended_at,completed_by,documents\n";

    @TempDir
    static Path folder;

    /** What the demo leaves, made small. */
    @BeforeAll
    static void load() throws IOException {
        Files.writeString(
                folder.resolve("parcels.csv"),
                PARCELS
                        + "T1,E1,平台,C1,店,L1,速运,王***,咖啡,9610,ID,returned,over-year-limit,,100,0,0,9.1,2026-01-01T10:00,2026-01-02T10:00,9,\n"
                        + "T3,E1,平台,C1,店,L3,速运,王***,咖啡,9610,ID,held,300,,100,0,0,9.1,2026-01-01T10:00,2026-01-02T10:00,9,\n"
                        + "T2,E1,平台,C1,店,,,王***,咖啡,,,waiting,,CEB411,,,,,2026-01-01T10:00,,0,\n");
        Files.writeString(
                folder.resolve("history.csv"),
                "order_no,ebp_code,place,at,sequence,kind,args\n"
                        + "T1,E1,1,2026-01-01T10:00,1,filed,CEB311\u001FT1\n"
                        + "T1,E1,2,2026-01-02T10:00,9,matched,\n"
                        + "T1,E1,3,2026-01-02T10:00,9,quota-denied,4800\u001F25000\u001F26000\n"
                        + "T1,E1,4,2026-01-02T10:00,9,returned,OVER_YEAR_LIMIT\n"
                        + "T3,E1,1,2026-01-02T10:00,9,risk,identity-number\u001F2019-01-01\u001FYELLOW\u001F60\u001FIDENTITY_CHECK\u001FNOW\u001FAT_LEAST\u001F1\u001F1\n"
                        + "T3,E1,2,2026-01-02T10:00,9,channel,300\u001F60\n");
        HUB.bean(Loads.class).load("clear", folder);
    }

    private static HttpResponse<String> post(String message, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(HUB.at("/api/v1/clear/messages"))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(message));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HUB.send(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void showsWhereParcelsStandAndWhyInEachLanguage(String language) {
        String window = HUB.get("/clear", language).body();
        assertThat(window).contains("/clear/parcels/T1").doesNotContain("??");
        assertThat(HUB.get("/clear?state=waiting", language).body())
                .contains("CEB411")
                .doesNotContain("??");
        assertThat(HUB.get("/clear?state=held", language).body())
                .contains("/clear/parcels/T3", "reason=300")
                .doesNotContain("??");
        assertThat(HUB.get("/clear/parcels/T3", language).body())
                .contains("2019-01-01", "GB 11643-1999")
                .doesNotContain("??", "IDENTITY_CHECK", "identity-number", "<form class=\"form narrow\"");
        String parcel = HUB.get("/clear/parcels/T1", language).body();
        assertThat(parcel).contains("4800", "25000", "-621018").doesNotContain("??", "OVER_YEAR");
    }

    @Test
    void findsAParcelByOrderOrWaybill() {
        assertThat(HUB.get("/clear?q=L1").statusCode()).isEqualTo(302);
        assertThat(HUB.get("/clear?q=L1").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/clear/parcels/T1"));
        assertThat(HUB.get("/clear?q=nobody").body()).contains("No parcel has the order or waybill number nobody");
        assertThat(HUB.get("/clear/parcels/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void neverCallsASignatureValid() {
        assertThat(HUB.get("/clear/parcels/T1").body()).contains("Signature: not checked");
        assertThat(HUB.get("/api/v1/clear/parcels/T1").body()).contains("\"signature\" : \"not-checked\"");
    }

    @Test
    void takesMessagesOfThoseWhoSignedInAndShowsTheirParcelsToThemAlone() throws IOException {
        List<String> messages = new ArrayList<>();
        SampleParcels.generate(
                new SampleParcels.Settings(12, 77),
                (name, bytes) -> messages.add(new String(bytes, StandardCharsets.UTF_8)));
        assertThat(post(messages.getFirst()).statusCode()).isEqualTo(401);
        List<String> answers = new ArrayList<>();
        for (String message : messages) {
            HttpResponse<String> answered = post(message, "Authorization", HUB.member());
            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
            answers.add(answered.body());
        }
        assertThat(answers.getFirst()).contains("\"status\" : \"120\"");
        assertThat(String.join("", answers)).contains("\"status\" : \"800\"", "signature: not checked");
        assertThat(post(messages.getFirst(), "Authorization", HUB.member()).body())
                .isEqualTo(answers.getFirst());

        String order = messages.getFirst().replaceFirst("(?s).*?<orderNo>([^<]*)</orderNo>.*", "$1");
        String name = messages.getFirst().replaceFirst("(?s).*?<buyerName>([^<]*)</buyerName>.*", "$1");
        assertThat(HUB.get("/clear/parcels/" + order).statusCode()).isEqualTo(404);
        HttpResponse<String> own = HUB.send(
                HttpRequest.newBuilder(HUB.at("/api/v1/clear/parcels/" + order)).header("Authorization", HUB.member()));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("\"documents\"", "CEB621", "***").doesNotContain(name);
    }

    @Test
    void answersHostileXmlWithCeb900() {
        HttpResponse<String> refused = post("<!DOCTYPE a><a/>", "Authorization", HUB.member());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("CEB900", "-0001", "DOCTYPE");
    }

    @Test
    void aMessageCanBeSentFromThePageBySignedInReaders() throws IOException {
        assertThat(HUB.get("/clear/send").body()).doesNotContain("type=\"file\"");
        HUB.addAccount("sender", "a sender of these tests", "MEMBER", false);
        HttpClient browser = HUB.signedIn("sender", "a%20sender%20of%20these%20tests");
        String page =
                HUB.send(browser, HttpRequest.newBuilder(HUB.at("/clear/send"))).body();
        List<String> messages = new ArrayList<>();
        SampleParcels.generate(
                new SampleParcels.Settings(3, 79),
                (name, bytes) -> messages.add(new String(bytes, StandardCharsets.UTF_8)));

        assertThat(upload(browser, page, messages.getFirst())).contains("CEB311", "120");
        assertThat(upload(browser, page, messages.getFirst().replaceFirst("<freight>[^<]*<", "<freight>-1<")))
                .contains("-301008", "freight=-1");
        assertThat(upload(browser, page, "<!DOCTYPE a><a/>")).contains("CEB900 -0001", "DOCTYPE");
        assertThat(upload(browser, page, "")).contains("No file was chosen");
    }

    private static String upload(HttpClient browser, String page, String message) {
        String token = URLDecoder.decode(TestHub.csrf(page), StandardCharsets.UTF_8);
        String body = """
                --xxBOUNDARYxx
                Content-Disposition: form-data; name="_csrf"

                %s
                --xxBOUNDARYxx
                Content-Disposition: form-data; name="file"; filename="m.xml"

                %s
                --xxBOUNDARYxx--
                """.formatted(token, message).replace("\n", "\r\n");
        HttpResponse<String> answer = HUB.send(
                browser,
                HttpRequest.newBuilder(HUB.at("/clear/send"))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "multipart/form-data; boundary=xxBOUNDARYxx")
                        .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> decide(String order, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(HUB.at("/api/v1/clear/parcels/" + order + "/decisions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HUB.send(request);
    }

    @Test
    void officerDecidesAboutParcelsOfTheHubsOwnWindow() throws IOException {
        List<String> messages = new ArrayList<>();
        // Of these twelve every waybill is older than its payment: the rules want them opened.
        SampleParcels.generate(new SampleParcels.Settings(12, 78), (name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            messages.add(
                    name.contains("CEB511") ? text.replaceAll("appTime>[0-9]{14}<", "appTime>20250101000000<") : text);
        });
        for (String message : messages) {
            assertThat(post(message, "Authorization", HUB.member()).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> held = HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/clear/parcels?state=held"))
                .header("Authorization", HUB.member()));
        String order = held.body().replaceFirst("(?s).*?\"sample\" : false,\\s*\"orderNo\" : \"([^\"]*)\".*", "$1");
        String release = "{\"action\": \"release\", \"reason\": \"seen\"}";

        assertThat(decide(order, release).statusCode()).isEqualTo(401);
        assertThat(decide("T3", release, "Authorization", HUB.member()).statusCode())
                .isEqualTo(404);
        assertThat(decide(order, "{\"action\": \"sell\", \"reason\": \"x\"}", "Authorization", HUB.member())
                        .statusCode())
                .isEqualTo(400);
        assertThat(decide(order, "{\"action\": \"close\", \"reason\": \"x\"}", "Authorization", HUB.member()))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(409))
                .satisfies(refused -> assertThat(refused.body()).contains("\"taken\" : false", "send-back"));
        HttpResponse<String> taken = decide(order, release, "Authorization", HUB.member());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("\"status\" : \"800\"");
        assertThat(decide(order, release, "Authorization", HUB.member()).statusCode())
                .isEqualTo(409);
        assertThat(HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/clear/parcels/" + order))
                                .header("Authorization", HUB.member()))
                        .body())
                .contains("\"state\" : \"released\"", "decided: release. seen");
    }
}
