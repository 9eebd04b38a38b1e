package io.shibo.clear.ceb;

/** How much of a personal datum is shown: enough to recognise one's own, too little to use another's. */
public enum Mask {
    /** Not personal: shown whole. */
    NONE,
    /** A name: its first character. */
    NAME,
    /** An identity number: the first three and the last two characters. */
    IDENTITY,
    /** A telephone number: the first three and the last two characters. */
    PHONE,
    /** An address: its first three characters, the province or the city. */
    ADDRESS;

    /** The value fit to be shown in a page, a log or JSON. */
    public String apply(String value) {
        return switch (this) {
            case NONE -> value;
            case NAME -> keep(value, 1, 0);
            case IDENTITY, PHONE -> keep(value, 3, 2);
            case ADDRESS -> keep(value, 3, 0);
        };
    }

    private static String keep(String value, int head, int tail) {
        int length = value.codePointCount(0, value.length());
        if (length <= head + tail) {
            return "*".repeat(length);
        }
        return value.substring(0, value.offsetByCodePoints(0, head))
                + "***"
                + value.substring(value.offsetByCodePoints(value.length(), -tail));
    }
}
