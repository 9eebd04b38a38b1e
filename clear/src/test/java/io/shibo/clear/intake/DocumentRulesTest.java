package io.shibo.clear.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Specimens;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentRulesTest {
    private static Stream<MessageType> types() {
        return Specimens.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void findNothingWrongWithARightDocument(MessageType type) {
        assertThat(DocumentRules.check(Specimens.of(type))).isEmpty();
    }

    /**
     * One change that breaks a rule.
     *
     * @param change field to value, a line's field with {@code .} before it; lines are repeated {@code lines} times
     */
    private record Broken(
            MessageType type, int lines, Map<String, @Nullable Object> change, String code, String field) {}

    private static Broken broken(MessageType type, int lines, String code, String field, @Nullable Object... change) {
        Map<String, @Nullable Object> changes = new HashMap<>();
        for (int i = 0; i < change.length; i += 2) {
            changes.put(String.valueOf(change[i]), change[i + 1]);
        }
        return new Broken(type, lines, changes, code, field);
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    private static Stream<Broken> brokenRules() {
        return Stream.of(
                broken(
                        MessageType.CEB311,
                        1,
                        "-301008",
                        "goodsValue",
                        "goodsValue",
                        yuan("7.01"),
                        "acturalPaid",
                        yuan("7.01")),
                broken(MessageType.CEB311, 1, "-301008", "acturalPaid", "acturalPaid", yuan("7.01")),
                broken(MessageType.CEB311, 1, "-301008", "OrderList[1].totalPrice", ".price", yuan("3.6")),
                broken(MessageType.CEB311, 1, "-301008", "OrderList[1].gnum", ".gnum", 0),
                broken(
                        MessageType.CEB311,
                        2,
                        "-301002",
                        "OrderList[2].gnum",
                        "goodsValue",
                        yuan("14"),
                        "acturalPaid",
                        yuan("14")),
                broken(MessageType.CEB621, 1, "-621001", "InventoryList[1].gnum", ".gnum", 2),
                broken(MessageType.CEB621, 2, "-621027", "InventoryList[2].gnum"),
                broken(MessageType.CEB621, 1, "-621001", "InventoryList[1].qty2", ".unit2", null),
                broken(MessageType.CEB621, 1, "-621001", "InventoryList[1].qty2", ".qty2", null),
                broken(MessageType.CEB621, 1, "-621001", "InventoryList[1].qty1", ".qty1", BigDecimal.ZERO),
                broken(MessageType.CEB621, 1, "-621001", "netWeight", "netWeight", yuan("2.6")),
                broken(MessageType.CEB621, 1, "-621001", "trafNo", "trafNo", null),
                broken(MessageType.CEB621, 1, "-621001", "voyageNo", "voyageNo", null),
                broken(MessageType.CEB621, 1, "-621001", "billNo", "billNo", null),
                broken(MessageType.CEB621, 1, "-621001", "billNo", "tradeMode", "1210", "country", "142"),
                broken(MessageType.CEB621, 1, "-621001", "country", "tradeMode", "1210", "billNo", null),
                broken(
                        MessageType.CEB621,
                        1,
                        "-621001",
                        "emsNo",
                        "tradeMode",
                        "1210",
                        "billNo",
                        null,
                        "country",
                        "142",
                        "emsNo",
                        null),
                broken(
                        MessageType.CEB621,
                        1,
                        "-621001",
                        "areaCode",
                        "tradeMode",
                        "1210",
                        "billNo",
                        null,
                        "country",
                        "142",
                        "areaCode",
                        null),
                broken(
                        MessageType.CEB621,
                        1,
                        "-621001",
                        "areaName",
                        "tradeMode",
                        "1210",
                        "billNo",
                        null,
                        "country",
                        "142",
                        "areaName",
                        null),
                broken(
                        MessageType.CEB621,
                        1,
                        "-621001",
                        "InventoryList[1].itemRecordNo",
                        "tradeMode",
                        "1210",
                        "billNo",
                        null,
                        "country",
                        "142",
                        ".itemRecordNo",
                        null),
                broken(MessageType.CEB621, 1, "-621001", "assureCode", "assureCode", "D"),
                broken(MessageType.CEB625, 2, "-625001", "InvtRefundList[2].gnum"),
                broken(MessageType.CEB625, 1, "-625001", "InvtRefundList[1].qty", ".qty", BigDecimal.ZERO),
                broken(MessageType.CEB711, 1, "-800001", "DeliveryList[1].gnum", ".gnum", -1),
                broken(MessageType.CEB816, 1, "-0002", "customsTax", "customsTax", yuan("2.01")),
                broken(MessageType.CEB816, 1, "-0002", "valueAddedTax", ".valueAddedTax", yuan("1.99")),
                broken(MessageType.CEB816, 1, "-0002", "consumptionTax", "consumptionTax", yuan("0")),
                broken(MessageType.CEB303, 1, "-301008", "goodsValue", "goodsValue", yuan("8")),
                broken(MessageType.CEB303, 1, "-301008", "OrderList[1].currency", ".currency", "502"),
                broken(MessageType.CEB505, 1, "-504011", "packNo", "packNo", 0),
                broken(MessageType.CEB507, 1, "-505011", "msgSeqNo", "msgSeqNo", 2),
                broken(MessageType.CEB509, 1, "-505011", "msgCount", "msgCount", 0),
                broken(MessageType.CEB603, 1, "-621001", "licenseNo", "licenseNo", "L1"),
                broken(MessageType.CEB603, 1, "-621001", "iacCode", "tradeMode", "1210", "iacCode", null),
                broken(MessageType.CEB603, 1, "-621001", "iacName", "tradeMode", "1239", "iacName", null),
                broken(MessageType.CEB603, 1, "-621001", "emsNo", "tradeMode", "1210", "emsNo", null),
                broken(
                        MessageType.CEB603,
                        1,
                        "-621001",
                        "InventoryList[1].itemRecordNo",
                        "tradeMode",
                        "1210",
                        ".itemRecordNo",
                        null),
                broken(MessageType.CEB603, 1, "-621001", "InventoryList[1].totalPrice", ".totalPrice", yuan("7.02")),
                broken(MessageType.CEB607, 1, "-621001", "msgSeqNo", "msgSeqNo", 0),
                broken(MessageType.CEB701, 1, "-621001", "endTime", "endTime", null),
                broken(MessageType.CEB701, 1, "-621001", "startTime", "startTime", null),
                broken(MessageType.CEB701, 1, "-621001", "endTime", "endTime", LocalDateTime.of(2026, 2, 28, 0, 0)),
                broken(MessageType.CEB701, 0, "-621000", "SummaryApplyList", "startTime", null, "endTime", null),
                broken(
                        MessageType.CEB701,
                        2,
                        "-621001",
                        "SummaryApplyList[2].invtNo",
                        "startTime",
                        null,
                        "endTime",
                        null),
                broken(MessageType.CEB792, 1, "-0002", "SummaryResultList[1].gseqno", ".gseqno", null),
                broken(MessageType.CEB213, 1, "-625001", "country", "country", "142"),
                broken(MessageType.CEB213, 1, "-625001", "InvtRefundList[1].qty2", ".unit2", null));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void nameTheFieldWithItsCode(Broken broken) {
        List<FieldError> errors = DocumentRules.check(changed(broken));

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(broken.code());
            assertThat(error.field()).isEqualTo(broken.field());
            assertThat(error.message()).matches("(?s).+; .+");
        });
    }

    @Test
    void findAllErrorsAtOnce() {
        Document document = changed(broken(
                MessageType.CEB621,
                1,
                "",
                "",
                "trafNo",
                null,
                "billNo",
                null,
                "netWeight",
                yuan("9"),
                "assureCode",
                "D",
                ".qty1",
                BigDecimal.ZERO));

        assertThat(DocumentRules.check(document))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("InventoryList[1].qty1", "netWeight", "trafNo", "billNo", "assureCode");
    }

    @Test
    void admitUnitPricesThatAreRounded() {
        // Three for 10.00: a unit price of 3.33 is right to the fen.
        Document document = changed(broken(
                MessageType.CEB311,
                1,
                "",
                "",
                ".qty",
                yuan("3"),
                ".price",
                yuan("3.33"),
                ".totalPrice",
                yuan("10"),
                "goodsValue",
                yuan("10"),
                "acturalPaid",
                yuan("10")));

        assertThat(DocumentRules.check(document)).isEmpty();
    }

    private static Document changed(Broken broken) {
        Record right = (Record) Specimens.of(broken.type());
        Layout layout = Layout.of(broken.type().documentClass());
        List<Record> lines = new ArrayList<>();
        if (broken.lines() > 0 && layout.lines() != null) {
            Record line = layout.linesOf(right).getFirst();
            Record changed = rebuilt(layout.lines(), line, broken.change(), ".", List.of());
            for (int i = 0; i < broken.lines(); i++) {
                lines.add(changed);
            }
        }
        return (Document) rebuilt(layout, right, broken.change(), "", lines);
    }

    private static Record rebuilt(
            @Nullable Layout layout,
            Record record,
            Map<String, @Nullable Object> change,
            String prefix,
            List<Record> lines) {
        Layout known = Objects.requireNonNull(layout);
        @Nullable Object[] values = known.values(record);
        for (int i = 0; i < values.length; i++) {
            String name = prefix + known.fields().get(i).name();
            if (change.containsKey(name)) {
                values[i] = change.get(name);
            }
        }
        return known.build(values, lines);
    }
}
