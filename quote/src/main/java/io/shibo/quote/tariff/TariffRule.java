package io.shibo.quote.tariff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One charge or relief for one goods code, in the form of every importer's output.
 *
 * @param code 2 to 10 digits
 * @param formula in the rule language
 * @param origins country codes and names of areas, separated by blanks; empty for all
 * @param except origins that are not covered; empty for none
 * @param program the scheme that grants it; empty for what applies to all
 * @param when a condition in the rule language; empty for none
 * @param excludes a layer that it switches off; empty for none
 * @param from first day
 * @param to the day after the last; null while no end is set
 * @param article what is cited beside the source: act, file and line
 */
record TariffRule(
        String code,
        Charging charging,
        String formula,
        String origins,
        String except,
        String program,
        String when,
        String excludes,
        LocalDate from,
        @Nullable LocalDate to,
        String article) {
    static TariffRule of(String code, Charging charging, String formula, LocalDate from, String article) {
        return new TariffRule(code, charging, formula, "", "", "", "", "", from, null, article);
    }

    TariffRule forOrigins(String covered, String excepted) {
        return new TariffRule(code, charging, formula, covered, excepted, program, when, excludes, from, to, article);
    }

    TariffRule under(String scheme, String condition) {
        return new TariffRule(code, charging, formula, origins, except, scheme, condition, excludes, from, to, article);
    }

    TariffRule excluding(String layer) {
        return new TariffRule(code, charging, formula, origins, except, program, when, layer, from, to, article);
    }

    TariffRule until(@Nullable LocalDate end) {
        return new TariffRule(code, charging, formula, origins, except, program, when, excludes, from, end, article);
    }
}
