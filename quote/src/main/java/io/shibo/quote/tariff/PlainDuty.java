package io.shibo.quote.tariff;

import io.shibo.codes.Unit;
import io.shibo.codes.input.Problem;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.formula.FormulaParser;
import io.shibo.quote.tariff.DutyPieces.Per;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates of plain tables: {@code 5%}, {@code 5% + 2 USD/kg}, {@code free}, or a formula of the rule language. */
final class PlainDuty extends DutyScan {
    private static final Set<String> BASES = Set.of("customs-value", "cif", "fob", "goods", "freight", "insurance");
    private static final Pattern SIGN = Pattern.compile("\\+|-|(?i:min|max)\\b");
    private static final Pattern PERCENT = Pattern.compile("([0-9]*\\.?[0-9]+) ?%");
    private static final Pattern MONEY =
            Pattern.compile("([0-9]*\\.?[0-9]+) ?([A-Z]{3})(?: ?(?:/|per ) ?([A-Za-z0-9]+))?");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("kg", "KGM"),
            Map.entry("g", "GRM"),
            Map.entry("t", "TNE"),
            Map.entry("tonne", "TNE"),
            Map.entry("l", "LTR"),
            Map.entry("litre", "LTR"),
            Map.entry("liter", "LTR"),
            Map.entry("hl", "HLT"),
            Map.entry("m", "MTR"),
            Map.entry("m2", "MTK"),
            Map.entry("m3", "MTQ"),
            Map.entry("piece", "H87"),
            Map.entry("unit", "H87"),
            Map.entry("each", "H87"),
            Map.entry("pair", "PR"),
            Map.entry("set", "SET"),
            Map.entry("kwh", "KWH"));

    private PlainDuty(String text) {
        super(text);
    }

    static DutyText read(String printed) {
        DutyText.Unread tooLong = tooLong(printed);
        if (tooLong != null) {
            return tooLong;
        }
        String text = line(printed);
        if (text.isEmpty()) {
            return new DutyText.Unread("no rate");
        }
        if (text.equalsIgnoreCase("free")) {
            return new DutyText.Read(new Formula.Free());
        }
        try {
            return new DutyText.Read(new PlainDuty(text).signed(SIGN));
        } catch (Unreadable not) {
            return formula(text, not);
        }
    }

    private static DutyText formula(String text, Unreadable not) {
        try {
            Formula formula = FormulaParser.formula(text);
            Set<String> names = new TreeSet<>();
            formula.names(names::add);
            names.removeAll(BASES);
            return names.isEmpty()
                    ? new DutyText.Read(formula)
                    : new DutyText.Unread("base '%s' is not known; write one of %s"
                            .formatted(Problem.show(names.iterator().next()), new TreeSet<>(BASES)));
        } catch (IllegalArgumentException bad) {
            return not.text();
        }
    }

    @Override
    Formula amount() throws Unreadable {
        Matcher percent = find(PERCENT);
        if (percent != null) {
            return DutyPieces.percent(percent.group(1), DutyPieces.CUSTOMS_VALUE);
        }
        Matcher money = find(MONEY);
        if (money == null) {
            throw unknown("; write as in 5%, 2 USD/kg or free");
        }
        String unit = money.group(3);
        Per per = unit == null ? new Per(1, java.util.List.of()) : Per.unit(unit(unit));
        return DutyPieces.perUnit(DutyPieces.decimal(money.group(1)), money.group(2), per);
    }

    private static String unit(String text) throws Unreadable {
        String known = UNITS.get(text.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        try {
            return Unit.parse(text).name();
        } catch (IllegalArgumentException bad) {
            throw new Unreadable("unit '%s' is not known".formatted(Problem.show(text)));
        }
    }
}
