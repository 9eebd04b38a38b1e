package io.shibo.codes.input;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Readers of values that have no class of their own, and the one way a reader's refusal becomes a problem. */
public final class Values {
    private Values() {}

    /** A day as ISO 8601 writes it: {@code 2026-06-30}. */
    public static LocalDate date(String text) {
        try {
            // ISO 8601 lets years grow beyond four digits after a sign; no date of trade has one.
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
            throw new DateTimeParseException("not ten characters", Problem.show(text), 0);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException(
                    "'%s' is not a date. Write year-month-day, as in 2026-06-30.".formatted(Problem.show(text)), bad);
        }
    }

    /** A time of day: {@code 09:30}. */
    public static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException(
                    "'%s' is not a time. Write hour:minute, as in 09:30.".formatted(Problem.show(text)), bad);
        }
    }

    /** A whole number between the limits, both included. */
    public static Function<String, Integer> whole(int least, int most) {
        return text -> {
            if (!text.matches("-?[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "'%s' is not a whole number from %d to %d.".formatted(Problem.show(text), least, most));
            }
            return Integer.parseInt(text);
        };
    }

    /** A constant of an enum, written in any case, with hyphens for underscores. */
    public static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().replace('_', '-').equalsIgnoreCase(text.replace('_', '-'))) {
                    return constant;
                }
            }
            String known = String.join(
                    ", ",
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(e ->
                                    e.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                            .toList());
            throw new IllegalArgumentException(
                    "'%s' is not known. Write one of %s.".formatted(Problem.show(text), known));
        };
    }

    static <T> @Nullable T convert(String value, Function<String, T> reader, Consumer<String> problem) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException refused) {
            String message = refused.getMessage();
            problem.accept(message == null ? "'%s' cannot be read.".formatted(Problem.show(value)) : message);
            return null;
        }
    }
}
