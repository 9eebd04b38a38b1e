package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;

/**
 * A duty as a tariff prints it, read: {@code 2.4¢/kg + 5%}, {@code 12.800 % + 176.800 EUR DTN}.
 *
 * <p>Percentages are of {@code customs-value}, a running total of every pack that the importers write. Quantities without
 * a UN/ECE unit are measurements by name, such as {@code proof-litre} or {@code alcohol-percent}, that a sale states.
 */
public sealed interface DutyText {
    /** What is due. */
    record Read(Formula formula) implements DutyText {}

    /** What is due on top of the line's ordinary duty, as headings of US chapter 99 put it. */
    record OnTop(Formula surcharge) implements DutyText {}

    /**
     * Not expressed; never to be taken for free.
     *
     * @param reason what in the text could not be read, for people
     */
    record Unread(String reason) implements DutyText {}

    /**
     * A duty in whichever of the forms below it is written: dollars, cents and references to the applicable subheading are
     * of the US, all else is tried as TARIC prints it and then as plain tables do.
     */
    static DutyText printed(String text) {
        DutyText us = us(text);
        if (us instanceof OnTop || text.indexOf('$') >= 0 || text.indexOf('¢') >= 0) {
            return us;
        }
        DutyText taric = taric(text);
        if (taric instanceof Read) {
            return taric;
        }
        DutyText plain = plain(text);
        return plain instanceof Read ? plain : us instanceof Read ? us : taric;
    }

    /** A rate of the US Harmonized Tariff Schedule: {@code Free}, {@code $1.50/doz}, {@code The duty provided in …}. */
    static DutyText us(String text) {
        return UsDuty.read(text);
    }

    /** A duty as TARIC and the UK Trade Tariff write it, with unit codes or printed units. */
    static DutyText taric(String text) {
        return TaricDuty.read(text);
    }

    /**
     * A rate of a plain table: {@code 5%}, {@code 5% + 2 USD/kg}, {@code free}, or a formula of the rule language over
     * {@code customs-value}, {@code cif} and {@code fob}.
     */
    static DutyText plain(String text) {
        return PlainDuty.read(text);
    }
}
