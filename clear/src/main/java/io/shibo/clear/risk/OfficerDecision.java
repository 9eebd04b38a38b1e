package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.codes.input.Problem;

/**
 * A decision of a person, who answers for it.
 *
 * @param officer who decided: the account's name, 1 to {@value #MAX_OFFICER} characters
 * @param reason in his words, 1 to {@value #MAX_REASON} characters; the declarant reads it in the receipt
 * @param at milliseconds since 1970 in UTC
 */
public record OfficerDecision(OfficerAction action, String officer, String reason, long at) {
    public static final int MAX_OFFICER = 60;

    /** What a receipt's {@code returnInfo} leaves beside the rest. */
    public static final int MAX_REASON = 500;

    private static final OfficerAction[] ACTIONS = OfficerAction.values();

    public OfficerDecision {
        officer = checked("officer", officer, MAX_OFFICER);
        reason = checked("reason", reason, MAX_REASON);
    }

    public void write(Sink out) {
        out.one(action.ordinal());
        out.text(officer);
        out.text(reason);
        out.unsigned(at);
    }

    /** @throws IllegalStateException if the bytes are no decision */
    public static OfficerDecision read(Source in) {
        OfficerAction action = RiskTerms.one(ACTIONS, in);
        try {
            return new OfficerDecision(action, in.text(), in.text(), in.unsigned());
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException("no officer's decision: " + damaged.getMessage(), damaged);
        }
    }

    private static String checked(String what, String text, int most) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("a decision needs its %s; it is empty.".formatted(what));
        }
        if (plain.length() > most) {
            throw new IllegalArgumentException(
                    "%s of %d characters; at most %d are taken.".formatted(what, plain.length(), most));
        }
        if (plain.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "%s '%s' holds control characters. Write plain text.".formatted(what, Problem.show(plain)));
        }
        return plain;
    }
}
