package io.shibo.clear.step;

/** Why a parcel was returned, with the status that its receipt carries. */
public enum Reason {
    /** Two of its documents say different things. */
    MISMATCH("100"),
    /** A line's goods are not on the positive list of the retail regime, or not on these terms. */
    NOT_ON_LIST("100"),
    /** Its value is over the limit of one order. */
    OVER_ORDER_LIMIT("-621005"),
    /** Its value is more than the buyer's year has left. */
    OVER_YEAR_LIMIT("-621018"),
    /** The rulebook cannot say what is due; a person must look at it. */
    NOT_ASSESSED("100"),
    /** An officer returned the papers. */
    BY_OFFICER("100"),
    /** An officer sent the goods back abroad. */
    SENT_BACK("700"),
    /** The guarantee of the company that vouches for the tax does not reach. */
    NO_GUARANTEE("100"),
    /** The bonded warehouse has fewer of the goods than the parcel takes. */
    NO_STOCK("100"),
    /** The list was cancelled at its sender's request. */
    CANCELLED("100"),
    /** A person may have no more of the goods in a year, by a remark of the positive list. */
    OVER_ALLOWANCE("-621018");

    private final String status;

    Reason(String status) {
        this.status = status;
    }

    /** The receipt's {@code returnStatus}. */
    public String status() {
        return status;
    }
}
