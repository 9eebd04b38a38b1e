package io.shibo.hub.register;

import io.shibo.hub.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without JavaScript on the registration's pages: reads a page, fills its form, sends it. */
final class Visitor {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern LINK = Pattern.compile("(/register/enter\\?key=[\\w-]+)");

    private final TestHub hub = TestHub.shared();
    private final HttpClient browser;
    private String page = "";

    private Visitor(HttpClient browser) {
        this.browser = browser;
    }

    static Visitor anonymous() {
        return new Visitor(TestHub.browser());
    }

    static Visitor account(String name) {
        TestHub hub = TestHub.shared();
        hub.addAccount(name, "a long sentence of " + name, "MEMBER", false);
        return new Visitor(hub.signedIn(name, "a+long+sentence+of+" + name));
    }

    HttpResponse<String> get(String path) {
        return kept(hub.send(browser, HttpRequest.newBuilder(hub.at(path)).header("Accept-Language", "en")));
    }

    /** Sends a form with the token and the version of the page read last. */
    HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=" + TestHub.csrf(page));
        Matcher version = VERSION.matcher(page);
        if (version.find() && !List.of(fields).contains("version")) {
            form.append("&version=").append(version.group(1));
        }
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return kept(hub.send(
                browser,
                HttpRequest.newBuilder(hub.at(path))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))));
    }

    HttpResponse<String> upload(String path, Map<String, String> fields, String field, String name, byte[] content) {
        String boundary = "xxBOUNDARYxx";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            part(
                    body,
                    boundary,
                    "name=\"_csrf\"",
                    java.net.URLDecoder.decode(TestHub.csrf(page), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> each : fields.entrySet()) {
                part(
                        body,
                        boundary,
                        "name=\"" + each.getKey() + "\"",
                        each.getValue().getBytes(StandardCharsets.UTF_8));
            }
            part(body, boundary, "name=\"%s\"; filename=\"%s\"".formatted(field, name), content);
            body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return kept(hub.send(
                browser,
                HttpRequest.newBuilder(hub.at(path))
                        .header("Accept-Language", "en")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    /** Registers and submits; gives the private link. */
    String registers(String role, String name, String email) {
        get("/register");
        HttpResponse<String> link = post(
                "/register",
                "role",
                role,
                "name",
                name,
                "country",
                "ID",
                "language",
                "id",
                "language",
                "en",
                "scheme",
                "NIB",
                "number",
                "1234567890123",
                "person",
                "Sri Wahyuni",
                "email",
                email,
                "telephone",
                "+62 21 5550 0100");
        String secret = find(LINK);
        if (link.statusCode() != 200 || secret.isEmpty()) {
            throw new AssertionError(link.body());
        }
        get("/register/mine/lines");
        post(
                "/register/mine/lines",
                "title",
                "robot arm",
                "titleLanguage",
                "en",
                "code",
                "847950",
                "destination",
                "ID",
                "act",
                "save");
        get("/register/mine/times");
        post(
                "/register/mine/times",
                "day",
                "2026-03-24",
                "attendance",
                "on-site",
                "from",
                "09:00",
                "to",
                "17:30",
                "most",
                "5");
        get("/register/mine");
        HttpResponse<String> submitted = post("/register/mine/submit");
        if (!submitted.body().contains("Submitted")) {
            throw new AssertionError(submitted.body());
        }
        return secret;
    }

    /** What a pattern's first group finds on the page read last; empty where nothing. */
    String find(Pattern pattern) {
        Matcher found = pattern.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        page = answer.body();
        return answer;
    }

    private static void part(ByteArrayOutputStream body, String boundary, String head, byte[] content)
            throws IOException {
        body.write("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(boundary, head)
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
