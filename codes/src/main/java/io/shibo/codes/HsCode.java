package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;

/**
 * A goods code of the Harmonized System, at chapter (2 digits), heading (4), subheading (6) or national depth (8, 10).
 *
 * <p>The first six digits are international (WCO Harmonized System Convention); the rest belongs to one country's tariff.
 * That a code is well formed says nothing about whether a tariff has such a line.
 *
 * @param digits 2, 4, 6, 8 or 10 digits without points
 */
public record HsCode(String digits) implements Comparable<HsCode> {
    public HsCode {
        int length = digits.length();
        if (length < 2 || length > 10 || length % 2 != 0 || !isDigits(digits)) {
            throw Wrong.of("goods-code", Problem.show(digits)).refusal();
        }
        int chapter = Integer.parseInt(digits.substring(0, 2));
        if (chapter == 0 || chapter == 77) {
            throw Wrong.of("goods-code-chapter", digits, "%02d".formatted(chapter))
                    .refusal();
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    public static HsCode of(String digits) {
        return new HsCode(digits);
    }

    /** Reads a code with or without points and blanks: {@code 8479.50.00}, {@code 84795000}. */
    public static HsCode parse(String text) {
        return new HsCode(text.replace(".", "").replace(" ", ""));
    }

    public String chapter() {
        return digits.substring(0, 2);
    }

    /** The code cut to {@code length} digits; itself where it is not longer. */
    public HsCode prefix(int length) {
        return digits.length() <= length ? this : new HsCode(digits.substring(0, length));
    }

    /** Whether {@code other} is this code or lies below it in the tree. */
    public boolean contains(HsCode other) {
        return other.digits.startsWith(digits);
    }

    public int length() {
        return digits.length();
    }

    @Override
    public int compareTo(HsCode other) {
        return digits.compareTo(other.digits);
    }

    /** With points as tariffs print it: {@code 8479.50.00}. */
    public String dotted() {
        StringBuilder out = new StringBuilder(digits.substring(0, Math.min(4, digits.length())));
        for (int i = 4; i < digits.length(); i += 2) {
            out.append('.').append(digits, i, i + 2);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return digits;
    }
}
