package io.shibo.clear;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A goods line of a parcel that was released, as statistics count it: on the day of its release in China's time, at its
 * stated price (imports with carriage and premium left out, exports FOB), less what came back.
 *
 * @param country GACC code: of origin of an import, of final destination of an export
 * @param gcode 10 digits
 * @param regime 9610, 1210, 1239, 9710, 9810
 * @param amount above 0
 * @param currency GACC code
 * @param enterprise customs code of the shop
 */
public record StatisticalRecord(
        LocalDate date,
        boolean export,
        String country,
        String gcode,
        String regime,
        BigDecimal amount,
        String currency,
        String enterprise) {}
