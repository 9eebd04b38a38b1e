package io.shibo.clear.risk;

/** How a parcel goes on once its papers are in order, from the lightest to the heaviest. */
public enum Channel {
    /** Released at once. */
    GREEN("800"),
    /** A person reviews the papers (人工审核). */
    YELLOW("300"),
    /** The parcel is opened (查验). */
    RED("500");

    private final String status;

    Channel(String status) {
        this.status = status;
    }

    /** The status its receipt carries. */
    public String status() {
        return status;
    }

    public Channel orWorse(Channel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
