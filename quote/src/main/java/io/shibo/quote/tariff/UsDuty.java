package io.shibo.quote.tariff;

import io.shibo.codes.input.Problem;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Per;
import io.shibo.quote.tariff.DutyPieces.Sign;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rates as the US Harmonized Tariff Schedule prints them.
 *
 * <pre>
 * rate    = "Free" | amounts | "+" amounts | "The duty provided in the applicable subheading" [ "+" amounts ]
 * amounts = amount { ("+" | "plus" | "but not less than" | "but not more than") amount }
 * amount  = number "%" [ "on the" part ] | ("$" number | number "¢") ("/" unit | "each")
 * </pre>
 */
final class UsDuty extends DutyScan {
    private static final Pattern APPLICABLE = Pattern.compile(
            "(?:the )?(?:rate of )?dut(?:y|ies) (?:rate )?(?:otherwise )?(?:provided (?:for )?in|applicable under|under) the applicable (?:sub)?headings?\\s*");
    private static final Pattern PERCENT = Pattern.compile("([0-9]*\\.?[0-9]+) ?%(?: ad val(?:orem|\\.)?)?");
    private static final Pattern DOLLARS = Pattern.compile("\\$ ?([0-9]*\\.?[0-9]+)");
    private static final Pattern CENTS = Pattern.compile("([0-9]*\\.?[0-9]+) ?(?:¢|cents?\\b|c(?=/))");
    private static final Pattern PLUS = Pattern.compile("\\+ ?");
    private static final Pattern JOIN = Pattern.compile("\\+|plus\\b|but not less than\\b|but not more than\\b");
    private static final Pattern UNIT = Pattern.compile(
            "(?:each\\b|(?:/|per ) ?(kg on entire contents of container|kg (?:on|of) (?:the )?([a-z][a-z ]*[a-z])|liters? on contents|line/gross|1,?000 kwh|1,?000(?: [a-z]+)?|linear meters?|clean kg|wine gallons?|doz\\. ?pr\\.?|doz\\.?|dozen(?: pairs)?|pf\\. ?liters?|proof liters?|[a-z]+[23²³]?\\.?))");

    /** The export of the schedule leaves empty tags behind some rates: {@code 2.5% <u></u>}. */
    private static final Pattern MARKUP = Pattern.compile("</?[a-z]{1,8}>");

    /** A percentage of the value of a part: {@code 5.3% on the battery}. */
    private static final Pattern PART =
            Pattern.compile(" ?(?:on|of) (?:the )?(?:value of (?:the )?)?([a-z][a-z ,-]*[a-z])(?= ?(?:\\+|$))");

    /** What is the whole, although it is named like a part. */
    private static final Pattern WHOLE =
            Pattern.compile("(?:entire |complete )?(?:set|apparatus|article|articles|assortment|machine|equipment)");

    /** Sugar: less for each degree of polarization that is missing. */
    private static final Pattern DEGREES = Pattern.compile(
            "less ([0-9]*\\.?[0-9]+) ?¢/kg for each degree under 100 degrees(?: \\([a-z ]{1,60}\\))?(?: ,)?");

    private static final Pattern FOOTNOTE = Pattern.compile("(?: ?[0-9]{1,2}/)+$");

    private static final Map<String, Per> UNITS = Map.ofEntries(
            Map.entry("kg", Per.unit("KGM")),
            Map.entry("g", Per.unit("GRM")),
            Map.entry("t", Per.unit("TNE")),
            Map.entry("ton", Per.unit("TNE")),
            Map.entry("liter", Per.unit("LTR")),
            Map.entry("liters", Per.unit("LTR")),
            Map.entry("doz", new Per(12, java.util.List.of("H87"))),
            Map.entry("dozen", new Per(12, java.util.List.of("H87"))),
            Map.entry("doz.pr", new Per(12, java.util.List.of("PR"))),
            Map.entry("dozenpairs", new Per(12, java.util.List.of("PR"))),
            Map.entry("gross", new Per(144, java.util.List.of("H87"))),
            Map.entry("thousand", new Per(1000, java.util.List.of("H87"))),
            Map.entry("1000", new Per(1000, java.util.List.of("H87"))),
            Map.entry("1000kwh", Per.unit("MWH")),
            Map.entry("kgonentirecontentsofcontainer", Per.unit("container-contents-kg")),
            Map.entry("pr", Per.unit("PR")),
            Map.entry("pair", Per.unit("PR")),
            Map.entry("no", Per.unit("H87")),
            Map.entry("unit", Per.unit("H87")),
            Map.entry("piece", Per.unit("H87")),
            Map.entry("head", Per.unit("H87")),
            Map.entry("m", Per.unit("MTR")),
            Map.entry("m2", Per.unit("MTK")),
            Map.entry("m²", Per.unit("MTK")),
            Map.entry("m3", Per.unit("MTQ")),
            Map.entry("m³", Per.unit("MTQ")),
            Map.entry("pf.liter", Per.unit("proof-litre")),
            Map.entry("pf.liters", Per.unit("proof-litre")),
            Map.entry("proofliter", Per.unit("proof-litre")),
            Map.entry("proofliters", Per.unit("proof-litre")),
            Map.entry("literoncontents", Per.unit("LTR")),
            Map.entry("litersoncontents", Per.unit("LTR")),
            Map.entry("linearmeter", Per.unit("MTR")),
            Map.entry("linearmeters", Per.unit("MTR")),
            Map.entry("cleankg", Per.unit("clean-kg")),
            Map.entry("winegallon", Per.unit("wine-gallon")),
            Map.entry("line/gross", new Per(144, java.util.List.of("H87", "lines"))),
            Map.entry("bbl", Per.unit("barrel")),
            Map.entry("carat", Per.unit("carat")),
            Map.entry("jewel", Per.unit("jewel")));

    private UsDuty(String text) {
        super(text);
    }

    static DutyText read(String printed) {
        DutyText.Unread tooLong = tooLong(printed);
        if (tooLong != null) {
            return tooLong;
        }
        String plain = line(printed).toLowerCase(Locale.ROOT);
        String text =
                FOOTNOTE.matcher(MARKUP.matcher(plain).replaceAll("").strip()).replaceFirst("");
        if (text.isEmpty()) {
            return new DutyText.Unread("no rate");
        }
        try {
            return new UsDuty(text).duty();
        } catch (Unreadable not) {
            return not.text();
        }
    }

    private DutyText duty() throws Unreadable {
        if (text.equals("free")) {
            return new DutyText.Read(new Formula.Free());
        }
        if (text.startsWith("see ")) {
            throw new Unreadable("refers to another provision");
        }
        if (find(APPLICABLE) != null) {
            if (!more()) {
                return new DutyText.OnTop(new Formula.Free());
            }
            if (find(JOIN) == null) {
                throw unknown("");
            }
            return new DutyText.OnTop(amounts());
        }
        // Chapter 99 in the short form of some revisions: +34% is on top, as if the applicable subheading were named.
        return find(PLUS) == null ? new DutyText.Read(amounts()) : new DutyText.OnTop(amounts());
    }

    private Formula amounts() throws Unreadable {
        DutyPieces pieces = new DutyPieces();
        pieces.add(amount());
        passBlanks();
        Matcher degrees = find(DEGREES);
        if (degrees != null) {
            BigDecimal less = DutyPieces.decimal(degrees.group(1)).movePointLeft(2);
            pieces.add(Sign.MINUS);
            pieces.add(DutyPieces.perUnit(less, "USD", Per.unit("KGM", "degrees-under-100")));
        }
        while (more()) {
            Matcher join = find(JOIN);
            if (join == null) {
                throw unknown("");
            }
            pieces.add(
                    switch (join.group()) {
                        case "but not less than" -> Sign.MIN;
                        case "but not more than" -> Sign.MAX;
                        default -> Sign.PLUS;
                    });
            pieces.add(amount());
        }
        return pieces.formula();
    }

    @Override
    Formula amount() throws Unreadable {
        passBlanks();
        Matcher percent = find(PERCENT);
        if (percent != null) {
            Matcher part = find(PART);
            if (part == null || WHOLE.matcher(part.group(1)).matches()) {
                return DutyPieces.percent(percent.group(1), DutyPieces.CUSTOMS_VALUE);
            }
            // The sale states what the part is worth, in dollars.
            return DutyPieces.perUnit(
                    DutyPieces.decimal(percent.group(1)).movePointLeft(2),
                    "USD",
                    Per.unit(name(part.group(1).replaceFirst(",? if any$", "")) + "-value-usd"));
        }
        Matcher dollars = find(DOLLARS);
        Matcher cents = dollars == null ? find(CENTS) : null;
        Matcher number = dollars == null ? cents : dollars;
        if (number == null) {
            throw unknown("");
        }
        BigDecimal amount = DutyPieces.decimal(number.group(1));
        return DutyPieces.perUnit(dollars == null ? amount.movePointLeft(2) : amount, "USD", unit());
    }

    private Per unit() throws Unreadable {
        passBlanks();
        Matcher unit = find(UNIT);
        if (unit == null) {
            throw new Unreadable("an amount without a unit");
        }
        String name = unit.group(1);
        if (name == null) {
            return Per.unit("H87");
        }
        if (unit.group(2) != null) {
            return Per.unit(weighed(unit.group(2)));
        }
        String key = name.replaceAll("[ ,]", "").replaceFirst("\\.$", "");
        Per per = UNITS.get(key);
        if (per == null && key.startsWith("1000")) {
            return new Per(1000, java.util.List.of("H87"));
        }
        if (per == null) {
            throw new Unreadable("unit '%s' is not known".formatted(Problem.show(name)));
        }
        return per;
    }

    /** The measurement of a weight that is not the net one: of a metal in it, with the container, drained. */
    private static String weighed(String what) {
        String of = what.replaceFirst(" thereof$", "").replaceFirst(" (?:content|weight)$", "");
        boolean metal = !of.contains(" ") && !of.equals("contents");
        return name(of) + (metal ? "-content-kg" : "-kg");
    }

    /** A phrase as the name of a measurement: {@code case and strap, band or bracelet} is case-and-strap-band-or-bracelet. */
    private static String name(String phrase) {
        return phrase.replaceAll("\\bthe\\b", " ").strip().replaceAll("[^a-z]+", "-");
    }
}
