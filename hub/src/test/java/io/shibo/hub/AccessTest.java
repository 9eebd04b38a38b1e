package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what, and what every answer's head says. */
class AccessTest {
    private final TestHub hub = TestHub.shared();

    @ParameterizedTest
    @CsvSource({
        "/,200",
        "/style,200",
        "/sign-in,200",
        "/shibo.css,200",
        "/seal.svg,200",
        "/actuator/health,200",
        "/api,200",
        "/api/docs,200",
        "/api/v1,200",
        "/password,302",
        "/admin,302",
        "/admin/accounts,302",
        "/api/v1/admin/accounts,401",
        "/actuator,401",
        "/actuator/metrics,401",
        "/actuator/env,401",
        "/no-such-page,404",
        "/api/v1/no-such-thing,404",
        "/hub.properties,404",
        "/static/shibo.css,404",
        "/db/migration/V1__hub.sql,404",
    })
    void anonymousReadersGet(String path, int status) {
        assertThat(hub.get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/deals", "/api/v1/meet/bookings", "/api/v1", "/api/v1/clear/messages"})
    void anonymousWritesToTheApiAreRefused(String path) {
        HttpResponse<String> answer =
                hub.send(HttpRequest.newBuilder(hub.at(path)).POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
    }

    @Test
    void pagesRefuseAFormWithoutItsToken() {
        HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.at("/quote"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This is not open to you");
    }

    @Test
    void membersReadMetricsButNotTheAdministratorsPages() {
        assertThat(get("/actuator/metrics", hub.member())).isEqualTo(200);
        assertThat(get("/api/v1/admin/accounts", hub.member())).isEqualTo(403);
        assertThat(get("/api/v1", TestHub.basic("test-member", "a wrong password")))
                .isEqualTo(401);
    }

    @Test
    void aOneTimePasswordOpensNothingInTheApi() {
        hub.addAccount("test-new", "a password given once", "ADMIN", true);
        assertThat(get("/actuator/metrics", TestHub.basic("test-new", "a password given once")))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no-such-page", "/api/v1", "/api/v1/no-such-thing", "/shibo.css", "/actuator/health"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        var headers = hub.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                        + "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void theApiKeepsNoSession() {
        HttpResponse<String> answer =
                hub.send(HttpRequest.newBuilder(hub.at("/actuator/metrics")).header("Authorization", hub.member()));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void theSessionCookieStaysWithTheBrowserAndTheSite() {
        assertThat(hub.get("/sign-in").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("shibo=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(HubSettings.of(Path.of("x")).bind()).isEqualTo("127.0.0.1");
    }

    private int get(String path, String authorization) {
        return hub.send(HttpRequest.newBuilder(hub.at(path)).header("Authorization", authorization))
                .statusCode();
    }
}
