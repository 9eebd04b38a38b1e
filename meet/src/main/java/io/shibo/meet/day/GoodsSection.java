package io.shibo.meet.day;

import io.shibo.codes.HsCode;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Subject;

/** The section of the Harmonized System that goods belong to (WCO, HS Nomenclature 2022: 21 sections over 97 chapters). */
final class GoodsSection {
    /** What is no goods. */
    static final String SERVICES = "services";

    /** Last chapter of each section, from I to XXI. */
    private static final int[] LAST_CHAPTER = {
        5, 14, 15, 24, 27, 38, 40, 43, 46, 49, 63, 67, 70, 71, 83, 85, 89, 92, 93, 96, 97
    };

    private GoodsSection() {}

    /** {@code "1"} to {@code "21"}, or {@link #SERVICES}. */
    static String of(Offer offer) {
        return switch (offer.subject()) {
            case Subject.Goods goods -> of(goods.code());
            case Subject.Service service -> SERVICES;
        };
    }

    static String of(HsCode code) {
        int chapter = Integer.parseInt(code.chapter());
        int section = 0;
        while (section < LAST_CHAPTER.length - 1 && chapter > LAST_CHAPTER[section]) {
            section++;
        }
        return Integer.toString(section + 1);
    }
}
