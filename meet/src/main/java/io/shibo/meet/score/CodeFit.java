package io.shibo.meet.score;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.meet.expo.Subject;
import io.shibo.meet.internal.text.Concordance;
import java.util.Optional;

/** How near two codes are in the tree of their classification. */
enum CodeFit {
    /** The same line, or the need is a wider code that holds the offer's. */
    SAME(100, "score.code.same"),
    /** The same heading (HS), the same group (CPC, EBOPS), or services that correspond across classifications. */
    HEADING(60, "score.code.heading"),
    /** The same chapter (HS) or section (CPC, EBOPS). */
    CHAPTER(20, "score.code.chapter"),
    NONE(0, "score.code.none");

    private final int percent;
    private final String message;

    CodeFit(int percent, String message) {
        this.percent = percent;
        this.message = message;
    }

    /** Share of the points of {@link Criterion#CODE}. */
    int percent() {
        return percent;
    }

    String message() {
        return message;
    }

    static CodeFit of(Subject need, Subject offer) {
        if (need instanceof Subject.Goods wanted && offer instanceof Subject.Goods offered) {
            return goods(wanted.code(), offered.code());
        }
        if (need instanceof Subject.Service wanted && offer instanceof Subject.Service offered) {
            return service(wanted.code(), offered.code());
        }
        return NONE;
    }

    /** The first six digits are international; what follows belongs to one country and is not compared. */
    private static CodeFit goods(HsCode need, HsCode offer) {
        int common = common(need.prefix(6).digits(), offer.prefix(6).digits());
        if (common == 6 || common == need.length() && common >= 4) {
            return SAME;
        }
        return common >= 4 ? HEADING : common >= 2 ? CHAPTER : NONE;
    }

    private static CodeFit service(ServiceCode need, ServiceCode offer) {
        if (need.scheme() == offer.scheme()) {
            return sameScheme(need.code(), offer.code());
        }
        Optional<String> wanted = Concordance.findEbops(need);
        Optional<String> offered = Concordance.findEbops(offer);
        if (wanted.isEmpty() || offered.isEmpty()) {
            return NONE;
        }
        CodeFit fit = sameScheme(wanted.get(), offered.get());
        // Across classifications even equal codes only correspond.
        return fit == SAME ? HEADING : fit == HEADING ? CHAPTER : fit;
    }

    /** A group has three characters in CPC (831) and in EBOPS (SI2) alike, a section two. */
    private static CodeFit sameScheme(String need, String offer) {
        int group = 3;
        int common = common(need, offer);
        if (common == need.length() && common >= group || need.equals(offer)) {
            return SAME;
        }
        return common >= group ? HEADING : common >= 2 ? CHAPTER : NONE;
    }

    private static int common(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int i = 0;
        while (i < most && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
