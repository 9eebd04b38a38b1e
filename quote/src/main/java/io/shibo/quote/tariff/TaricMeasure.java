package io.shibo.quote.tariff;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of TARIC or the UK Trade Tariff, as its file says it.
 *
 * @param code the goods code it is charged on, 2 to 10 digits
 * @param type measure type, as in {@code 103}
 * @param area country or area code; {@code 1011} or empty for all
 * @param excluded countries and areas that are not covered
 * @param additionalCode empty for none
 * @param order number of the quota; empty for none
 * @param act the legal act; empty where not stated
 * @param text the duty as printed
 * @param duty the duty as read; null where the measure has none
 * @param end last day; null while no end is set
 */
record TaricMeasure(
        String file,
        int line,
        String code,
        String type,
        String area,
        List<String> excluded,
        String additionalCode,
        String order,
        String act,
        String text,
        @Nullable DutyText duty,
        LocalDate start,
        @Nullable LocalDate end) {}
