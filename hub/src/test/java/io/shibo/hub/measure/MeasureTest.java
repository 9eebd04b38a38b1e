package io.shibo.hub.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Period;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.hub.TestHub;
import io.shibo.hub.json.Json;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Method;
import io.shibo.measure.Release;
import io.shibo.measure.ReleaseCsv;
import io.shibo.measure.ReleaseTree;
import io.shibo.measure.Tabulation;
import io.shibo.measure.sample.TradeSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The statistics pages of a running hub, on the sample release. */
class MeasureTest {
    private static final TestHub HUB = TestHub.shared();
    private static final Release RELEASE = release();

    @BeforeAll
    static void load() {
        HUB.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> HUB.bean(ReleaseStore.class).replaceSample(RELEASE));
    }

    @Test
    void aReleaseComesBackFromItsRowsAsItWas() {
        assertThat(HUB.bean(ReleaseStore.class).find(RELEASE.period())).hasValueSatisfying(kept -> {
            assertThat(kept.release().digest()).isEqualTo(RELEASE.digest());
            assertThat(ReleaseTree.of(kept.release())).isEqualTo(ReleaseTree.of(RELEASE));
            assertThat(kept.sample()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "en, Digital trade, invented, ltr",
        "zh, 数字贸易, 虚构, ltr",
        "id, Perdagangan digital, direka, ltr",
        "ar, التجارة الرقمية, مختلَقة, rtl"
    })
    void thePageSpeaksTheReadersLanguage(String language, String title, String invented, String direction) {
        HttpResponse<String> page = HUB.get("/measure", language);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("dir=\"" + direction + "\"", title, invented, "role=\"img\"", "<table>")
                .doesNotContain("style=", "<script", "??");
    }

    @Test
    void allAddressesOfThePageAnswer() {
        String body = HUB.get("/measure").body();
        var links = Pattern.compile("href=\"(/(?:measure|api/v1/measure)[^\"]*)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(30).contains("/measure/2026-S1.csv");
        assertThat(links)
                .allSatisfy(
                        link -> assertThat(HUB.get(link).statusCode()).as(link).isEqualTo(200));
    }

    @Test
    void downloadsAreTheReleaseItself() {
        Period base = RELEASE.period().yearBefore();
        assertThat(HUB.get("/measure/2026-S1.csv").body()).isEqualTo(ReleaseCsv.of(RELEASE, RELEASE.period()));
        assertThat(HUB.get("/measure/" + base + ".csv").body()).isEqualTo(ReleaseCsv.of(RELEASE, base));
        assertThat(HUB.get("/measure/2026-S1.json").body()).isEqualTo(Json.write(ReleaseTree.of(RELEASE)));
        assertThat(HUB.get("/measure/2026-S1.svg").body()).startsWith("<svg").contains("<style>");
    }

    @Test
    void theApiListsGivesAndExplains() {
        assertThat(HUB.get("/api/v1/measure/releases").body())
                .contains("\"period\" : \"2026-S1\"", "\"base\" : \"2025-S1\"", RELEASE.digest());
        assertThat(HUB.get("/api/v1/measure/releases/2026-S1").body()).contains(RELEASE.digest(), "\"item\" : \"ID\"");
        assertThat(HUB.get("/api/v1/measure/releases/2026-S1/why?flow=exports&breakdown=partner&item=ID&measure=both")
                        .body())
                .contains(
                        "\"cny\"", "records of First half of 2026", "answers to ordered and to delivered are both yes");
    }

    @ParameterizedTest
    @CsvSource({
        "/measure?period=2026-S3, 400",
        "/measure?currency=eur, 400",
        "/measure?period=1999, 404",
        "/measure/1999-S1.csv, 404",
        "/measure/2026-13.csv, 400",
        "/measure/why?period=2026-S1&flow=exports&breakdown=partner&item=XX, 404",
        "/measure/why?period=2026-S1&flow=upwards&breakdown=all, 400",
        "/api/v1/measure/releases/now, 400",
        "/api/v1/measure/releases/2026-S1/why?flow=exports&measure=big, 400"
    })
    void aWrongAddressIsToldAndNotGuessed(String path, int status) {
        assertThat(HUB.get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"vintage\": \"x\"}", "[]"})
    void aFileThatIsNoReleaseIsRefusedAndTheOldOneStays(String json, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("table.json"), json);
        MeasureLoader loader = HUB.bean(MeasureLoader.class);
        assertThatThrownBy(() -> loader.load(folder)).isInstanceOf(InputException.class);
        assertThat(HUB.get("/measure/2026-S1.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void aReleaseThatContradictsItselfIsRefused(@TempDir Path folder) throws IOException {
        String json = Json.write(ReleaseTree.of(RELEASE));
        int at = json.indexOf("\"cny\" : \"") + 9;
        Files.writeString(folder.resolve("table.json"), json.substring(0, at) + "9" + json.substring(at));
        MeasureLoader loader = HUB.bean(MeasureLoader.class);
        assertThatThrownBy(() -> loader.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("parts add up");
    }

    private static Release release() {
        Problems problems = new Problems();
        try {
            ExchangeRates rates = ExchangeRates.read("rates.csv", bytes(TradeSample.exchangeRates(1)), problems);
            Tabulation table = new Tabulation(Period.half(2026, 1), rates, Method.HANDBOOK_2023);
            for (int year : new int[] {2025, 2026}) {
                table.read(year + ".csv", bytes(TradeSample.records(1, Period.half(year, 1))), problems);
            }
            problems.throwIfAny();
            return table.release("test");
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
