package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the specification asks of one document beyond each field alone: sums, repeated lines, conditions of a trade mode. */
final class DocumentRules {
    private static final BigDecimal HALF_FEN = new BigDecimal("0.005");
    private static final String CHINA = "142";

    private final MessageType.Codes codes;
    private final List<FieldError> errors = new ArrayList<>();

    private DocumentRules(MessageType type) {
        this.codes = type.codes();
    }

    static List<FieldError> check(Document document) {
        DocumentRules rules = new DocumentRules(document.type());
        switch (document) {
            case Order order -> rules.order(order);
            case Declaration declaration -> rules.declaration(declaration);
            case Payment payment -> {}
            case Waybill waybill -> {}
            default -> {}
        }
        return rules.errors;
    }

    private void order(Order order) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < order.lines().size(); i++) {
            Order.Line line = order.lines().get(i);
            line("OrderList", i, line.gnum(), line.qty(), line.price(), line.totalPrice(), seen);
            sum = sum.add(line.totalPrice());
        }
        if (sum.compareTo(order.goodsValue()) != 0) {
            invalid("goodsValue", order.goodsValue(), "应等于表体 totalPrice 之和 " + sum.toPlainString());
        }
        BigDecimal due =
                order.goodsValue().add(order.freight()).add(order.taxTotal()).subtract(order.discount());
        if (due.compareTo(order.acturalPaid()) != 0) {
            invalid(
                    "acturalPaid",
                    order.acturalPaid(),
                    "应等于 goodsValue+freight+taxTotal-discount=" + due.toPlainString());
        }
    }

    private void declaration(Declaration declaration) {
        Set<Integer> seen = new HashSet<>();
        boolean bonded = declaration.tradeMode().equals("1210");
        for (int i = 0; i < declaration.lines().size(); i++) {
            Declaration.Line line = declaration.lines().get(i);
            line("InventoryList", i, line.gnum(), line.qty(), line.price(), line.totalPrice(), seen);
            String prefix = "InventoryList[%d].".formatted(i + 1);
            if (!line.gcode().chars().allMatch(c -> c >= '0' && c <= '9')) {
                error(codes.invalid(), prefix + "gcode", line.gcode(), "应为 10 位数字");
            }
            if (bonded) {
                required(prefix + "itemRecordNo", line.itemRecordNo(), "保税模式 1210 必填");
            }
        }
        if (bonded) {
            bonded(declaration);
        } else if (declaration.tradeMode().equals("9610")) {
            direct(declaration);
        }
        List<String> guarantors = List.of(
                declaration.ebpCode(), declaration.ebcCode(), declaration.logisticsCode(), declaration.agentCode());
        if (!guarantors.contains(declaration.assureCode())) {
            error(
                    codes.invalid(),
                    "assureCode",
                    declaration.assureCode(),
                    "应为 ebpCode、ebcCode、logisticsCode 或 agentCode 之一");
        }
    }

    private void bonded(Declaration declaration) {
        required("emsNo", declaration.emsNo(), "保税模式 1210 必填");
        required("areaCode", declaration.areaCode(), "保税模式 1210 必填");
        required("areaName", declaration.areaName(), "保税模式 1210 必填");
        String bill = declaration.billNo();
        if (bill != null) {
            error(codes.invalid(), "billNo", bill, "保税模式 1210 应为空");
        }
        if (!declaration.country().equals(CHINA)) {
            error(codes.invalid(), "country", declaration.country(), "保税模式 1210 限定填写 142");
        }
    }

    private void direct(Declaration declaration) {
        required("trafNo", declaration.trafNo(), "直购模式 9610 必填");
        required("voyageNo", declaration.voyageNo(), "直购模式 9610 必填");
        required("billNo", declaration.billNo(), "直购模式 9610 必填");
    }

    private void line(
            String part,
            int index,
            int gnum,
            BigDecimal qty,
            BigDecimal price,
            BigDecimal totalPrice,
            Set<Integer> seen) {
        String prefix = "%s[%d].".formatted(part, index + 1);
        if (gnum < 1) {
            error(codes.invalid(), prefix + "gnum", String.valueOf(gnum), "应从 1 开始");
        }
        if (!seen.add(gnum)) {
            error(codes.repeatedLine(), prefix + "gnum", String.valueOf(gnum), "表体 gnum 重复");
        }
        if (qty.signum() <= 0) {
            invalid(prefix + "qty", qty, "应大于 0");
        }
        // A unit price is itself rounded, to the fen at the coarsest; the total may differ by that much a piece.
        BigDecimal tolerance = qty.abs().max(BigDecimal.ONE).multiply(HALF_FEN);
        BigDecimal product = price.multiply(qty);
        if (product.subtract(totalPrice).abs().compareTo(tolerance) > 0) {
            invalid(prefix + "totalPrice", totalPrice, "应等于 price×qty=" + product.toPlainString());
        }
    }

    private void required(String field, @Nullable String value, String message) {
        if (value == null) {
            error(codes.invalid(), field, "", message);
        }
    }

    private void invalid(String field, BigDecimal value, String message) {
        error(codes.invalid(), field, value.toPlainString(), message);
    }

    private void error(String code, String field, String value, String message) {
        errors.add(new FieldError(code, field, value, message));
    }
}
