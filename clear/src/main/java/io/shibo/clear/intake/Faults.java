package io.shibo.clear.intake;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MessageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What is found wrong with one document, and the checks that several kinds share. Words: Chinese, then English. */
final class Faults {
    private static final BigDecimal HALF_FEN = new BigDecimal("0.005");

    private final MessageType.Codes codes;
    private final List<FieldError> errors = new ArrayList<>();

    Faults(MessageType type) {
        this.codes = type.codes();
    }

    List<FieldError> errors() {
        return errors;
    }

    MessageType.Codes codes() {
        return codes;
    }

    /** A line's field as errors name it: {@code OrderList[2].qty}. */
    static String at(String part, int index, String field) {
        return "%s[%d].%s".formatted(part, index + 1, field);
    }

    void error(String code, String field, String value, String words) {
        errors.add(new FieldError(code, field, value, words));
    }

    void invalid(String field, String value, String words) {
        error(codes.invalid(), field, value, words);
    }

    void invalid(String field, BigDecimal value, String words) {
        invalid(field, value.toPlainString(), words);
    }

    void required(String field, @Nullable String value, String words) {
        if (value == null || value.isEmpty()) {
            invalid(field, "", words);
        }
    }

    /** Two figures that must be the same. */
    void equal(String field, BigDecimal value, BigDecimal expected, String formula) {
        if (value.compareTo(expected) != 0) {
            String sum = expected.toPlainString();
            invalid(field, value, "应等于 %1$s=%2$s; must be %1$s=%2$s".formatted(formula, sum));
        }
    }

    void positive(String part, int index, String field, BigDecimal value) {
        if (value.signum() <= 0) {
            invalid(at(part, index, field), value, "应大于 0; must be more than 0");
        }
    }

    /** A line's total is price times quantity. */
    void product(String part, int index, BigDecimal qty, BigDecimal price, BigDecimal totalPrice) {
        BigDecimal product = price.multiply(qty);
        if (product.compareTo(totalPrice) == 0) {
            return;
        }
        // A unit price is itself rounded, to the fen at the coarsest; the total may differ by that much a piece.
        BigDecimal tolerance = qty.abs().max(BigDecimal.ONE).multiply(HALF_FEN);
        if (product.subtract(totalPrice).abs().compareTo(tolerance) > 0) {
            String words = product.stripTrailingZeros().toPlainString();
            invalid(
                    at(part, index, "totalPrice"),
                    totalPrice,
                    "应等于 price×qty=%1$s; must be price×qty=%1$s".formatted(words));
        }
    }

    /** The second unit and its quantity stand together; the quantity is positive. */
    void second(String part, int index, @Nullable BigDecimal qty2, @Nullable String unit2) {
        if (unit2 == null && qty2 != null) {
            invalid(at(part, index, "qty2"), qty2, "第二计量单位为空时应为空; must be empty where unit2 is");
        } else if (unit2 != null && (qty2 == null || qty2.signum() <= 0)) {
            invalid(
                    at(part, index, "qty2"),
                    qty2 == null ? "" : qty2.toPlainString(),
                    "第二计量单位有值时应为正数; must be more than 0 where unit2 is given");
        }
    }

    /** Numbers of lines begin with 1 and do not repeat. */
    <T> void numbered(String part, List<T> lines, ToIntFunction<T> gnum) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = gnum.applyAsInt(lines.get(i));
            if (number < 1) {
                invalid(at(part, i, "gnum"), String.valueOf(number), "应从 1 开始; must begin with 1");
            }
            if (!seen.add(number)) {
                error(
                        codes.repeatedLine(),
                        at(part, i, "gnum"),
                        String.valueOf(number),
                        "表体 gnum 重复; the number is repeated");
            }
        }
    }

    /** Numbers of lines are 1 to their count, in whatever order. */
    <T> void consecutive(String part, List<T> lines, ToIntFunction<T> gnum) {
        numbered(part, lines, gnum);
        for (int i = 0; i < lines.size(); i++) {
            int number = gnum.applyAsInt(lines.get(i));
            if (number > lines.size()) {
                invalid(
                        at(part, i, "gnum"),
                        String.valueOf(number),
                        "应从 1 开始连续; must be consecutive from 1, of %d lines".formatted(lines.size()));
            }
        }
    }

    /** Nothing is named twice. */
    void distinct(String part, String field, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                invalid(at(part, i, field), values.get(i), "表体重复; named twice");
            }
        }
    }

    /** The part of a split document: 1 to the number of parts. */
    void split(int msgCount, int msgSeqNo) {
        if (msgCount < 1) {
            invalid("msgCount", String.valueOf(msgCount), "应从 1 开始; must begin with 1");
        }
        if (msgSeqNo < 1 || msgSeqNo > Math.max(1, msgCount)) {
            invalid(
                    "msgSeqNo",
                    String.valueOf(msgSeqNo),
                    "应为 1 至 msgCount=%1$d; must be 1 to msgCount=%1$d".formatted(msgCount));
        }
    }

    void weights(BigDecimal gross, BigDecimal net) {
        if (net.compareTo(gross) > 0) {
            invalid(
                    "netWeight",
                    net,
                    "不应大于 grossWeight=%1$s; must not exceed grossWeight=%1$s".formatted(gross.toPlainString()));
        }
    }
}
