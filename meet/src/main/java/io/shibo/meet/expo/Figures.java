package io.shibo.meet.expo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edition counted.
 *
 * @param exhibitors how many exhibit
 * @param internationalExhibitors how many of them come from another country
 * @param buyers how many come to buy
 * @param internationalBuyers how many of them come from another country
 * @param previous the edition before; null where it is not known
 */
public record Figures(
        int exhibitors,
        int internationalExhibitors,
        int buyers,
        int internationalBuyers,
        int offers,
        int needs,
        @Nullable Previous previous) {
    static Figures of(Expo expo) {
        int[] all = new int[2];
        int[] international = new int[2];
        for (Organisation organisation : expo.organisations()) {
            int side = organisation.role().ordinal();
            all[side]++;
            if (organisation.international(expo.edition())) {
                international[side]++;
            }
        }
        return new Figures(
                all[0],
                international[0],
                all[1],
                international[1],
                expo.offers().size(),
                expo.needs().size(),
                expo.findPrevious().orElse(null));
    }

    /** Share of exhibitors from other countries, in percent with one decimal; 0 where there are none. */
    public BigDecimal internationalPercent() {
        return percent(internationalExhibitors, exhibitors).orElse(BigDecimal.ZERO);
    }

    /** Growth of buyers against the edition before, in percent with one decimal; empty where that is not known. */
    public Optional<BigDecimal> findBuyerGrowthPercent() {
        return previous == null ? Optional.empty() : percent(buyers - previous.buyers(), previous.buyers());
    }

    private static Optional<BigDecimal> percent(int part, int whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
