package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.security.Accounts;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void firstStartMakesAnAdministratorAndKeepsOnlyTheHash() {
        var admin = hub.bean(Accounts.class).find("admin").orElseThrow();
        assertThat(hub.oneTimePassword()).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(admin.passwordHash()).startsWith("{bcrypt}$2").doesNotContain(hub.oneTimePassword());
        assertThat(admin.mustChange()).isTrue();
        assertThat(admin.toString()).isEqualTo("admin");
    }

    @Test
    void aOneTimePasswordLeadsToItsChangeAndNowhereElse() {
        hub.addAccount("test-first", "given once by the hub", "ADMIN", true);
        HttpClient browser = hub.signedIn("test-first", "given+once+by+the+hub");
        assertThat(get(browser, "/").uri().getPath()).isEqualTo("/password");
        assertThat(get(browser, "/admin").uri().getPath()).isEqualTo("/password");

        HttpResponse<String> done =
                change(browser, "given+once+by+the+hub", "a+password+of+my+own", "a+password+of+my+own");
        assertThat(done.uri().getPath()).isEqualTo("/");
        assertThat(done.body()).contains("Your password is changed.");
        assertThat(get(browser, "/style").uri().getPath()).isEqualTo("/style");
        assertThat(hub.bean(Accounts.class).find("test-first").orElseThrow().mustChange())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "given+once+by+the+hub,short,short,fewer than 12",
        "given+once+by+the+hub,a+password+of+my+own,another+of+my+own,differ",
        "given+once+by+the+hub,given+once+by+the+hub,given+once+by+the+hub,the present one",
        "not+the+present+one,a+password+of+my+own,a+password+of+my+own,present password is wrong",
    })
    void aNewPasswordIsRefusedWithItsReason(String old, String password, String repeated, String reason) {
        hub.addAccount("test-faulty", "given once by the hub", "MEMBER", true);
        HttpClient browser = hub.signedIn("test-faulty", "given+once+by+the+hub");
        HttpResponse<String> answer = change(browser, old, password, repeated);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
        assertThat(hub.bean(Accounts.class).find("test-faulty").orElseThrow().mustChange())
                .isTrue();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        hub.addAccount("test-known", "a password of these tests", "MEMBER", false);
        HttpResponse<String> wrong = get(hub.signedIn("test-known", "wrong"), "/sign-in?failed");
        HttpResponse<String> unknown = get(hub.signedIn("nobody", "wrong"), "/sign-in?failed");
        assertThat(wrong.body()).contains("The name or the password is wrong.");
        assertThat(unknown.body()).contains("The name or the password is wrong.");
        assertThat(get(hub.signedIn("test-known", "wrong"), "/password").uri().getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void signingOutEndsTheSession() {
        hub.addAccount("test-leaver", "a password of these tests", "MEMBER", false);
        HttpClient browser = hub.signedIn("test-leaver", "a+password+of+these+tests");
        String page = get(browser, "/").body();
        assertThat(page).contains("test-leaver");
        hub.send(
                browser,
                HttpRequest.newBuilder(hub.at("/sign-out"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + TestHub.csrf(page))));
        assertThat(get(browser, "/").body()).doesNotContain("test-leaver");
    }

    private HttpResponse<String> change(HttpClient browser, String old, String password, String repeated) {
        String form = get(browser, "/password").body();
        return hub.send(
                browser,
                HttpRequest.newBuilder(hub.at("/password"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("old=" + old + "&password=" + password + "&repeated=" + repeated
                                + "&_csrf=" + TestHub.csrf(form.substring(form.indexOf("<main"))))));
    }

    private HttpResponse<String> get(HttpClient browser, String path) {
        return hub.send(browser, HttpRequest.newBuilder(hub.at(path)).header("Accept-Language", "en"));
    }
}
