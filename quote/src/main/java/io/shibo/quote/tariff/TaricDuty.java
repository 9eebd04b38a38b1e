package io.shibo.quote.tariff;

import io.shibo.codes.input.Problem;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Sign;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Duties as TARIC writes them with codes ({@code 12.800 % + 176.800 EUR DTN}) and as the UK Trade Tariff prints them
 * ({@code 35.10 GBP / 100 kg}).
 *
 * <pre>
 * duty   = [ "MIN" | "MAX" ] amount { ("+" | "-" | "MIN" | "MAX") amount }
 * amount = number "%" [ "of retail price" ] | number currency [ unit ]
 * </pre>
 */
final class TaricDuty {
    /** Parts that depend on the Meursing additional code of the goods' composition. */
    private static final Set<String> MEURSING = Set.of("EA", "EAR", "ADSZ", "ADSZR", "ADFM", "ADFMR", "ADS/Z", "ADF/M");

    private static final Pattern SIGN = Pattern.compile("\\+|-|−|MIN\\b|MAX\\b");
    private static final Pattern PERCENT =
            Pattern.compile("([0-9]*\\.?[0-9]+) ?%( OF (?:THE )?RETAIL PRICE)?(?! ?VOL)");
    private static final Pattern MONEY = Pattern.compile("([0-9]*\\.?[0-9]+) ?([A-Z]{3})\\b");
    private static final Pattern UNIT =
            Pattern.compile(" ?/? ?([A-Z0-9%][A-Z0-9 %/.,]*?)(?= ?(?:\\+|-|−|MIN\\b|MAX\\b|$))");
    private static final Pattern WORD = Pattern.compile("[A-Z/]+");

    private final String text;
    private int at;

    private TaricDuty(String text) {
        this.text = text;
    }

    static DutyText read(String printed) {
        if (printed.length() > DutyPieces.MAX_TEXT) {
            return new DutyText.Unread("a text of %d characters".formatted(printed.length()));
        }
        String text =
                printed.replace('\u00a0', ' ').strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return new DutyText.Unread("no duty");
        }
        try {
            return new DutyText.Read(new TaricDuty(text).duty());
        } catch (Unreadable not) {
            return not.text();
        }
    }

    private Formula duty() throws Unreadable {
        if (text.equals("FREE") || text.equals("NIHIL")) {
            return new Formula.Free();
        }
        if (text.startsWith("COND:")) {
            throw new Unreadable("depends on conditions written as text");
        }
        DutyPieces pieces = new DutyPieces();
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            }
            Matcher sign = find(SIGN);
            if (sign == null) {
                pieces.add(amount());
                continue;
            }
            pieces.add(
                    switch (sign.group()) {
                        case "+" -> Sign.PLUS;
                        case "MIN" -> Sign.MIN;
                        case "MAX" -> Sign.MAX;
                        default -> Sign.MINUS;
                    });
        }
        return pieces.formula();
    }

    private Formula amount() throws Unreadable {
        Matcher percent = find(PERCENT);
        if (percent != null) {
            if (percent.group(2) != null) {
                throw new Unreadable("a share of the retail price, which is no base of a sale");
            }
            return DutyPieces.percent(percent.group(1), DutyPieces.CUSTOMS_VALUE);
        }
        Matcher money = find(MONEY);
        if (money == null) {
            Matcher word = find(WORD);
            if (word != null && MEURSING.contains(word.group())) {
                throw new Unreadable("'%s' depends on the Meursing code of the goods".formatted(word.group()));
            }
            throw new Unreadable("'%s' is not understood".formatted(Problem.show(text.substring(at))));
        }
        BigDecimal amount = DutyPieces.decimal(money.group(1));
        Matcher unit = find(UNIT);
        String code = unit == null ? "" : unit.group(1).strip();
        return DutyPieces.perUnit(amount, money.group(2), TaricUnits.find(code, text));
    }

    private @Nullable Matcher find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useAnchoringBounds(false).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }
}
