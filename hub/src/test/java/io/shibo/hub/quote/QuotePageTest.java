package io.shibo.hub.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.hub.TestHub;
import io.shibo.hub.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotePageTest {
    private static final TestHub HUB = TestHub.shared();
    private static final Path DEALS = Path.of(System.getProperty("shibo.root"), "samples", "deals");

    private static HttpResponse<String> post(String json) {
        return HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/quote"))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(json)));
    }

    @ParameterizedTest
    @CsvSource({
        "robot-arm, en, 'IDR\u00a01,514,513,000.00', PMK 131/2024",
        "coffee, zh, 'CNY\u00a0379.67', 财关税〔2016〕18号",
        "design-software, id, 'EUR\u00a0355,57', UStG § 12",
        "coffee, ar, 'CNY\u00a0379.67', 财关税〔2016〕18号",
    })
    void showsEachSampleDealInTheReadersLanguage(String deal, String language, String landed, String source) {
        HttpResponse<String> page = HUB.get("/quote?example=" + deal, language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(landed, source).doesNotContain("??");
    }

    @Test
    void comparesWithTheRatesTheOperatorGave() throws IOException {
        Path file = HUB.home().resolve("rates.csv");
        assertThat(HUB.get("/quote/compare?example=robot-arm", "en").body())
                .contains("invented exchange rates", "round rate chosen for samples, 2026-06-30");
        try {
            Files.writeString(file, "from,to,rate,date,source\nUSD,IDR,16650,2026-11-25,Bank of the test\n");
            assertThat(HUB.get("/quote/compare?example=robot-arm", "en").body())
                    .contains("Bank of the test, 2026-11-25", "to=ID&amp;buyer=business")
                    .doesNotContain("invented exchange rates", "round rate chosen for samples");

            Files.writeString(file, "from,to,rate,source\nUSD,IDR,16650,Bank of the test without a day\n");
            assertThat(HUB.get("/quote/compare?example=robot-arm", "en").body())
                    .contains(
                            "The exchange rates of this hub cannot be used",
                            "rates.csv: date: is missing for USD and IDR")
                    .doesNotContain("round rate chosen for samples", "class=\"ranking\"");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Where to sell, Indonesia",
        "zh, 卖到哪里, 印度尼西亚",
        "id, Ke mana menjual, Indonesia",
        "ar, أين تبيع, إندونيسيا"
    })
    void ranksEveryDestinationInTheReadersLanguage(String language, String title, String country) {
        HttpResponse<String> page = HUB.get("/quote/compare?example=robot-arm", language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        title, country, "round rate chosen for samples", "to=ID&amp;buyer=business", "class=\"s2 bar\"")
                .doesNotContain("??");
    }

    @Test
    void ranksEveryDestinationForPrograms() throws IOException {
        HttpResponse<String> answer = HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/quote/markets?rates=sample"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Files.readString(DEALS.resolve("robot-arm.json")))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"destination\" : \"SG\"", "\"landed\"", "\"requirements\"");
    }

    @ParameterizedTest
    @CsvSource({"coffee, en, France", "design-software, en, Japan"})
    void everySampleDealCanBeRanked(String deal, String language, String country) {
        HttpResponse<String> page = HUB.get("/quote/compare?example=" + deal, language);

        assertThat(page.body()).contains(country, "class=\"s2 bar\"").doesNotContain("mended first");
    }

    @Test
    void comparingTellsWhatIsWrongWithTheSale() {
        HttpResponse<String> page = HUB.get("/quote/compare?to=ID&from=CN&code=847950&quantity=-3&price=x", "en");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This must be mended first", "Quantity:", "Price of one unit:");
    }

    @Test
    void quotesWhatTheFormAsksAndKeepsItInTheAddress() {
        HttpResponse<String> page = HUB.get("/quote?to=CN&from=FR&buyer=consumer&channel=9610&date=2026-03-01"
                + "&code=2204.21.00&origin=FR&quantity=1&unit=H87&litres=0.75&price=300&currency=CNY"
                + "&transport=air&state.spent-this-year=0");

        assertThat(page.body()).contains("CNY\u00a053.66", "value=\"2204.21.00\"");
    }

    @Test
    void showsEveryProblemNextToItsField() {
        HttpResponse<String> page = HUB.get("/quote?to=ID&from=CN&buyer=business&code=847990&quantity=-3&unit=H87"
                + "&price=12%2C5&currency=USD&date=2026-13-01&incoterm=XYZ");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("id=\"date-problem\"", "id=\"quantity-problem\"", "id=\"price-problem\"", "XYZ");
    }

    @Test
    void namesTheNearestGoodsCodeAndTheMissingExchangeRate() {
        HttpResponse<String> page = HUB.get("/quote?to=ID&from=CN&buyer=business&code=84799099&quantity=1&unit=H87"
                + "&price=10&currency=USD&date=2026-03-01");

        assertThat(page.body()).contains("id=\"code-problem\"", "8479.50.00", "id=\"rate-problem\"");
    }

    @Test
    void escapesWhatIsTyped() {
        HttpResponse<String> page = HUB.get("/quote?code=%3Cscript%3Ealert(1)%3C%2Fscript%3E&place=%22%3E%3Cb%3E");

        assertThat(page.body()).doesNotContain("<script>alert").doesNotContain("\"><b>");
    }

    @Test
    void answersProgramsWithTheCommandsJson() throws IOException {
        HttpResponse<String> answer = post(Files.readString(DEALS.resolve("coffee.json")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"landed\" : {", "\"amount\" : \"379.67\"", "\"hash\" :");
        assertThat(Json.read("answer", new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
    }

    @Test
    void tellsProgramsAllProblemsAtOnce() {
        HttpResponse<String> answer = post("{\"lines\":[{\"hs\":\"01\"}],\"currency\":\"XXY\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("XXY", "lines[0].quantity", "seller", "dates.order");
    }

    @Test
    void listsTheSampleDealsAsSalesToQuote() {
        HttpResponse<String> answer = HUB.get("/api/v1/quote/examples");

        assertThat(answer.body()).contains("robot-arm", "coffee", "design-software", "/quote?example=coffee");
    }
}
