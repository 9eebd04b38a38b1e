package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;

/**
 * A goods code of the Harmonized System, at chapter (2 digits), heading (4), subheading (6) or national depth.
 *
 * <p>The first six digits are international (WCO Harmonized System Convention); the rest belongs to one country's tariff:
 * eight or ten digits in most, nine in Japan, eleven with the statistical digits of Thailand, twelve in Türkiye.
 * That a code is well formed says nothing about whether a tariff has such a line.
 *
 * @param digits 2, 4, 6 or 7 to 12 digits without points
 */
public record HsCode(String digits) implements Comparable<HsCode> {
    public HsCode {
        int length = digits.length();
        if (length < 2 || length > 12 || length < 6 && length % 2 != 0 || !isDigits(digits)) {
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

    /**
     * The length of the code above one of {@code length} digits: the tree is cut in pairs of digits, an odd digit at its end is a
     * step of its own (9, 8, 6, 4, 2).
     *
     * @return less than {@code length}; 0 above a chapter
     */
    public static int above(int length) {
        return length - 1 & ~1;
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

    /** With points as tariffs print it: {@code 8479.50.00}, {@code 0902.30.090}. */
    public String dotted() {
        StringBuilder out = new StringBuilder(digits.substring(0, Math.min(4, digits.length())));
        for (int i = 4, end; i < digits.length(); i = end) {
            end = digits.length() - i == 3 ? digits.length() : Math.min(i + 2, digits.length());
            out.append('.').append(digits, i, end);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return digits;
    }
}
