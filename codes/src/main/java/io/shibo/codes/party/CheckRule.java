package io.shibo.codes.party;

import java.util.Optional;

/** What the check characters of an identifier should be, by its other characters. */
@FunctionalInterface
interface CheckRule {
    /**
     * Where the check characters stand and what the others call for.
     *
     * @param from index of the first, from 0
     * @param expected empty where the others call for none that exists: such a number is never issued
     */
    record Called(int from, int to, String expected) {
        boolean by(String value) {
            return !expected.isEmpty() && value.substring(from, to).equals(expected);
        }
    }

    /** @param value of the right form; empty where numbers of its kind have no check characters */
    Optional<Called> find(String value);

    /** One character at the end. */
    static Optional<Called> last(String value, String expected) {
        return ending(value, 1, expected);
    }

    /** So many characters at the end. */
    static Optional<Called> ending(String value, int count, String expected) {
        return Optional.of(new Called(value.length() - count, value.length(), expected));
    }

    /** One digit at the end; none where it is 10, which no digit is. */
    static Optional<Called> lastDigit(String value, int digit) {
        return last(value, digit == 10 ? "" : Integer.toString(digit));
    }
}
