package io.shibo.meet.score;

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

    static Fit language(long[] spoken, long[] spokenByOther) {
        return Numbering.meet(spoken, spokenByOther) ? LANGUAGE_COMMON : LANGUAGE_NONE;
    }

    /** @param origins wanted; empty where any will do */
    static Fit origin(long[] origins, int country) {
        return origins.length == 0 ? ORIGIN_ANY : Numbering.has(origins, country) ? ORIGIN_WANTED : ORIGIN_OTHER;
    }

    /** @param markets wanted; empty where any will do */
    static Fit market(long[] markets, int destination) {
        return markets.length == 0 ? MARKET_ANY : Numbering.has(markets, destination) ? MARKET_WANTED : MARKET_OTHER;
    }

    static Fit attendance(long[] present, long[] onSite, long[] otherPresent, long[] otherOnSite) {
        return Numbering.meet(onSite, otherOnSite)
                ? ATTENDANCE_ON_SITE
                : Numbering.meet(present, otherPresent) ? ATTENDANCE_ONLINE : ATTENDANCE_NEVER;
    }
}
