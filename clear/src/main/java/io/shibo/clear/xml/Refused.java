package io.shibo.clear.xml;

/** Why a message as a whole is refused: its code, the line where that was seen, and the reason. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Not well-formed, or hostile. */
    public static final String FORMAT = "-0001";

    /** Well-formed, but not as the schema has it. */
    public static final String SCHEMA = "-0002";

    private final String code;
    private final int line;

    /** @param line 1-based; 0 where it is not known */
    public Refused(String code, int line, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.line = line;
    }

    public String code() {
        return code;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
