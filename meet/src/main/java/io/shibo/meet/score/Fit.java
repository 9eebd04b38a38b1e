package io.shibo.meet.score;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;

/** How well two participants suit each other apart from what is traded: a share of the criterion's points, and a reason. */
enum Fit {
    LANGUAGE_COMMON(100, "score.language.common"),
    LANGUAGE_NONE(0, "score.language.none"),
    ORIGIN_WANTED(100, "score.origin.wanted"),
    ORIGIN_ANY(60, "score.origin.any"),
    ORIGIN_OTHER(0, "score.origin.other"),
    MARKET_WANTED(100, "score.market.wanted"),
    MARKET_ANY(70, "score.market.any"),
    MARKET_OTHER(0, "score.market.other"),
    ATTENDANCE_ON_SITE(100, "score.attendance.onsite"),
    ATTENDANCE_ONLINE(50, "score.attendance.online"),
    ATTENDANCE_NEVER(0, "score.attendance.never");

    private final int percent;
    private final String message;

    Fit(int percent, String message) {
        this.percent = percent;
        this.message = message;
    }

    int percent() {
        return percent;
    }

    String message() {
        return message;
    }

    static Fit language(Organisation buyer, Organisation exhibitor) {
        return commonLanguage(buyer, exhibitor).isEmpty() ? LANGUAGE_NONE : LANGUAGE_COMMON;
    }

    /** The buyer's best language that the exhibitor speaks; empty where there is none. */
    static String commonLanguage(Organisation buyer, Organisation exhibitor) {
        for (String language : buyer.languages()) {
            if (exhibitor.languages().contains(language)) {
                return language;
            }
        }
        return "";
    }

    static Fit origin(Need need, Country of) {
        return need.origins().isEmpty() ? ORIGIN_ANY : need.origins().contains(of) ? ORIGIN_WANTED : ORIGIN_OTHER;
    }

    static Fit market(Offer offer, Country destination) {
        return offer.markets().isEmpty()
                ? MARKET_ANY
                : offer.markets().contains(destination) ? MARKET_WANTED : MARKET_OTHER;
    }

    static Fit attendance(long[] present, long[] onSite, long[] otherPresent, long[] otherOnSite) {
        return Calendar.meet(onSite, otherOnSite)
                ? ATTENDANCE_ON_SITE
                : Calendar.meet(present, otherPresent) ? ATTENDANCE_ONLINE : ATTENDANCE_NEVER;
    }
}
