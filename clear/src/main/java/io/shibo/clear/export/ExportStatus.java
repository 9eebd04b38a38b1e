package io.shibo.clear.export;

/** Where an export list stands, with the status of its receipt. The order is part of the byte layout. */
public enum ExportStatus {
    /** For documents. */
    WAITING("120"),
    /** Changed or deleted by its sender before it was decided. */
    WITHDRAWN("120"),
    RELEASED("800"),
    /** Its documents differ, or the warehouse has not got the goods. */
    RETURNED("100"),
    CANCELLED("100"),
    /** Released, and its goods have left the country. */
    LEFT("899");

    private final String code;

    ExportStatus(String code) {
        this.code = code;
    }

    /** The receipt's {@code returnStatus}. */
    public String code() {
        return code;
    }

    /** Whether its goods may leave, or have left. */
    public boolean released() {
        return this == RELEASED || this == LEFT;
    }
}
