package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a reader and a program see when something is wrong. {@link FaultyPages} goes wrong on purpose. */
class FailureTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void aMissingPageSaysSoInTheReadersLanguage() {
        HttpResponse<String> page = hub.get("/no/such/page", "zh");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这个页面", "lang=\"zh\"");
    }

    @Test
    void wrongInputIsNamedProblemByProblem() {
        HttpResponse<String> page = hub.get("/test-faulty/input");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("orders.csv:3: price: &#39;&lt;b&gt;&#39; is not a decimal. Write 12.5.");
        assertThat(page.body()).contains("orders.csv:4: currency: ");

        HttpResponse<String> answer = hub.get("/api/v1/test-faulty/input");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\" : 400", "\"file\" : \"orders.csv\"", "\"line\" : 4", "\"field\" : \"currency\"");
    }

    @Test
    void ourFaultsShowAReferenceAndNothingOfTheInside() {
        for (String path : new String[] {"/test-faulty/ours", "/api/v1/test-faulty/ours", "/test-faulty/template"}) {
            HttpResponse<String> answer = hub.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(500);
            assertThat(answer.body()).as(path).containsPattern("[0-9a-f]{8}");
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain("IllegalState", "the inside", "io.shibo", "springframework", "thymeleaf");
        }
    }

    @Test
    void aBodyAboveTheLimitIsRefusedWithTheLimit() {
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.at("/api/v1/test-faulty/echo"))
                .header("Authorization", hub.member())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(large)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 5 MB");
    }

    @Test
    void aBodyOfUndeclaredLengthIsCounted() {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.at("/api/v1/test-faulty/echo"))
                .header("Authorization", hub.member())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.InputStream() {
                    private int left = 6 * 1024 * 1024;

                    @Override
                    public int read() {
                        return left-- > 0 ? ' ' : -1;
                    }
                })));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aWrongMethodOrKindOfBodyIsNoFaultOfOurs() {
        assertThat(hub.send(HttpRequest.newBuilder(hub.at("/api/v1"))
                                .header("Authorization", hub.member())
                                .DELETE())
                        .statusCode())
                .isEqualTo(405);
        assertThat(hub.get("/test-faulty/number?n=many").statusCode()).isEqualTo(400);
        assertThat(hub.get("/test-faulty/number").statusCode()).isEqualTo(400);
    }

    @Test
    void hostileAddressesGetAPlainRefusal() {
        assertThat(hub.get("/..%2f..%2fetc/passwd").statusCode()).isEqualTo(400);
        assertThat(hub.get("/%3Cscript%3E").body()).doesNotContain("<script>");
    }
}
