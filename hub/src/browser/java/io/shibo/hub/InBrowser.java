package io.shibo.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * Drives the machine's Chromium against {@link TestHub}. Extend it in a class named {@code …BrowserTest}.
 *
 * <p>Where there is no Chromium the tests are reported as not run; with {@code CI=true} in the environment they fail. {@code
 * -Dshibo.chromium=…} names another one, {@code -Dshibo.screenshots=folder} keeps a picture of every page {@link #look}ed at.
 */
public abstract class InBrowser {
    /** A desk and the narrowest common phone. */
    protected static final int WIDE = 1280;

    protected static final int NARROW = 360;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    protected final TestHub hub = TestHub.shared();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startBrowser() {
        Path chromium = Path.of(System.getProperty("shibo.chromium", "/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            String message = "no Chromium at %s: the browser tests did not run. Install it, or name one by -Dshibo.chromium"
                    .formatted(chromium);
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            assumeTrue(false, message);
        }
        Playwright started = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = started;
        browser = started.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A window of its own, without cookies. What its pages complain of fails the test at its end. */
    protected Page window(String language, int width, ColorScheme colors) {
        if (browser == null) {
            throw new IllegalStateException("the browser is not started");
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(colors)
                .setViewportSize(width, width < 600 ? 780 : 900)
                .setBaseURL(hub.at("").toString()));
        contexts.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            // A test that takes the network away hears of it; that is not the page's fault.
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /**
     * Opens a page and checks what every page must be: answered with 200, in its language and direction, no wider than the
     * window, with one heading of the first rank.
     */
    protected void look(Page page, String path, String language) {
        var response = page.navigate(path);
        assertThat(response == null ? 0 : response.status()).as(path).isEqualTo(200);
        checkForm(page, path + " in " + language, language);
    }

    /** The same for a page that is open already. */
    protected void checkForm(Page page, String name, String language) {
        keepPicture(page, name);
        assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
        assertThat(page.locator("html").getAttribute("dir")).as(name).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(page.locator("body").textContent())
                .as("messages that %s lacks".formatted(name))
                .doesNotContainPattern("\\?\\?[\\w.-]+_(en|zh|id|ar)");
        assertThat(page.locator("h1").count()).as("first-rank headings of " + name).isEqualTo(1);
        assertThat(page.evaluate("""
                        () => {
                          const room = document.documentElement.clientWidth;
                          if (document.documentElement.scrollWidth <= room) return '';
                          const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
                            const box = e.getBoundingClientRect();
                            return (box.right > room + 1 || box.left < -1) && !e.closest('.table-wrap, .chart, pre');
                          });
                          return 'wider than ' + room + ': ' + wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ');
                        }"""))
                .as("what makes %s scroll sideways".formatted(name))
                .isEqualTo("");
    }

    private static void keepPicture(Page page, String name) {
        String folder = System.getProperty("shibo.screenshots");
        if (folder != null) {
            var size = page.viewportSize();
            String file = name.replaceAll("[^\\p{Alnum}]+", "-") + "-" + (size == null ? 0 : size.width) + "-"
                    + (Boolean.TRUE.equals(page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"))
                            ? "dark"
                            : "light");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, file + ".png"))
                    .setFullPage(true));
        }
    }

    @AfterEach
    void closeWindows() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
