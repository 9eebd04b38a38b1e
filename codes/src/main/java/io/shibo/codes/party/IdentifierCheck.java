package io.shibo.codes.party;

/**
 * What a check rule says of an identifier.
 *
 * @param outcome never says that the business exists
 * @param reason why, in English; empty where the check passed
 */
public record IdentifierCheck(Outcome outcome, String reason) {
    /** How far an identifier was checked. */
    public enum Outcome {
        /** Form and check digit are right. */
        CHECK_PASSED,
        /** The form is right, the check digit is not: a typing error, or one of the codes issued wrongly. */
        CHECK_FAILED,
        /** The form is right and the scheme has no check rule. Never shown as valid. */
        NOT_CHECKED,
        /** Not an identifier of that scheme. */
        MALFORMED
    }

    /** Whether a person should look at it. */
    public boolean warns() {
        return outcome == Outcome.CHECK_FAILED || outcome == Outcome.MALFORMED;
    }
}
