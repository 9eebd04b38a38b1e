package io.shibo.trade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.trade.check.UblDocument;
import io.shibo.trade.internal.json.StrictJson;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealTest {
    @Test
    void readsTheRobotArm() {
        Deal deal = Samples.deal();
        assertThat(deal.total()).hasToString("USD 74000.00");
        assertThat(deal.packages())
                .hasSize(4)
                .allSatisfy(pack -> assertThat(pack.kind()).isEqualTo(PackageKind.WOODEN_CASE));
        assertThat(deal.papers().orderedOnline()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "hs": "84795000"            | "hs": "8479"               | lines[0].hs
                    "hs": "84795000"            | "hs": "77010000"           | lines[0].hs
                    "unit": "H87"               | "unit": "PCS"              | lines[0].unit
                    "quantity": "4"             | "quantity": "-4"           | lines[0].quantity
                    "unitPrice": "18500.00"     | "unitPrice": "18,500"      | lines[0].unitPrice
                    "incoterm": "FOB"           | "incoterm": "FOD"          | terms.incoterm
                    "currency": "USD"           | "currency": "US$"          | currency
                    "dispatch": "CN"            | "dispatch": "China"        | dispatch
                    "invoiceDate": "2026-04-06" | "invoiceDate": "6.4.2026"  | documents.invoiceDate
                    "orderDate": "2026-03-10"   | "orderDate": "2026-03-11"  | documents.orderDate
                    "invoiceNumber"             | "invoiceNumer"             | documents
                    "code": "CNNGB"             | "code": "Ningbo"           | documents.portOfLoading.code
                    "zero-rated"                | "free"                     | documents.taxCategory
                    "customsRegime": "9710"     | "customsRegime": "97"      | documents.customsRegime
                    "orderedOnline": "yes"      | "orderedOnline": "maybe"   | documents.orderedOnline
                    "USCC:91330108MA2HXRBT7C"   | "91330108MA2HXRBT7C"       | documents.seller.id
                    "number": "2"               | "number": "1"              | documents.packages[1].number
                    "documents": {              | "document": {              | documents
                    """)
    void badFieldIsNamedByItsPath(String from, String to, String path) {
        assertThat(Samples.dealText()).contains(from.strip());
        assertThatThrownBy(() -> Samples.deal(text -> text.replace(from.strip(), to.strip())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("robot-arm.json:")
                .hasMessageContaining(path.strip() + ": ");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() ->
                        Samples.deal(text -> text.replace("\"FOB\"", "\"XXX\"").replace("\"H87\"", "\"YYY\"")))
                .isInstanceOfSatisfying(
                        InputException.class, bad -> assertThat(bad.problems()).hasSizeGreaterThan(1));
    }

    @Test
    void textsThatNoDocumentCanHoldAreRefused() {
        for (String bad : new String[] {"\\u0001", "\\ud800", "a\\nb", "x".repeat(400)}) {
            assertThatThrownBy(() -> Samples.deal(text -> text.replace("Six-axis", bad)))
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void markupInTextsStaysText() {
        Deal deal = Samples.deal(text -> text.replace("Six-axis", "<b>&amp; ]]> \\\" Six-axis"));
        String invoice = new String(Documents.of(deal).get(1).content(), UTF_8);
        assertThat(invoice).contains("&lt;b&gt;&amp;amp; ]]&gt;");
        assertThat(UblDocument.read(Documents.of(deal).get(1))
                        .lines()
                        .getFirst()
                        .description())
                .satisfies(found -> assertThat(String.valueOf(found)).contains("<b>&amp; ]]> \" Six-axis"));
    }

    @Test
    void mutatedDealIsReadOrRefused() {
        byte[] deal = Samples.dealText().getBytes(UTF_8);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = deal.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Deal.read("deal", StrictJson.read("deal", changed))).isNotNull();
            } catch (InputException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
