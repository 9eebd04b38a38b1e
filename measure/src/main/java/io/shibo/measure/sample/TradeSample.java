package io.shibo.measure.sample;

import io.shibo.codes.Period;
import io.shibo.measure.TradeCsv;
import io.shibo.measure.TradeRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes the sample files of {@code measure}.
 *
 * <p>The first half of 2025 is a hub's whole trade. The first half of 2026 leaves out retail imports by parcel, because
 * there the demonstration counts the parcels that it has cleared itself.
 */
public final class TradeSample {
    private static final int BASE_YEAR = 2025;

    /** Trade grows from one year of the sample to the next: 9 % more records, amounts 2 % higher. */
    private static final int MORE_RECORDS_PERCENT = 109;

    private static final int HIGHER_AMOUNTS_PERCENT = 102;

    private TradeSample() {}

    /** The file of a half-year, {@code 2025-S1} or {@code 2026-S1}, header first, lines ended by a line feed. */
    public static String records(long seed, Period half) {
        List<TradeRecord> records = new ArrayList<>();
        boolean base = half.year() == BASE_YEAR;
        for (TradeLine line : TradeLine.ALL) {
            if (base || !line.parcels()) {
                int count = base ? line.count() : line.count() * MORE_RECORDS_PERCENT / 100;
                long lineSeed = seed * 1_000_003 + line.name().hashCode();
                // The same enterprises trade in much the same way in both years; the year moves amounts and days.
                Dice lasting = new Dice(new SplittableRandom(lineSeed));
                Dice ofYear = new Dice(new SplittableRandom(lineSeed + 31L * half.year()));
                for (int i = 0; i < count; i++) {
                    records.add(line.draw(lasting, ofYear, half, base ? 100 : HIGHER_AMOUNTS_PERCENT));
                }
            }
        }
        return records.stream()
                .sorted(Comparator.comparing(TradeRecord::date))
                .map(TradeCsv::line)
                .collect(Collectors.joining("\n", TradeCsv.header() + "\n", "\n"));
    }

    /** Yuan per dollar, euro and rupiah by month, 2025-01 to 2026-06: invented, and labelled so. */
    public static String exchangeRates(long seed) {
        Dice dice = new Dice(new SplittableRandom(seed));
        StringBuilder out = new StringBuilder("month,currency,cnyPerUnit,source,confidence\n");
        // The dollar and the euro in units of 0.0001 yuan, the rupiah of 0.00000001.
        long[] units = {72_300, 75_600, 44_400};
        int[] scales = {4, 4, 8};
        String[] currencies = {"USD", "EUR", "IDR"};
        for (int month = 0; month < 18; month++) {
            Period period = new Period(BASE_YEAR + month / 12, Period.Frequency.MONTHLY, month % 12 + 1);
            for (int i = 0; i < currencies.length; i++) {
                String rate = BigDecimal.valueOf(units[i], scales[i]).toPlainString();
                out.append(period).append(',').append(currencies[i]).append(',').append(rate);
                out.append(",Shibo sample: not an official rate,unverified\n");
                // Up or down by at most 0.6 %.
                units[i] += (dice.whole(1201) - 600) * units[i] / 100_000;
            }
        }
        return out.toString();
    }
}
