package io.shibo.clear.ceb;

import io.shibo.codes.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A field's value as text and back. What the schema forbids is refused; what only the specification forbids is told apart. */
final class FieldText {
    private static final int TOTAL_DIGITS = 19;
    private static final int FRACTION_DIGITS = 5;

    private FieldText() {}

    /** Why a text is no value of its field. */
    record Fault(String why) {}

    /** Reads a text that is not empty as the schema has it. */
    static Object parse(Layout.Field field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return parse(field, utf8, 0, utf8.length, utf8.length == text.length());
    }

    /**
     * Reads a text in UTF-8 that is not empty as the schema has it.
     *
     * @param plain whether every character is one byte
     * @return the value or a {@link Fault}
     */
    static Object parse(Layout.Field field, byte[] utf8, int from, int to, boolean plain) {
        return switch (field.kind()) {
            case TEXT -> text(field, utf8, from, to, plain);
            case AMOUNT -> amount(utf8, first(utf8, from, to), last(utf8, from, to));
            case WHOLE -> whole(field, utf8, first(utf8, from, to), last(utf8, from, to));
            case TIME -> time(utf8, from, to);
            case DAY -> day(utf8, from, to);
        };
    }

    /** Why the specification does not admit a value that the schema does; null where it does. */
    static @Nullable String restriction(Layout.Field field, Object value) {
        if (value instanceof String text) {
            return restriction(field, text);
        }
        if (value instanceof BigDecimal amount && amount.signum() < 0) {
            return "不能为负数; must not be negative";
        }
        return field.only().isEmpty() || field.only().contains(value.toString()) ? null : only(field);
    }

    private static @Nullable String restriction(Layout.Field field, String text) {
        if (text.isEmpty()) {
            return field.blank() ? null : "必填; required";
        }
        if (!field.only().isEmpty() && !field.only().contains(text)) {
            return only(field);
        }
        return switch (field.form()) {
            case ANY -> null;
            case DIGITS -> isDigits(text) ? null : "应为 %1$d 位数字; must be %1$d digits".formatted(field.max());
            case MILLIS -> isMillis(text) ? null : "格式应为 YYYYMMDDhhmmssSSS; must be a time written YYYYMMDDhhmmssSSS";
        };
    }

    private static String only(Layout.Field field) {
        return "限定填写 %s; must be %s".formatted(String.join(" 或 ", field.only()), String.join(" or ", field.only()));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isMillis(String text) {
        return text.length() == 17
                && isDigits(text)
                && time(text.getBytes(StandardCharsets.ISO_8859_1), 0, 14) instanceof LocalDateTime;
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

    private static Object text(Layout.Field field, byte[] utf8, int from, int to, boolean plain) {
        if (field.collapse()) {
            return collapsedText(field, new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }
        int length = plain ? to - from : characters(utf8, from, to);
        if (length < field.min() || length > field.max()) {
            return wrongLength(field, length);
        }
        for (String only : field.only()) {
            if (same(only, utf8, from, to)) {
                return only;
            }
        }
        return new String(utf8, from, to - from, plain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static Object collapsedText(Layout.Field field, String read) {
        String text = String.join(" ", read.strip().split("[ \t\n\r]+"));
        int length = text.codePointCount(0, text.length());
        return length < field.min() || length > field.max() ? wrongLength(field, length) : text;
    }

    private static Fault wrongLength(Layout.Field field, int length) {
        return new Fault(
                field.min() == field.max()
                        ? "应为 %1$d 位，实为 %2$d 位; must have %1$d characters, has %2$d".formatted(field.max(), length)
                        : "应为 %1$d 至 %2$d 位，实为 %3$d 位; must have %1$d to %2$d characters, has %3$d"
                                .formatted(field.min(), field.max(), length));
    }

    private static int characters(byte[] utf8, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (utf8[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private static boolean same(String ascii, byte[] utf8, int from, int to) {
        if (ascii.length() != to - from) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) != utf8[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static Object amount(byte[] utf8, int from, int to) {
        long unscaled = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        int start = from < to && (utf8[from] == '-' || utf8[from] == '+') ? from + 1 : from;
        for (int i = start; i < to; i++) {
            byte b = utf8[i];
            if (b >= '0' && b <= '9') {
                if (++digits > 18) {
                    return longAmount(new String(utf8, from, to - from, StandardCharsets.UTF_8));
                }
                unscaled = unscaled * 10 + b - '0';
                scale += point ? 1 : 0;
            } else if (b == '.' && !point) {
                point = true;
            } else {
                return notDecimal();
            }
        }
        if (digits == 0) {
            return notDecimal();
        }
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        if (scale > FRACTION_DIGITS) {
            return tooManyDigits();
        }
        return unscaled == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(utf8[from] == '-' ? -unscaled : unscaled, scale);
    }

    private static Object longAmount(String text) {
        BigDecimal value;
        try {
            value = Decimals.parse(text);
        } catch (IllegalArgumentException notDecimal) {
            return text.length() > 64 ? tooManyDigits() : notDecimal();
        }
        return value.precision() > TOTAL_DIGITS || value.scale() > FRACTION_DIGITS ? tooManyDigits() : value;
    }

    private static Fault notDecimal() {
        return new Fault("应为十进制数; must be a plain decimal");
    }

    private static Fault tooManyDigits() {
        return new Fault("最多 %1$d 位数字，其中小数最多 %2$d 位; at most %1$d digits, %2$d of them decimals"
                .formatted(TOTAL_DIGITS, FRACTION_DIGITS));
    }

    /** An XML schema's {@code int}: a sign, digits, any leading zeros. */
    private static Object whole(Layout.Field field, byte[] utf8, int from, int to) {
        int start = from < to && (utf8[from] == '-' || utf8[from] == '+') ? from + 1 : from;
        long value = 0;
        int digits = 0;
        for (int i = start; i < to; i++) {
            if (utf8[i] < '0' || utf8[i] > '9') {
                return notWhole();
            }
            value = Math.min(value * 10 + utf8[i] - '0', Integer.MAX_VALUE + 2L);
            digits += value > 0 ? 1 : 0;
        }
        if (start == to) {
            return notWhole();
        }
        if (field.max() > 0 && digits > field.max()) {
            return new Fault("最多 %1$d 位数字; at most %1$d digits".formatted(field.max()));
        }
        long signed = utf8[from] == '-' ? -value : value;
        return signed < Integer.MIN_VALUE || signed > Integer.MAX_VALUE ? notWhole() : (Object) (int) signed;
    }

    private static Fault notWhole() {
        return new Fault("应为整数; must be a whole number");
    }

    private static Object time(byte[] utf8, int from, int to) {
        if (allDigits(utf8, from, to, 14)) {
            try {
                return LocalDateTime.of(
                        number(utf8, from, 4),
                        number(utf8, from + 4, 2),
                        number(utf8, from + 6, 2),
                        number(utf8, from + 8, 2),
                        number(utf8, from + 10, 2),
                        number(utf8, from + 12, 2));
            } catch (DateTimeException noSuchTime) {
                return new Fault("不是有效时间; no such time");
            }
        }
        return new Fault("格式应为 YYYYMMDDhhmmss; must be written YYYYMMDDhhmmss");
    }

    private static Object day(byte[] utf8, int from, int to) {
        if (allDigits(utf8, from, to, 8)) {
            try {
                return LocalDate.of(number(utf8, from, 4), number(utf8, from + 4, 2), number(utf8, from + 6, 2));
            } catch (DateTimeException noSuchDay) {
                return new Fault("不是有效日期; no such day");
            }
        }
        return new Fault("格式应为 YYYYMMDD; must be written YYYYMMDD");
    }

    private static boolean allDigits(byte[] utf8, int from, int to, int length) {
        if (to - from != length) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (utf8[i] < '0' || utf8[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] utf8, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            value = value * 10 + utf8[i] - '0';
        }
        return value;
    }

    private static int first(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to && isBlank(utf8[at])) {
            at++;
        }
        return at;
    }

    private static int last(byte[] utf8, int from, int to) {
        int at = to;
        while (at > from && isBlank(utf8[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
