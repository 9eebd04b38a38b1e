package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.quote.formula.Formula;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A table of code, rate and partner. A row without partner is the rate for all; one with a partner is a preference, which
 * asks for proof of origin and applies where it is lower.
 */
final class PlainTable implements TariffFormat {
    private static final Set<String> ALL = Set.of("", "*", "MFN", "ALL", "WLD", "ERGA OMNES", "1011");

    private final PackWriter pack;
    private final ImportOptions options;
    private final Problems problems;
    private final Map<String, String> vat = new HashMap<>();

    PlainTable(PackWriter pack, ImportOptions options, Problems problems) {
        this.pack = pack;
        this.options = options;
        this.problems = problems;
    }

    @Override
    public void read(String file, InputStream bytes) throws IOException {
        TableFile.read(
                file,
                bytes,
                List.of("code", "rate"),
                List.of("partner", "from", "to", "title", "vat"),
                options.headers(),
                pack,
                problems,
                row -> row(file, row));
    }

    private void row(String file, TableFile.Row row) throws IOException {
        String code = PackWriter.code(row.text("code"));
        String rate = row.text("rate");
        if (code == null) {
            pack.textOnly(
                    file,
                    row.line(),
                    row.text("code"),
                    rate,
                    "the code has not 2, 4, 6 or 7 to 12 digits of a chapter");
            return;
        }
        pack.line(code, row.text("title"));
        String partner = row.text("partner").toUpperCase(Locale.ROOT);
        boolean relief = !ALL.contains(partner);
        DutyText duty = DutyText.plain(rate);
        String reason = duty instanceof DutyText.Read(Formula formula)
                ? rule(row, code, formula, partner, relief, "%s:%d".formatted(file, row.line()))
                : duty instanceof DutyText.Unread(String why) ? why : "refers to another duty";
        if (reason == null) {
            pack.expressed();
        } else {
            pack.textOnly(file, row.line(), code, (rate + " " + partner).strip(), reason);
            if (!relief) {
                pack.refuse(code, "rate '%s': %s".formatted(rate, reason));
            }
        }
        vat(file, row, code);
    }

    /** Adds the rule; says why not where it cannot. */
    private @Nullable String rule(
            TableFile.Row row, String code, Formula formula, String partner, boolean relief, String where)
            throws IOException {
        LocalDate from = options.date();
        LocalDate to = null;
        try {
            from = row.text("from").isEmpty() ? from : Values.date(row.text("from"));
            to = row.text("to").isEmpty() ? null : Values.date(row.text("to"));
        } catch (IllegalArgumentException bad) {
            return bad.getMessage();
        }
        TariffRule rule = TariffRule.of(code, Charging.DUTY, formula.toString(), from, where)
                .until(to);
        if (!relief) {
            return pack.add(rule);
        }
        Set<String> countries = new TreeSet<>();
        StringBuilder scheme = new StringBuilder();
        for (String name : partner.split("[ ;/+]+")) {
            if (name.length() == 2) {
                try {
                    countries.add(Country.parse(name).code());
                } catch (IllegalArgumentException bad) {
                    return bad.getMessage();
                }
            } else {
                scheme.append(scheme.isEmpty() ? "" : "-").append(name.replaceAll("[^A-Z0-9]+", "-"));
                if (pack.knows(name)) {
                    countries.add(PackWriter.areaName(name));
                }
            }
        }
        String program = scheme.isEmpty() ? "PARTNER-" + String.join("-", countries) : scheme.toString();
        String fact = pack.ask(Asked.PROOF, scheme.isEmpty() ? String.join(" ", countries) : program);
        return pack.add(rule.forOrigins(String.join(" ", countries), "").under(program, fact));
    }

    private void vat(String file, TableFile.Row row, String code) throws IOException {
        String text = row.text("vat");
        if (text.isEmpty() || text.equals(vat.putIfAbsent(code, text))) {
            return;
        }
        String reason = text.equals(vat.get(code)) ? null : "another VAT rate than in an earlier row";
        DutyText duty = DutyText.plain(text.endsWith("%") || text.equalsIgnoreCase("free") ? text : text + "%");
        if (reason == null && duty instanceof DutyText.Read(Formula formula) && Vat.on(formula) != null) {
            reason = pack.add(TariffRule.of(
                    code,
                    Charging.VAT,
                    String.valueOf(Vat.on(formula)),
                    LocalDate.of(1900, 1, 1),
                    "%s:%d".formatted(file, row.line())));
        } else if (reason == null) {
            reason = "a VAT rate is a percentage";
        }
        if (reason == null) {
            pack.expressed();
        } else {
            pack.textOnly(file, row.line(), code, "VAT " + text, reason);
            pack.refuse(code, reason);
        }
    }
}
