package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.Mask;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Matching;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the four documents of a parcel, in words: each difference is named by field with both values. Says
 * what {@link Matching} found by the facts.
 */
final class Differences {
    private final List<Finding> findings = new ArrayList<>();

    private Differences() {}

    /**
     * @param documents order, payment, waybill and declaration
     * @param ending of their parcel: which kinds of differences there are, and what tax was due
     */
    static List<Finding> find(List<? extends Document> documents, Ending ending) {
        if (documents.size() == 4
                && documents.get(0) instanceof Order order
                && documents.get(1) instanceof Payment payment
                && documents.get(2) instanceof Waybill waybill
                && documents.get(3) instanceof Declaration declaration) {
            Differences differences = new Differences();
            differences.payment(order, payment);
            differences.waybill(order, waybill);
            differences.declaration(order, declaration);
            if ((ending.differences() & Matching.WITHHELD) != 0) {
                differences.find(
                        "CEB311.taxTotal",
                        order.taxTotal().toPlainString(),
                        "tax",
                        Amounts.yuanOfFen(ending.dues().tax()).toPlainString());
            }
            return differences.findings;
        }
        throw new IllegalArgumentException("order, payment, waybill and declaration are compared, not %s"
                .formatted(documents.stream().map(Document::type).toList()));
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
        return ((Document) record).type() + "." + field;
    }

    private static String shown(Record record, String field, Object value) {
        Mask mask = Layout.of(record.getClass()).field(field).mask();
        return mask.apply(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
    }

    private void find(String field, String value, String against, String other) {
        findings.add(new Finding(field, value, against, other));
    }
}
