package io.shibo.meet.score;

import io.shibo.codes.Country;
import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of one expo. A pair is worth what its best offer and need are worth to both sides; it is allowed where each
 * side gains {@link Score#LEAST_SIDE} points, both are available in some slot and no veto is between them.
 *
 * <p>Made once, then asked millions of times: codes, titles, countries and calendars become numbers and bits here, so that a
 * pair costs a few comparisons. Immutable once made; may be asked by several threads.
 */
public final class Scoring {
    private static final int MOST_TERMS_TO_BUYER =
            Criterion.QUANTITY.mostToBuyer() + Criterion.INCOTERM.mostToBuyer() + Criterion.CERTIFICATE.mostToBuyer();
    private static final int MOST_TERMS_TO_EXHIBITOR = Criterion.QUANTITY.mostToExhibitor()
            + Criterion.INCOTERM.mostToExhibitor()
            + Criterion.CERTIFICATE.mostToExhibitor();

    private final Side exhibitors;
    private final Side buyers;
    private final Lines lines;
    private final Wishes wishes;

    /** Is given the allowed pairs of a buyer. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param exhibitor index in {@link Scoring#exhibitors}
         * @param value points of both sides
         * @param offer index in {@link Expo#offers} of the best offer
         * @param need index in {@link Expo#needs} of the need it fits
         */
        void pair(int exhibitor, int value, int offer, int need);
    }

    public Scoring(Expo expo) {
        Numbering<Country> countries = new Numbering<>();
        Numbering<String> languages = new Numbering<>();
        exhibitors = Side.of(expo, Role.EXHIBITOR, countries, languages);
        buyers = Side.of(expo, Role.BUYER, countries, languages);
        lines = new Lines(expo, exhibitors, buyers, countries);
        wishes = new Wishes(expo, exhibitors, buyers);
    }

    public List<Organisation> exhibitors() {
        return exhibitors.organisations();
    }

    public List<Organisation> buyers() {
        return buyers.organisations();
    }

    /** Hands each allowed pair of a buyer to {@code visitor} once, by ascending exhibitor. */
    public void forEachAllowed(int buyer, Visitor visitor) {
        Found found = new Found();
        for (int need : lines.needsOf[buyer]) {
            Lines.Related related = lines.related.get(need);
            for (int i = 0; i < related.offers().length; i++) {
                int offer = related.offers()[i];
                int value = value(buyer, need, offer, related.fits()[i]);
                if (value > 0) {
                    found.add(lines.exhibitorOf[offer], value, offer, need);
                }
            }
        }
        // Who asked for each other may meet where nothing else brings them together.
        for (int exhibitor : wishes.exhibitorsOf(buyer)) {
            if ((wishes.of(exhibitor, buyer) & Wishes.MUTUAL) == Wishes.MUTUAL) {
                forEachLine(exhibitor, buyer, (offer, need) -> {
                    int value = value(buyer, need, offer, code(offer, need));
                    if (value > 0) {
                        found.add(exhibitor, value, offer, need);
                    }
                });
            }
        }
        found.best(visitor);
    }

    private interface Line {
        void at(int offer, int need);
    }

    private void forEachLine(int exhibitor, int buyer, Line line) {
        for (int need : lines.needsOf[buyer]) {
            for (int offer : lines.offersOf[exhibitor]) {
                line.at(offer, need);
            }
        }
    }

    private CodeFit code(int offer, int need) {
        return CodeFit.of(
                lines.needs.get(need).subject(), lines.offers.get(offer).subject());
    }

    /**
     * What an allowed pair is worth: what {@link #find} adds up to, without its reasons; 0 where the pair is not allowed.
     *
     * @throws IllegalArgumentException if one of them is not an exhibitor or buyer of this expo
     */
    public int value(String exhibitor, String buyer) {
        int b = buyers.indexOf(buyer);
        int best = 0;
        for (int offer : lines.offersOf[exhibitors.indexOf(exhibitor)]) {
            for (int need : lines.needsOf[b]) {
                best = Math.max(best, value(b, need, offer, code(offer, need)));
            }
        }
        return best;
    }

    /**
     * What a meeting is worth that is held whatever it is worth, since it is agreed or must be held: what {@link #find} adds up
     * to, allowed or not; 0 where the exhibitor offers nothing or the buyer needs nothing.
     *
     * @throws IllegalArgumentException if one of them is not an exhibitor or buyer of this expo
     */
    public int agreedValue(String exhibitor, String buyer) {
        return find(exhibitor, buyer).map(Score::value).orElse(0);
    }

    /**
     * What a meeting of the two would be worth, with reasons, allowed or not.
     *
     * @return empty where the exhibitor offers nothing or the buyer needs nothing
     * @throws IllegalArgumentException if one of them is not an exhibitor or buyer of this expo
     */
    public Optional<Score> find(String exhibitor, String buyer) {
        int e = exhibitors.indexOf(exhibitor);
        int b = buyers.indexOf(buyer);
        @Nullable Score best = null;
        for (int need : lines.needsOf[b]) {
            for (int offer : lines.offersOf[e]) {
                Score score = score(e, b, offer, need);
                if (best == null || rank(score) > rank(best)) {
                    best = score;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int rank(Score score) {
        return score.value() + (score.allowed() ? 2 * Score.MOST : 0);
    }

    private Score score(int e, int b, int o, int n) {
        Need need = lines.needs.get(n);
        Offer offer = lines.offers.get(o);
        CodeFit code = code(o, n);
        int said = wishes.of(e, b);
        Country country = exhibitors.organisations().get(e).country();
        Fit attendance = Side.attendance(buyers, b, exhibitors, e);
        int common = common(lines.needTerms[n], lines.offerTerms[o]);
        TermsFit terms = new TermsFit(need.terms(), offer.terms());
        List<Part> parts = List.of(
                part(Criterion.CODE, code.percent(), Explanation.of(code.message(), need.subject(), offer.subject())),
                part(
                        Criterion.TEXT,
                        lines.textPercent(n, o),
                        common == 0
                                ? Explanation.of("score.text.none")
                                : Explanation.of("score.text.some", common, lines.needTerms[n].length)),
                part(
                        Criterion.LANGUAGE,
                        Side.language(buyers, b, exhibitors, e),
                        new Explanation.Tongue(Side.commonLanguage(buyers, b, exhibitors, e))),
                part(Criterion.ORIGIN, Fit.origin(lines.origins[n], exhibitors.country()[e]), country),
                part(Criterion.MARKET, Fit.market(lines.markets[o], lines.destination[n]), need.destination()),
                part(Criterion.ATTENDANCE, attendance, ""),
                part(Criterion.QUANTITY, terms.quantity(), terms.quantityWhy()),
                part(Criterion.INCOTERM, terms.incoterm(), terms.incotermWhy()),
                part(Criterion.CERTIFICATE, terms.certificate(), terms.certificateWhy()),
                wish(said));
        boolean related = code != CodeFit.NONE || (said & Wishes.MUTUAL) == Wishes.MUTUAL;
        return new Score(
                offer, need, parts, related && attendance != Fit.ATTENDANCE_NEVER && (said & Wishes.VETO) == 0);
    }

    private static Part wish(int said) {
        String key = switch (said & Wishes.MUTUAL) {
            case Wishes.MUTUAL -> "score.wish.both";
            case Wishes.BUYER -> "score.wish.buyer";
            case Wishes.EXHIBITOR -> "score.wish.exhibitor";
            default -> "score.wish.none";
        };
        return new Part(
                Criterion.WISH,
                (said & Wishes.BUYER) == 0 ? 0 : Criterion.WISH.mostToBuyer(),
                (said & Wishes.EXHIBITOR) == 0 ? 0 : Criterion.WISH.mostToExhibitor(),
                Explanation.of(key));
    }

    private static Part part(Criterion criterion, Fit fit, Object value) {
        return part(criterion, fit.percent(), Explanation.of(fit.message(), value));
    }

    private static Part part(Criterion criterion, int percent, Explanation why) {
        return new Part(criterion, toBuyer(criterion, percent), toExhibitor(criterion, percent), why);
    }

    /** What {@link #score} adds up to, without reasons; 0 where the pair is not allowed. */
    private int value(int b, int n, int o, CodeFit code) {
        int e = lines.exhibitorOf[o];
        Fit attendance = Side.attendance(buyers, b, exhibitors, e);
        int said = wishes.of(e, b);
        boolean related = code != CodeFit.NONE || (said & Wishes.MUTUAL) == Wishes.MUTUAL;
        if (attendance == Fit.ATTENDANCE_NEVER || !related || (said & Wishes.VETO) != 0) {
            return 0;
        }
        int language = Side.language(buyers, b, exhibitors, e).percent();
        int exhibitorGains = ((said & Wishes.EXHIBITOR) == 0 ? 0 : Criterion.WISH.mostToExhibitor())
                + toExhibitor(Criterion.CODE, code.percent())
                + toExhibitor(Criterion.LANGUAGE, language)
                + toExhibitor(
                        Criterion.MARKET,
                        Fit.market(lines.markets[o], lines.destination[n]).percent())
                + toExhibitor(Criterion.ATTENDANCE, attendance.percent());
        int buyerGains = ((said & Wishes.BUYER) == 0 ? 0 : Criterion.WISH.mostToBuyer())
                + toBuyer(Criterion.CODE, code.percent())
                + toBuyer(Criterion.LANGUAGE, language)
                + toBuyer(
                        Criterion.ORIGIN,
                        Fit.origin(lines.origins[n], exhibitors.country()[e]).percent());
        if (exhibitorGains + MOST_TERMS_TO_EXHIBITOR < Score.LEAST_SIDE
                || buyerGains + MOST_TERMS_TO_BUYER + Criterion.TEXT.mostToBuyer() < Score.LEAST_SIDE) {
            return 0;
        }
        TermsFit terms =
                new TermsFit(lines.needs.get(n).terms(), lines.offers.get(o).terms());
        int quantity = terms.quantity();
        int incoterm = terms.incoterm();
        int certificate = terms.certificate();
        exhibitorGains += toExhibitor(Criterion.QUANTITY, quantity)
                + toExhibitor(Criterion.INCOTERM, incoterm)
                + toExhibitor(Criterion.CERTIFICATE, certificate);
        buyerGains += toBuyer(Criterion.QUANTITY, quantity)
                + toBuyer(Criterion.INCOTERM, incoterm)
                + toBuyer(Criterion.CERTIFICATE, certificate);
        // Words are compared last, and only where they can still tip the scale: that is the dear part.
        if (exhibitorGains < Score.LEAST_SIDE || buyerGains + Criterion.TEXT.mostToBuyer() < Score.LEAST_SIDE) {
            return 0;
        }
        buyerGains += toBuyer(Criterion.TEXT, lines.textPercent(n, o));
        return buyerGains < Score.LEAST_SIDE ? 0 : buyerGains + exhibitorGains;
    }

    private static int toBuyer(Criterion criterion, int percent) {
        return criterion.mostToBuyer() * percent / 100;
    }

    private static int toExhibitor(Criterion criterion, int percent) {
        return criterion.mostToExhibitor() * percent / 100;
    }

    private static int common(int[] a, int[] b) {
        return (int) Arrays.stream(a)
                .filter(term -> Arrays.binarySearch(b, term) >= 0)
                .count();
    }
}
