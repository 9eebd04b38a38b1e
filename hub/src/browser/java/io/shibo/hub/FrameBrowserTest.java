package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout's own pages, as a reader's browser shows them. */
class FrameBrowserTest extends InBrowser {
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void firstPageFitsDeskAndPhone(String language) {
        for (int width : new int[] {WIDE, NARROW}) {
            look(window(language, width, ColorScheme.LIGHT), "/", language);
        }
        look(window(language, NARROW, ColorScheme.DARK), "/", language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void everyPartOfThePagesFitsAPhone(String language) {
        Page page = window(language, NARROW, ColorScheme.LIGHT);
        look(page, "/style", language);
        look(page, "/sign-in", language);
        look(page, "/api/docs", language);
        look(window(language, WIDE, ColorScheme.DARK), "/style", language);
    }

    @Test
    void languageIsSwitchedAndKept() {
        Page page = window("en-GB", WIDE, ColorScheme.LIGHT);
        look(page, "/", "en");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("العربية")).click();
        checkForm(page, "/ switched", "ar");
        look(page, "/sign-in", "ar");
    }

    @Test
    void firstSignInChangesTheOneTimePassword() {
        String name = "browser-admin";
        hub.addAccount(name, "given-once-by-hub", "ADMIN", true);
        Page page = window("en", NARROW, ColorScheme.LIGHT);
        look(page, "/sign-in", "en");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("given-once-by-hub");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        checkForm(page, "/password", "en");
        assertThat(page.url()).endsWith("/password");

        page.navigate("/meet");
        assertThat(page.url()).as("nothing else before the change").endsWith("/password");

        page.getByLabel("Present password").fill("given-once-by-hub");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill("my own long password");
        page.getByLabel("New password again").fill("my own long password");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password")).click();
        assertThat(page.locator(".notice").first().textContent()).contains("Your password is changed.");
        assertThat(page.locator(".aside").textContent()).contains(name);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertThat(page.locator(".aside").textContent()).doesNotContain(name);
    }
}
