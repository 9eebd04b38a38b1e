/**
 * Official tariffs as their publishers export them, turned into rule packs: the US Harmonized Tariff Schedule, the UK
 * Trade Tariff, TARIC-style measure tables, the Thai customs open files, and plain tables of any other country.
 *
 * <p>{@link io.shibo.quote.tariff.TariffImport} reads files that the caller names and writes a pack folder.
 * {@link io.shibo.quote.tariff.DutyText} reads one duty as a tariff prints it. What cannot be expressed is never free: its
 * line is refused at quoting, and the {@link io.shibo.quote.tariff.ImportReport} and {@code unexpressed.csv} name it.
 */
@NullMarked
package io.shibo.quote.tariff;

import org.jspecify.annotations.NullMarked;
