package io.shibo.clear.ceb;

import io.shibo.codes.input.Problem;

/**
 * One thing wrong with a document.
 *
 * @param code the official error code, as in {@code -301008}
 * @param field the official field name, with the line's place where it belongs to one: {@code OrderList[2].qty}
 * @param value the value found, cut and, where it is personal, masked; empty where there is none
 * @param message what is wrong with it, in Chinese as receipts have it
 */
public record FieldError(String code, String field, String value, String message) {
    public FieldError {
        value = Problem.show(value);
    }

    /** As a receipt's {@code returnInfo} states it. */
    public String inWords() {
        return "[%s] %s%s: %s".formatted(code, field, value.isEmpty() ? "" : "=" + value, message);
    }
}
