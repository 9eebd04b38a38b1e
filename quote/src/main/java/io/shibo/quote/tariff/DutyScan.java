package io.shibo.quote.tariff;

import io.shibo.codes.input.Problem;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Sign;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One walk over a duty's text from its start to its end: what all dialects do, whatever their amounts look like. */
abstract class DutyScan {
    /** The whole text, blanks single. */
    final String text;

    private int at;

    DutyScan(String text) {
        this.text = text;
    }

    /** One line with single blanks, as the dialects' patterns expect it. */
    static String line(String printed) {
        return printed.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
    }

    /** Why a text is not even looked at; null where it may be. */
    static DutyText.@Nullable Unread tooLong(String printed) {
        return printed.length() <= DutyPieces.MAX_TEXT
                ? null
                : new DutyText.Unread("a text of %d characters".formatted(printed.length()));
    }

    /** The amount that stands here. */
    abstract Formula amount() throws Unreadable;

    /** Amounts and the signs between them, to the end: {@code +}, {@code MIN} and {@code MAX}, and any other is a minus. */
    final Formula signed(Pattern signs) throws Unreadable {
        DutyPieces pieces = new DutyPieces();
        while (more()) {
            Matcher sign = find(signs);
            if (sign == null) {
                pieces.add(amount());
            } else {
                pieces.add(
                        switch (sign.group().toUpperCase(Locale.ROOT)) {
                            case "+" -> Sign.PLUS;
                            case "MIN" -> Sign.MIN;
                            case "MAX" -> Sign.MAX;
                            default -> Sign.MINUS;
                        });
            }
        }
        return pieces.formula();
    }

    final void passBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Passes over blanks; whether anything is left. */
    final boolean more() {
        passBlanks();
        return at < text.length();
    }

    /** What the pattern finds here, and passes over it; null where it finds nothing. */
    final @Nullable Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    /** @param advice what follows, empty or from a semicolon on */
    final Unreadable unknown(String advice) {
        String rest = text.substring(at).strip();
        String what = rest.isEmpty() ? "the end of '%s'".formatted(Problem.show(text)) : "'" + Problem.show(rest) + "'";
        return new Unreadable(what + " is not understood" + advice);
    }
}
