package io.shibo.codes.input;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            throw Wrong.of("date", Problem.show(text)).refusal(bad);
        }
    }

    /** A time of day: {@code 09:30}. */
    public static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException bad) {
            throw Wrong.of("time", Problem.show(text)).refusal(bad);
        }
    }

    /** A whole number between the limits, both included. */
    public static Function<String, Integer> whole(int least, int most) {
        return text -> {
            if (!text.matches("-?[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Wrong.of("whole-number", Problem.show(text), least, most).refusal();
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
            throw Wrong.of("one-of", Problem.show(text), known(type)).refusal();
        };
    }

    /** The constants of an enum as files write them. */
    static <E extends Enum<E>> String known(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /**
     * The value; null where the reader refuses it.
     *
     * @param wrong takes what is wrong
     * @param problem takes it where the reader says it in English alone
     */
    static <T> @Nullable T convert(
            String value, Function<String, T> reader, Consumer<Wrong> wrong, Consumer<String> problem) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException refused) {
            String message = refused.getMessage();
            Wrong told = message == null ? Wrong.of("unreadable", Problem.show(value)) : Wrong.of(refused);
            if (told != null) {
                wrong.accept(told);
            } else {
                problem.accept(String.valueOf(message));
            }
            return null;
        }
    }
}
