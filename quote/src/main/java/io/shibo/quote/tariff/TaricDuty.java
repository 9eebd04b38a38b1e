package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Per;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Duties as TARIC writes them with codes ({@code 12.800 % + 176.800 EUR DTN}) and as the UK Trade Tariff prints them
 * ({@code 35.10 GBP / 100 kg}).
 *
 * <pre>
 * duty   = [ "MIN" | "MAX" ] amount { ("+" | "-" | "MIN" | "MAX") amount }
 * amount = number "%" [ "of retail price" ] | number currency [ unit ] | part by Meursing code
 * </pre>
 */
final class TaricDuty extends DutyScan {
    private static final Pattern CURRENCY = Pattern.compile("[0-9] ?([A-Z]{3})\\b");

    private static final Pattern SIGN = Pattern.compile("\\+|-|−|MIN\\b|MAX\\b");
    private static final Pattern PERCENT =
            Pattern.compile("([0-9]*\\.?[0-9]+) ?%( OF (?:THE )?RETAIL PRICE)?(?! ?VOL)");
    private static final Pattern MONEY = Pattern.compile("([0-9]*\\.?[0-9]+) ?([A-Z]{3})\\b");
    private static final Pattern UNIT =
            Pattern.compile(" ?/? ?([A-Z0-9%][A-Z0-9 %/.,]*?)(?= ?(?:\\+|-|−|MIN\\b|MAX\\b|$))");
    private static final Pattern WORD = Pattern.compile("AD ?[SF]/?[ZM]R?|[A-Z/]+");

    private TaricDuty(String text) {
        super(text);
    }

    static DutyText read(String printed) {
        DutyText.Unread tooLong = tooLong(printed);
        if (tooLong != null) {
            return tooLong;
        }
        String text = line(printed).toUpperCase(Locale.ROOT);
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
        return signed(SIGN);
    }

    @Override
    Formula amount() throws Unreadable {
        Matcher percent = find(PERCENT);
        if (percent != null) {
            if (percent.group(2) != null) {
                return ofRetailPrice(percent.group(1));
            }
            return DutyPieces.percent(percent.group(1), DutyPieces.CUSTOMS_VALUE);
        }
        Matcher money = find(MONEY);
        if (money == null) {
            Matcher word = find(WORD);
            Formula part =
                    word == null ? null : TaricUnits.meursing(word.group().replaceAll("[ /]", ""));
            if (part != null) {
                return part;
            }
            throw unknown("");
        }
        BigDecimal amount = DutyPieces.decimal(money.group(1));
        Matcher unit = find(UNIT);
        String code = unit == null ? "" : unit.group(1).strip();
        return DutyPieces.perUnit(amount, money.group(2), TaricUnits.find(code, text));
    }

    /** The sale states the price, in the currency of the rest of the text, else in euro. */
    private Formula ofRetailPrice(String percent) throws Unreadable {
        Matcher currency = CURRENCY.matcher(text);
        String code = currency.find() ? currency.group(1) : "EUR";
        return DutyPieces.perUnit(
                DutyPieces.decimal(percent).movePointLeft(2),
                code,
                Per.unit("retail-price-" + code.toLowerCase(Locale.ROOT)));
    }
}
