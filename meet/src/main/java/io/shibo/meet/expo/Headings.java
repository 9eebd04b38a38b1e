package io.shibo.meet.expo;

import io.shibo.codes.HsCode;
import java.util.Optional;

/**
 * The last heading of each chapter of the Harmonized System 2022 (WCO, nomenclature of 1 January 2022). Enough to notice a
 * code that cannot exist; whether a subheading does is for a tariff to say.
 */
final class Headings {
    /** By chapter, from 0; 77 is kept free by the WCO. */
    private static final int[] LAST = {
        0, 6, 10, 9, 10, 11, 4, 14, 14, 10, 8, 9, 14, 2, 4, 22, 5, 4, 6, 5, // to 19
        9, 6, 9, 9, 4, 30, 21, 16, 53, 42, 6, 5, 15, 7, 7, 7, 6, 7, 27, 26, // to 39
        17, 15, 6, 4, 21, 4, 2, 7, 23, 11, 7, 13, 12, 11, 8, 16, 9, 5, 11, 11, // to 59
        6, 17, 17, 10, 6, 7, 3, 4, 15, 14, 20, 18, 29, 26, 19, 8, 16, 0, 6, 7, // to 79
        7, 13, 15, 11, 87, 49, 9, 16, 7, 8, 33, 14, 9, 7, 6, 8, 20, 6, // to 97
    };

    private Headings() {}

    /** What is wrong with the heading of a code; empty where it may exist, or the chapter is national. */
    static Optional<String> findProblem(HsCode code) {
        int chapter = Integer.parseInt(code.chapter());
        if (chapter >= LAST.length || code.length() < 4) {
            return Optional.empty();
        }
        int heading = Integer.parseInt(code.digits().substring(2, 4));
        return heading >= 1 && heading <= LAST[chapter]
                ? Optional.empty()
                : Optional.of(
                        "'%s' does not exist: the headings of chapter %02d are %02d01 to %02d%02d (Harmonized System 2022)."
                                .formatted(code.dotted(), chapter, chapter, chapter, LAST[chapter]));
    }
}
