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
 * <p>No record, because it carries beside its digits what tariffs are searched by: {@link #key}.
 */
public final class HsCode implements Comparable<HsCode> {
    /** What the keys of codes of different length differ by. */
    private static final long LENGTH = 1_000_000_000_000L;

    private final String digits;
    private final long key;

    private HsCode(String digits) {
        int length = digits.length();
        if (length < 2 || length > 12 || length < 6 && length % 2 != 0) {
            throw Wrong.of("goods-code", Problem.show(digits)).refusal();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw Wrong.of("goods-code", Problem.show(digits)).refusal();
            }
            number = number * 10 + (c - '0');
        }
        int chapter = (digits.charAt(0) - '0') * 10 + digits.charAt(1) - '0';
        if (chapter == 0 || chapter == 77) {
            throw Wrong.of("goods-code-chapter", digits, "%02d".formatted(chapter))
                    .refusal();
        }
        this.digits = digits;
        this.key = length * LENGTH + number;
    }

    /** @param digits 2, 4, 6 or 7 to 12 digits without points */
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

    /** 2, 4, 6 or 7 to 12 digits without points. */
    public String digits() {
        return digits;
    }

    /** The code as one number, for tables: {@code length * 10^12} and the digits. Different codes have different ones. */
    public long key() {
        return key;
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

    /** How many digits it has. */
    public int length() {
        return (int) (key / LENGTH);
    }

    @Override
    public int compareTo(HsCode other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HsCode code && key == code.key;
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
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
