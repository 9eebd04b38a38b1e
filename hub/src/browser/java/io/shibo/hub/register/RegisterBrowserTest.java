package io.shibo.hub.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.shibo.hub.InBrowser;
import io.shibo.hub.TestHub;
import io.shibo.meet.sample.SampleExpo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering on a phone, and the organiser's desk. */
class RegisterBrowserTest extends InBrowser {
    private static final String EDITION = "0050";

    @BeforeAll
    static void anOpenEdition() {
        Map<String, byte[]> files = new HashMap<>();
        SampleExpo.files(12, 30, 4)
                .forEach((name, text) -> files.put(
                        name,
                        (name.equals("edition.csv") ? text.replace("\n2026,", "\n" + EDITION + ",") : text)
                                .getBytes(StandardCharsets.UTF_8)));
        TestHub.shared().bean(Importing.class).take(files, State.ACCEPTED, false, "test");
        Editions editions = TestHub.shared().bean(Editions.class);
        editions.put(
                editions.find(EDITION).orElseThrow().edition(), Instant.now().plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void aBuyerRegistersOnAPhone(String language) {
        Page page = window(language, NARROW, ColorScheme.LIGHT);
        look(page, "/register", language);
        page.locator("input[name=role][value=buyer]").check();
        page.locator("#name").fill("PT Ponsel " + language);
        page.locator("#country").selectOption("ID");
        page.locator("select[name=language]").first().selectOption("id");
        page.locator("select[name=scheme]").first().selectOption("USCC");
        page.locator("input[name=number]").first().fill("91350211M0000XUF46");
        page.locator("#person").fill("Sri Wahyuni");
        page.locator("#email").fill("sri@example.com");
        page.locator("main button").last().click();
        checkForm(page, "/register link in " + language, language);
        assertThat(page.locator("p.notice a").textContent()).contains("/register/enter?key=");
        page.locator(".actions a.button").click();
        checkForm(page, "/register/mine in " + language, language);
        assertThat(page.locator(".badge.is-wait").count()).as("the check digit and what is missing").isPositive();
        for (String step : new String[] {"organisation", "people", "times", "wishes", "evidence"}) {
            look(page, "/register/mine/" + step, language);
        }
        look(page, "/register/mine/lines", language);
        page.locator("#title").fill("逆变器 solar inverter");
        page.locator("button[value=suggest]").click();
        page.locator("button[name=use]").first().click();
        assertThat(page.locator(".entries li").count()).isEqualTo(1);
        checkForm(page, "/register/mine/lines saved in " + language, language);
    }

    @Test
    void anOrganiserAcceptsWhatWasSubmitted() {
        hub.addAccount("register-browser", "a long sentence for it", "MEMBER", false);
        Page page = window("en", WIDE, ColorScheme.DARK);
        page.setDefaultTimeout(60_000); // The first sign-in of a cold hub hashes a password and draws its first page.
        look(page, "/sign-in", "en");
        page.locator("input[name=username]").fill("register-browser");
        page.locator("input[name=password]").fill("a long sentence for it");
        page.locator("main button").click();
        look(page, "/organiser/registrations?edition=" + EDITION, "en");
        assertThat(page.locator(".figures").textContent()).contains("42");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import").setExact(true)).click();
        checkForm(page, "/organiser/import", "en");
        look(page, "/organiser/editions?edition=" + EDITION, "en");
        look(page, "/organiser/registrations?edition=" + EDITION + "&state=ACCEPTED&role=exhibitor", "en");
        page.locator("tbody th a").first().click();
        checkForm(page, "a registration", "en");
        page.locator("#reason").fill("Send the licence again.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Return").setExact(true))
                .click();
        assertThat(page.locator(".page-head .badge").textContent()).isEqualTo("Returned");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the last change back"))
                .click();
        assertThat(page.locator(".page-head .badge").textContent()).isEqualTo("Accepted");
        assertThat(page.locator(".timeline").textContent()).contains("Last change taken back", "register-browser");
    }
}
