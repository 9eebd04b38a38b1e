package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.Mask;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the four documents of a parcel say the same. All differences are found at once, each named by field with both
 * values.
 *
 * <p>What is compared: the sum paid; payer and buyer (they must be one person while the buyer's identity is not verified,
 * GACC notice 2016-26 §6); consignee, telephone and address of order and waybill; shop; buyer of order and declaration;
 * the goods lines by gnum, with name, quantity and price. Platform, order, carrier and waybill numbers need no comparison:
 * the documents were found by them.
 */
final class Matching {
    private final List<Finding> findings = new ArrayList<>();

    private Matching() {}

    static List<Finding> compare(Order order, Payment payment, Waybill waybill, Declaration declaration) {
        Matching matching = new Matching();
        matching.payment(order, payment);
        matching.waybill(order, waybill);
        matching.declaration(order, declaration);
        return matching.findings;
    }

    private void payment(Order order, Payment payment) {
        same(order, "acturalPaid", payment, "amountPaid");
        same(order, "buyerIdNumber", payment, "payerIdNumber");
        same(order, "buyerName", payment, "payerName");
        if (order.payTransactionId() != null) {
            same(order, "payTransactionId", payment, "payTransactionId");
        }
        if (order.payCode() != null) {
            same(order, "payCode", payment, "payCode");
        }
    }

    private void waybill(Order order, Waybill waybill) {
        same(order, "consignee", waybill, "consignee");
        same(order, "consigneeTelephone", waybill, "consigneeTelephone");
        same(order, "consigneeAddress", waybill, "consigneeAddress");
    }

    private void declaration(Order order, Declaration declaration) {
        same(order, "ebcCode", declaration, "ebcCode");
        same(order, "buyerIdNumber", declaration, "buyerIdNumber");
        same(order, "buyerName", declaration, "buyerName");
        Map<Integer, Order.Line> ordered = new TreeMap<>();
        order.lines().forEach(line -> ordered.put(line.gnum(), line));
        Map<Integer, Declaration.Line> declared = new TreeMap<>();
        declaration.lines().forEach(line -> declared.put(line.gnum(), line));
        if (!ordered.keySet().equals(declared.keySet())) {
            find(
                    "CEB311.OrderList.gnum",
                    ordered.keySet().toString(),
                    "CEB621.InventoryList.gnum",
                    declared.keySet().toString());
        }
        declared.forEach((gnum, line) -> {
            Order.Line other = ordered.get(gnum);
            if (other != null) {
                lines(gnum, other, line);
            }
        });
    }

    private void lines(int gnum, Order.Line ordered, Declaration.Line declared) {
        String order = "CEB311.OrderList[gnum=%d].".formatted(gnum);
        String list = "CEB621.InventoryList[gnum=%d].".formatted(gnum);
        if (!ordered.itemName().equals(declared.gname())) {
            find(order + "itemName", ordered.itemName(), list + "gname", declared.gname());
        }
        amounts(order + "qty", ordered.qty(), list + "qty", declared.qty());
        amounts(order + "totalPrice", ordered.totalPrice(), list + "totalPrice", declared.totalPrice());
    }

    private void amounts(String field, BigDecimal value, String against, BigDecimal other) {
        if (value.compareTo(other) != 0) {
            find(field, value.toPlainString(), against, other.toPlainString());
        }
    }

    private void same(Record left, String leftField, Record right, String rightField) {
        Object value = value(left, leftField);
        Object other = value(right, rightField);
        if (value != null && !value.equals(other)) {
            find(
                    name(left, leftField),
                    shown(left, leftField, value),
                    name(right, rightField),
                    other == null ? "" : shown(right, rightField, other));
        }
    }

    private static @Nullable Object value(Record record, String field) {
        return Layout.of(record.getClass()).value(record, field);
    }

    private static String name(Record record, String field) {
        return ((io.shibo.clear.ceb.ParcelDocument) record).type() + "." + field;
    }

    private static String shown(Record record, String field, Object value) {
        Mask mask = Layout.of(record.getClass()).field(field).mask();
        return mask.apply(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
    }

    private void find(String field, String value, String against, String other) {
        findings.add(new Finding(field, value, against, other));
    }
}
