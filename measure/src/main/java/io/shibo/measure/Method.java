package io.shibo.measure;

import io.shibo.codes.Citation;
import io.shibo.codes.Citation.Confidence;
import io.shibo.codes.Rounding;
import java.util.Objects;

/**
 * How a release is made; part of what it publishes.
 *
 * @param definition what digital trade is
 * @param codelists the classifications of products, with their editions
 * @param rounding applied once, to each finest cell after everything in it was added up and converted; all sums are sums
 *     of rounded cells, so that what is printed adds up
 * @param minimumEnterprises a cell with fewer enterprises, but not none, is not shown by itself; 1 or more
 * @param partnersShown how many partners of a flow are shown by themselves at most; 0 or more
 */
public record Method(
        Citation definition, String codelists, Rounding rounding, int minimumEnterprises, int partnersShown) {
    /** The Handbook's definitions, threshold 3, twelve partners, rounded half up to 0.01. */
    public static final Method HANDBOOK_2023 = new Method(
            new Citation(
                    "Handbook on Measuring Digital Trade, 2nd edition, 2023 (IMF, OECD, UNCTAD, WTO)",
                    null,
                    "https://www.wto.org/english/res_e/publications_e/digital_trade_2023_e.htm",
                    Confidence.UNVERIFIED),
            "HS 2022, EBOPS 2010",
            Rounding.halfUp("0.01"),
            3,
            12);

    /** Most that either number may be. */
    public static final int MAX = 1_000;

    public Method {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(codelists);
        Objects.requireNonNull(rounding);
        if (rounding.unit().scale() > 2) {
            throw new IllegalArgumentException("rounding to %s: figures have two decimals at most."
                    .formatted(rounding.unit().toPlainString()));
        }
        if (minimumEnterprises < 1 || minimumEnterprises > MAX || partnersShown < 0 || partnersShown > MAX) {
            throw new IllegalArgumentException(
                    "at least %d enterprises a cell and %d partners: write 1 to %d and 0 to %d."
                            .formatted(minimumEnterprises, partnersShown, MAX, MAX));
        }
    }

    public Method withMinimumEnterprises(int enterprises) {
        return new Method(definition, codelists, rounding, enterprises, partnersShown);
    }

    public Method withPartnersShown(int partners) {
        return new Method(definition, codelists, rounding, minimumEnterprises, partners);
    }

    /** The method in one line, as it goes into a release's digest. */
    String fingerprint() {
        return "%s|%s|%s %s|threshold %d|partners %d"
                .formatted(
                        definition,
                        codelists,
                        rounding.unit().toPlainString(),
                        rounding.mode(),
                        minimumEnterprises,
                        partnersShown);
    }
}
