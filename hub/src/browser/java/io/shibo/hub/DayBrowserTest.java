package io.shibo.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.shibo.hub.io.PemKeys;
import io.shibo.hub.meet.MeetSample;
import io.shibo.hub.meet.RunningEdition;
import io.shibo.meet.badge.Badge;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeRole;
import io.shibo.meet.badge.BadgeToken;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Role;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.jspecify.annotations.Nullable;

/** The page of phones in a browser: enrolled once, then without a network, then with one again. */
class DayBrowserTest extends InBrowser {
    private final Expo expo = running();

    private Expo running() {
        assertThat(MeetSample.loaded().organisations()).isNotEmpty();
        return hub.bean(RunningEdition.class).findForDevice().orElseThrow().expo();
    }

    /** Badges of this test are valid today, whatever day that is. */
    private String badge(String edition, String holder, String name, int daysAgo) throws Exception {
        hub.get("/api/v1/meet/day/key");
        Path key = hub.home().resolve("keys/badges.pem");
        LocalDate first = LocalDate.now().minusDays(daysAgo);
        return BadgeToken.sign(
                new Badge(
                        edition,
                        new BadgeId(holder, 1),
                        holder,
                        BadgeRole.BUYER,
                        name,
                        first.minusDays(1),
                        first.plusDays(1)),
                PemKeys.pair(key).getPrivate());
    }

    private String enrolled(String kind, String place) throws Exception {
        HttpResponse<String> made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.at("/api/v1/meet/day/devices?kind=" + kind + "&place=" + place))
                                .header("Authorization", hub.member())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher link = Pattern.compile("\"link\" : \"([^\"]+)\"").matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();
        return link.group(1);
    }

    private static void type(Page page, String code) {
        page.locator("#code").fill(code);
        page.locator("#code").press("Enter");
    }

    private static Locator answer(Page page) {
        return page.locator("#answer-head");
    }

    private List<@Nullable String> bodies(String link) {
        String device = link.substring(link.indexOf('#') + 1, link.indexOf('/', link.indexOf('#')));
        return hub.bean(JdbcClient.class)
                .sql("select body from day_entry where device = ? order by number")
                .param(device)
                .query(String.class)
                .list();
    }

    @Test
    void aGateChecksBadgesWithoutANetworkAndSendsWhatItScannedLater() throws Exception {
        String hall = String.valueOf(expo.list(Role.EXHIBITOR).getFirst().hall());
        String link = enrolled("gate", hall);
        String edition = expo.edition().code();
        Page page = window("ar", NARROW, ColorScheme.LIGHT);
        look(page, link, "ar");
        assertThat(page.locator("#network")).hasText("متصل");
        assertThat(page.locator("#key-state")).containsText("يتحقق بنفسه");
        page.waitForFunction("async () => (await navigator.serviceWorker.ready).active.state === 'activated' && (await (await caches.open('shibo-day-1')).keys()).length > 5");

        String good = badge(edition, "B00001", "شركة النور للتجارة", 0);
        type(page, good);
        assertThat(answer(page)).hasText("صالحة");
        assertThat(page.locator("#answer-name")).containsText("شركة النور للتجارة");
        checkForm(page, "gate after a valid badge", "ar");

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("#network")).hasText("لا شبكة");
        String second = badge(edition, "B00002", "Lim Wei", 0);
        type(page, second);
        assertThat(answer(page)).hasText("صالحة");
        type(page, badge(edition, "B00003", "Old", 30));
        assertThat(answer(page)).hasText("منتهية");
        type(page, badge("1999", "B00004", "Other", 0));
        assertThat(answer(page)).hasText("من دورة أخرى");
        String changed = good.substring(0, 50) + (good.charAt(50) == 'A' ? 'B' : 'A') + good.substring(51);
        type(page, changed);
        assertThat(answer(page)).hasText(Pattern.compile("غير أصلية|ليست شارة"));
        type(page, "B00005");
        assertThat(answer(page)).hasText("لم يُتحقق منها");
        page.reload();
        type(page, second);
        assertThat(page.locator("#answer-text")).containsText("موجود هنا بالفعل");
        assertThat(page.locator("#unsent")).containsText(Pattern.compile("[56]"));
        assertThat(bodies(link)).noneMatch(body -> body.contains("B00002"));
        checkForm(page, "gate without a network", "ar");

        page.context().setOffline(false);
        assertThat(page.locator("#unsent")).hasText("أُرسل كل شيء");
        assertThat(bodies(link))
                .anyMatch(body -> body.contains("B00002") && body.contains("\"valid\""))
                .anyMatch(body -> body.contains("B00003") && body.contains("\"expired\""))
                .anyMatch(body -> body.contains("B00005") && body.contains("\"not-checked\""))
                .noneMatch(body -> body.contains("Lim Wei"));
    }

    @Test
    void anExhibitorNotesALeadAndWhatCameOfAMeeting() throws Exception {
        String exhibitor = hub.bean(RunningEdition.class)
                .findForDevice()
                .orElseThrow()
                .meetings()
                .getFirst()
                .exhibitor();
        String link = enrolled("participant", exhibitor);
        Page page = window("zh", NARROW, ColorScheme.LIGHT);
        look(page, link, "zh");
        assertThat(page.locator("#network")).hasText("在线");
        assertThat(page.locator("#key-state")).containsText("可自行核验");
        type(page, badge(expo.edition().code(), "B00007", "杭州远航", 0));
        assertThat(answer(page)).hasText("有效");
        page.locator("#consent").check();
        page.locator("#rating").selectOption("4");
        page.locator("#note").fill("=1+1 样品");
        page.locator("#lead button").click();
        assertThat(page.locator("#leads li")).hasCount(1);
        assertThat(page.locator("#leads h3")).containsText("杭州远航");
        page.locator("#meeting").selectOption("0");
        page.locator("#amount").fill("12500.50");
        page.locator("#outcome button").click();
        assertThat(page.locator("#unsent")).hasText("已全部发送");
        checkForm(page, "phone of an exhibitor", "zh");
        assertThat(bodies(link))
                .anyMatch(body -> body.contains("\"lead\"") && body.contains("=1+1"))
                .anyMatch(body -> body.contains("CNY 12500.50"));
    }

    @Test
    void boardAndClosingFitEveryWindow() {
        for (String language : List.of("en", "zh", "id", "ar")) {
            Page page = window(language, NARROW, ColorScheme.DARK);
            look(page, "/meet/day", language);
            look(page, "/meet/day/closing", language);
        }
        look(window("en", WIDE, ColorScheme.LIGHT), "/meet/day", "en");
    }
}
