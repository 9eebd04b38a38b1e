package io.shibo.clear.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptTest {
    private static final String TIME = "20260301120001123";
    private static final Map<String, String> NUMBERS =
            Map.of("preNo", "B20260301000000001", "invtNo", "29002026I000000001");

    private static Stream<MessageType> answered() {
        return Specimens.types().filter(type -> type.receipt() != null);
    }

    @ParameterizedTest
    @MethodSource("answered")
    void repeatsTheDocumentsOwnNumbers(MessageType type) throws Exception {
        Keys keys = Keys.of(Specimens.of(type));

        Receipt receipt = Receipt.of(keys, "120", TIME, "海关入库", NUMBERS);

        assertThat(receipt.type()).isEqualTo(type.receipt());
        assertThat(receipt.guid()).isEqualTo(Specimens.GUID);
        Layout layout = Layout.of(receipt.type().documentClass());
        for (String name : Keys.names(type)) {
            Object repeated = layout.has(name) ? layout.value((Record) receipt, name) : null;
            if (repeated != null && !NUMBERS.containsKey(name)) {
                assertThat(repeated).hasToString(keys.orDash(name));
            }
        }
        isValid(type, receipt);
    }

    /** A document of which nothing could be read still gets a receipt that the schema takes. */
    @ParameterizedTest
    @MethodSource("answered")
    void answersADocumentOfWhichNothingIsKnown(MessageType type) throws Exception {
        String refused = type.codes().invalid();

        Receipt receipt =
                Receipt.of(new Keys(type, Map.of()), refused, TIME, "x", Map.of("preNo", "B20260301000000001"));

        assertThat(receipt.returnStatus()).isEqualTo(refused);
        isValid(type, receipt);
    }

    /** Keys that break the receipt's own limits are left out or answered as a dash. */
    @ParameterizedTest
    @MethodSource("answered")
    void leavesOutWhatTheReceiptCannotCarry(MessageType type) throws Exception {
        Map<String, String> broken = Map.of(
                "guid",
                "short",
                "customsCode",
                "29",
                "copNo",
                "x".repeat(90),
                "msgSeqNo",
                "one",
                "statisticsFlag",
                "AB");

        isValid(type, Receipt.of(new Keys(type, broken), "-1", TIME, "x", Map.of("preNo", "B20260301000000001")));
    }

    private static void isValid(MessageType type, Receipt receipt) throws Exception {
        byte[] written = CebWriter.receipts(type, List.of(receipt));
        OfficialSchema.of(receipt.type())
                .schema()
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(written)));
        Reading.Message read = (Reading.Message) CebReader.read(written);
        assertThat(read.documents())
                .singleElement()
                .satisfies(item -> assertThat(item.document()).isEqualTo(receipt));
        assertThat(CebWriter.receipts(type, List.of(receipt))).isEqualTo(written);
        assertThat(read.type()).isEqualTo(Objects.requireNonNull(type.receipt()));
    }

    @Test
    void tellsByARefusalWhatIsWrongWithWhatNobodyAnswers() {
        Receipt receipt = Receipt.of(Keys.of(Specimens.of(MessageType.CEB816)), "-0002", TIME, "x", NUMBERS);

        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.OfMessage.class,
                        refusal -> assertThat(refusal.oriMessageType()).isEqualTo("CEB816Message"));
    }
}
