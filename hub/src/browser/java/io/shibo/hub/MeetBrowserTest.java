package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.shibo.hub.meet.MeetSample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expo's pages, as a reader's browser shows them. */
class MeetBrowserTest extends InBrowser {
    @BeforeAll
    static void anExpo() {
        MeetSample.loaded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void pagesFitDeskAndPhone(String language) {
        for (int width : new int[] {WIDE, NARROW}) {
            Page page = window(language, width, width == WIDE ? ColorScheme.DARK : ColorScheme.LIGHT);
            look(page, "/meet", language);
            look(page, "/meet?q=inverter&country=CN", language);
            look(page, "/meet/organisations/E0001", language);
            look(page, "/meet/organisations/B00001", language);
        }
    }

    @Test
    void aVisitorSearchesInArabicAndReadsWhyAMeetingWasMade() {
        Page page = window("en", NARROW, ColorScheme.LIGHT);
        look(page, "/meet", "en");
        page.getByRole(AriaRole.SEARCHBOX).fill("عاكس");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
        assertThat(page.locator(".entries > li").first().textContent()).contains("means the same as");
        page.locator(".entries h3 a").first().click();
        page.locator("details summary").first().click();
        assertThat(page.locator("details[open]").first().textContent()).contains("wanted");
        checkForm(page, "/meet organisation with a reason open", "en");
    }
}
