package io.shibo.quote.sale;

import org.jspecify.annotations.Nullable;

/** A stated value, or the admission that it is unknown. */
public sealed interface Fact<T> {
    /** The value was stated. */
    record Known<T>(T value) implements Fact<T> {}

    /** Nobody said. A rule that depends on it asks. */
    record Unknown<T>() implements Fact<T> {}

    static <T> Fact<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Fact<T> unknown() {
        return new Unknown<>();
    }

    static <T> Fact<T> ofNullable(@Nullable T value) {
        return value == null ? unknown() : of(value);
    }

    /** The value; null where unknown. */
    default @Nullable T orNull() {
        return this instanceof Known<T> known ? known.value() : null;
    }

    default boolean known() {
        return this instanceof Known<T>;
    }
}
