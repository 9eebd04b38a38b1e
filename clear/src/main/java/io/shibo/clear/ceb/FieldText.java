package io.shibo.clear.ceb;

import io.shibo.codes.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A field's value as text and back. What the schema forbids is refused; what only the specification forbids is told apart. */
final class FieldText {
    private static final int TOTAL_DIGITS = 19;
    private static final int FRACTION_DIGITS = 5;

    private FieldText() {}

    /** What a text turned out to be: a value, or why it is none. */
    record Value(@Nullable Object value, @Nullable String fault) {
        static Value of(Object value) {
            return new Value(value, null);
        }

        static Value fault(String why) {
            return new Value(null, why);
        }
    }

    /** Reads a text that is not empty as the schema has it. */
    static Value parse(Layout.Field field, String text) {
        return switch (field.kind()) {
            case TEXT -> text(field, text);
            case AMOUNT -> amount(collapsed(text));
            case WHOLE -> whole(field, collapsed(text));
            case TIME -> time(text);
            case DAY -> day(text);
        };
    }

    /** Why the specification does not admit a value that the schema does; null where it does. */
    static @Nullable String restriction(Layout.Field field, Object value, String text) {
        if (text.isEmpty()) {
            return field.blank() ? null : "必填";
        }
        if (value instanceof BigDecimal amount && amount.signum() < 0) {
            return "不能为负数";
        }
        if (!field.only().isEmpty() && !field.only().contains(text.strip())) {
            return "限定填写 " + String.join(" 或 ", field.only());
        }
        return switch (field.form()) {
            case ANY -> null;
            case DIGITS -> allDigits(text, text.length()) ? null : "应为 %d 位数字".formatted(field.max());
            case MILLIS -> isMillis(text) ? null : "格式应为 YYYYMMDDhhmmssSSS";
        };
    }

    private static boolean isMillis(String text) {
        return allDigits(text, 17) && time(text.substring(0, 14)).fault() == null;
    }

    /** Blanks as an XML schema's {@code collapse} leaves them. */
    private static String collapsed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.isEmpty() || out.charAt(out.length() - 1) != ' '
                ? out.toString()
                : out.substring(0, out.length() - 1);
    }

    /** Writes what {@link #parse} reads; one value has one text. */
    static String format(Object value) {
        return switch (value) {
            case BigDecimal amount -> amount.toPlainString();
            case LocalDateTime time -> format(time);
            case LocalDate day -> digits(day.getYear() * 10_000L + day.getMonthValue() * 100 + day.getDayOfMonth(), 8);
            default -> value.toString();
        };
    }

    private static String format(LocalDateTime time) {
        long day = time.getYear() * 10_000L + time.getMonthValue() * 100 + time.getDayOfMonth();
        long clock = time.getHour() * 10_000L + time.getMinute() * 100 + time.getSecond();
        return digits(day, 8) + digits(clock, 6);
    }

    private static String digits(long number, int width) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    private static Value text(Layout.Field field, String read) {
        String text = field.collapse() ? collapsed(read) : read;
        int length = text.codePointCount(0, text.length());
        if (length < field.min() || length > field.max()) {
            String limit = field.min() == field.max()
                    ? "应为 %d 位".formatted(field.max())
                    : "应为 %d 至 %d 位".formatted(field.min(), field.max());
            return Value.fault("%s，实为 %d 位".formatted(limit, length));
        }
        return Value.of(text);
    }

    private static Value amount(String text) {
        BigDecimal value;
        try {
            value = Decimals.parse(text);
        } catch (IllegalArgumentException notDecimal) {
            return Value.fault("应为十进制数");
        }
        if (value.precision() > TOTAL_DIGITS || value.scale() > FRACTION_DIGITS) {
            return Value.fault("最多 %d 位数字，其中小数最多 %d 位".formatted(TOTAL_DIGITS, FRACTION_DIGITS));
        }
        return Value.of(value);
    }

    /** An XML schema's {@code int}: a sign, digits, any leading zeros. */
    private static Value whole(Layout.Field field, String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        int from = signed ? 1 : 0;
        if (from == text.length() || !allDigits(text.substring(from), text.length() - from)) {
            return Value.fault("应为整数");
        }
        int first = from;
        while (first < text.length() - 1 && text.charAt(first) == '0') {
            first++;
        }
        int digits = text.length() - first;
        if (field.max() > 0 && digits > field.max()) {
            return Value.fault("最多 %d 位数字".formatted(field.max()));
        }
        long value = digits > 10 ? Long.MAX_VALUE : Long.parseLong(text.substring(first));
        if (text.startsWith("-")) {
            value = -value;
        }
        return value < Integer.MIN_VALUE || value > Integer.MAX_VALUE ? Value.fault("应为整数") : Value.of((int) value);
    }

    private static Value time(String text) {
        if (allDigits(text, 14)) {
            try {
                return Value.of(LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 4, 6),
                        number(text, 6, 8),
                        number(text, 8, 10),
                        number(text, 10, 12),
                        number(text, 12, 14)));
            } catch (DateTimeException noSuchTime) {
                return Value.fault("不是有效时间");
            }
        }
        return Value.fault("格式应为 YYYYMMDDhhmmss");
    }

    private static Value day(String text) {
        if (allDigits(text, 8)) {
            try {
                return Value.of(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
            } catch (DateTimeException noSuchDay) {
                return Value.fault("不是有效日期");
            }
        }
        return Value.fault("格式应为 YYYYMMDD");
    }

    private static boolean allDigits(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
