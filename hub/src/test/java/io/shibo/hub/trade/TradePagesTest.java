package io.shibo.hub.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.DateRange;
import io.shibo.hub.TestHub;
import io.shibo.hub.json.Json;
import io.shibo.hub.load.Loads;
import io.shibo.trade.Deal;
import io.shibo.trade.Documents;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradePagesTest {
    private static final TestHub HUB = TestHub.shared();
    private static final String BOUNDARY = "a-boundary-of-this-test";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Bundle bundle;

    /** What the demo leaves: a folder with the deal and its bundle. */
    @BeforeAll
    static void load() throws IOException {
        Path sample = Path.of(System.getProperty("shibo.root", "..")).resolve("samples/deals/robot-arm.json");
        Deal deal = Deal.read("robot-arm.json", Json.read(sample));
        bundle = Bundle.seal(deal, Documents.of(deal), key(deal));
        Path robot = Files.createDirectories(folder.resolve("robot-arm"));
        Files.copy(sample, robot.resolve("deal.json"));
        for (StoredFile file : bundle.files()) {
            Files.write(robot.resolve(file.name()), file.content());
        }
        HUB.bean(Loads.class).load("trade", folder);
    }

    private static SigningKey key(Deal deal) {
        DateRange valid = new DateRange(TODAY.minusDays(2), TODAY.plusYears(1));
        return SigningKey.generate(deal.seller().id(), deal.seller().name(), valid, new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "id", "ar"})
    void dealAndItsDocumentsReadInEachLanguage(String language) {
        for (String path : List.of(
                "/trade",
                "/trade/verify",
                "/trade/deals/robot-arm",
                "/trade/deals/robot-arm/documents/order.xml",
                "/trade/deals/robot-arm/documents/invoice.xml",
                "/trade/deals/robot-arm/documents/packing-list.xml")) {
            HttpResponse<String> page = HUB.get(path, language);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
        }
    }

    @Test
    void dealPageShowsPapersSignatureAndRules() {
        String page = HUB.get("/trade/deals/robot-arm").body();
        assertThat(page).contains("HXR-2026-00412", "74,000.00", "FOB Ningbo", "Genuine: every byte");
        assertThat(page).contains("no freight under EXW").doesNotContain("Broken");
    }

    @Test
    void downloadsAreTheSignedBytes() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of(
                    "/trade/deals/robot-arm/files/invoice.xml",
                    "/api/v1/trade/deals/robot-arm/documents/invoice.xml")) {
                HttpResponse<byte[]> file =
                        client.send(HttpRequest.newBuilder(HUB.at(path)).build(), BodyHandlers.ofByteArray());
                assertThat(file.body()).isEqualTo(invoice());
                assertThat(file.headers().firstValue("Content-Disposition"))
                        .hasValueSatisfying(header -> assertThat(header).startsWith("attachment"));
            }
            HttpResponse<byte[]> zip = client.send(
                    HttpRequest.newBuilder(HUB.at("/trade/deals/robot-arm/bundle.zip"))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(zip.body()).isEqualTo(bundle.toZip());
        }
    }

    @Test
    void unknownDealAndUnknownDocumentAreMissing() {
        assertThat(HUB.get("/trade/deals/no-such-deal").statusCode()).isEqualTo(404);
        assertThat(HUB.get("/trade/deals/robot-arm/documents/..%2f").statusCode())
                .isIn(400, 404);
        assertThat(HUB.get("/trade/deals/robot-arm/files/secret.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void genuineBundleIsSaidToBeGenuine() {
        assertThat(upload("papers.zip", bundle.toZip(), "en")).contains("Genuine: every byte is as it was signed.");
        assertThat(upload("papers.zip", bundle.toZip(), "zh")).contains("真实");
        assertThat(upload("papers.zip", bundle.toZip(), "ar")).contains("أصلي", "dir=\"rtl\"");
    }

    @Test
    void singleDocumentIsComparedWithTheDealItComesFrom() {
        assertThat(upload("scan.xml", invoice(), "en")).contains("Genuine", "/trade/deals/robot-arm");
    }

    @Test
    void alteredDocumentIsNamedByLineAndElementWithBothValues() {
        byte[] changed = new String(invoice(), StandardCharsets.UTF_8)
                .replace("NRA-0000-0412-SAMPLE", "NRA-9999-0666-FRAUD!")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(upload("scan.xml", changed, "en"))
                .contains("Altered", "NRA-0000-0412-SAMPLE", "NRA-9999-0666-FRAUD!", "PayeeFinancialAccount/ID");
    }

    @Test
    void damagedDocumentThatIsNoXmlAnyMoreIsStillRecognised() {
        byte[] damaged = invoice();
        damaged[300] = '<';
        assertThat(upload("scan.xml", damaged, "en")).contains("Altered");
    }

    @Test
    void hostileXmlIsRefusedWithItsReason() {
        byte[] evil =
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>".getBytes(StandardCharsets.UTF_8);
        assertThat(upload("evil.xml", evil, "en")).contains("DOCTYPE").doesNotContain("root:");
    }

    @Test
    void documentFromNowhereIsNotChecked() {
        byte[] other = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(upload("other.xml", other, "en")).contains("Not checked").doesNotContain("Genuine:");
    }

    @Test
    void apiVerifiesRawAndFormBodies() {
        HttpResponse<String> raw = HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/trade/verify?name=robot-arm.zip"))
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(bundle.toZip())));
        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.body()).contains("\"verdict\" : \"genuine\"");
        byte[] changed = invoice();
        changed[changed.length / 2] ^= 1;
        HttpResponse<String> form = HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/trade/verify"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart("invoice.xml", changed, null))));
        assertThat(form.body()).contains("\"verdict\" : \"altered\"", "\"document\" : \"invoice.xml\"");
        HttpResponse<String> none = HUB.send(HttpRequest.newBuilder(HUB.at("/api/v1/trade/verify"))
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.noBody()));
        assertThat(none.statusCode()).isEqualTo(400);
    }

    @Test
    void apiTellsADealWithItsRulesAndItsFiles() {
        String deal = HUB.get("/api/v1/trade/deals/robot-arm").body();
        assertThat(deal).contains("\"rule\" : \"TOTAL\"", "\"outcome\" : \"kept\"", "manifest.jws", "\"74000.00\"");
        assertThat(HUB.get("/api/v1/trade/deals").body()).contains("robot-arm");
    }

    private static byte[] invoice() {
        return Objects.requireNonNull(bundle.find("invoice.xml")).content();
    }

    /** Sends a file by the page's own form. */
    private static String upload(String name, byte[] content, String language) {
        try (HttpClient browser = TestHub.browser()) {
            String form = HUB.send(browser, HttpRequest.newBuilder(HUB.at("/trade/verify")))
                    .body();
            HttpResponse<String> answer = HUB.send(
                    browser,
                    HttpRequest.newBuilder(HUB.at("/trade/verify?lang=" + language))
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArray(multipart(name, content, TestHub.csrf(form)))));
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static byte[] multipart(String name, byte[] content, @Nullable String csrf) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (csrf != null) {
            String token = URLDecoder.decode(csrf, StandardCharsets.UTF_8);
            out.writeBytes(
                    ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
