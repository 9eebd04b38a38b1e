package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Per;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of REFDRT. Only rates in force on the day of the import are taken: the file repeats a rate with each revision.
 *
 * <p>Privilege {@code 000} is the general rate. {@code 999} is the ceiling of the Emergency Decree, no duty. Every other
 * privilege asks for its proof; which origins it covers the file does not say.
 */
final class ThaiRates {
    private static final String GENERAL = "000";
    private static final String CEILING = "999";
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}\\.[0-9]{2,3})");
    private static final Pattern BAHT = Pattern.compile("([0-9]{1,4}\\.[0-9]{2,3})");
    private static final Pattern UNIT = Pattern.compile("\\b([A-Z][A-Z0-9]{2})\\b");
    private static final Pattern DAYS = Pattern.compile("((?:19|20)[0-9]{6})((?:19|20)[0-9]{6}|99999999)");
    private static final Map<String, Per> UNITS = Map.of(
            "KGM", Per.unit("KGM"),
            "LTR", Per.unit("LTR"),
            "MTR", Per.unit("MTR"),
            "TNE", Per.unit("TNE"),
            "NMB", Per.unit("H87"),
            "C62", Per.unit("H87"));

    private final PackWriter pack;
    private final ImportOptions options;
    private final Map<String, String> privileges;
    private final Map<String, String> titles;

    ThaiRates(PackWriter pack, ImportOptions options, Map<String, String> privileges, Map<String, String> titles) {
        this.pack = pack;
        this.options = options;
        this.privileges = privileges;
        this.titles = titles;
    }

    void line(String file, int number, String line) throws IOException {
        String printed = ThaiFiles.part(line, 4, 12);
        String code = PackWriter.code(printed);
        String privilege = ThaiFiles.part(line, 17, 20);
        String text = ThaiFiles.part(line, 17, 120);
        if (code == null || code.length() != 8 || privilege.isEmpty()) {
            pack.textOnly(file, number, printed, text, "no tariff line of eight digits with a privilege code");
            return;
        }
        if (!titles.containsKey(code)) {
            pack.line(code, "");
        }
        Matcher days = DAYS.matcher(line);
        int end = -1;
        LocalDate from = null;
        LocalDate to = null;
        try {
            while (days.find()) {
                end = days.end();
                from = LocalDate.parse(days.group(1), DateTimeFormatter.BASIC_ISO_DATE);
                to = days.group(2).equals("99999999")
                        ? null
                        : LocalDate.parse(days.group(2), DateTimeFormatter.BASIC_ISO_DATE)
                                .plusDays(1);
            }
        } catch (DateTimeException bad) {
            from = null;
        }
        if (from == null) {
            refuse(file, number, code, text, "no pair of days");
        } else if (from.isAfter(options.date()) || to != null && !to.isAfter(options.date())) {
            pack.skipped(file, number, code, text, "not in force on " + options.date());
        } else if (privilege.equals(CEILING)) {
            pack.skipped(file, number, code, text, "a ceiling of the Emergency Decree, not a duty");
        } else {
            String note = ThaiFiles.part(line, end, line.length());
            String reason = rule(file, number, code, privilege, line, note, from, to);
            if (reason == null) {
                pack.expressed();
            } else if (privilege.equals(GENERAL) || reason.startsWith("overlaps")) {
                refuse(file, number, code, text, reason);
            } else {
                pack.textOnly(file, number, code, text, reason);
            }
        }
    }

    private void refuse(String file, int number, String code, String text, String reason) throws IOException {
        pack.textOnly(file, number, code, text, reason);
        pack.refuse(code, "%s:%d: %s".formatted(file, number, reason));
    }

    private @Nullable String rule(
            String file,
            int number,
            String code,
            String privilege,
            String line,
            String note,
            LocalDate from,
            @Nullable LocalDate to)
            throws IOException {
        Formula formula;
        try {
            formula = formula(line);
        } catch (Unreadable not) {
            return not.getMessage();
        }
        TariffRule rule = TariffRule.of(
                        code,
                        Charging.DUTY,
                        formula.toString(),
                        from,
                        "privilege %s, %s:%d".formatted(privilege, file, number))
                .until(to);
        String part = note.isEmpty() || ThaiFiles.normal(note).equals(titles.get(code))
                ? ""
                : pack.ask(Asked.PART, Yaml.clean(note, 120));
        if (privilege.equals(GENERAL)) {
            return pack.add(rule.under("", part));
        }
        String title = privileges.getOrDefault(privilege, "");
        String proof = pack.ask(Asked.PROOF, (privilege + " " + title).strip());
        String origins = pack.knows(privilege) ? PackWriter.areaName(privilege) : "";
        return pack.add(rule.forOrigins(origins, "")
                .under("TH-" + privilege.toUpperCase(Locale.ROOT), part.isEmpty() ? proof : proof + " and " + part));
    }

    /** Where a line has a percentage and an amount a unit, the higher is due (Customs Tariff Decree B.E. 2530). */
    private static Formula formula(String line) throws Unreadable {
        Matcher percent = PERCENT.matcher(ThaiFiles.part(line, 21, 45));
        Matcher baht = BAHT.matcher(ThaiFiles.part(line, 45, 65));
        boolean hasPercent = percent.find();
        boolean hasBaht = baht.find();
        if (!hasPercent && !hasBaht) {
            throw new Unreadable("no rate in its columns");
        }
        Formula share =
                hasPercent ? DutyPieces.percent(percent.group(1), DutyPieces.CUSTOMS_VALUE) : new Formula.Free();
        if (!hasBaht || DutyPieces.decimal(baht.group(1)).signum() == 0) {
            return share;
        }
        Matcher unit = UNIT.matcher(ThaiFiles.part(line, 55, 75));
        Per per = unit.find() ? UNITS.get(unit.group(1)) : null;
        if (per == null) {
            throw new Unreadable("baht per a unit that is not known");
        }
        Formula specific = DutyPieces.perUnit(DutyPieces.decimal(baht.group(1)), "THB", per);
        return share instanceof Formula.Free ? specific : new Formula.Pick(false, List.of(share, specific));
    }
}
