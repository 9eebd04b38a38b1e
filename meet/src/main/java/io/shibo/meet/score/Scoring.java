package io.shibo.meet.score;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Calendar;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of one expo. A pair is worth what its best offer and need are worth to both sides; it is allowed where each
 * side gains {@link Score#LEAST_SIDE} points and both are available in some slot.
 *
 * <p>Made once, then asked millions of times: codes, titles and calendars are worked out here, so that a pair costs a few
 * comparisons of numbers. Immutable once made; may be asked by several threads.
 */
public final class Scoring {
    private final List<Organisation> exhibitors;
    private final List<Organisation> buyers;
    private final Map<String, Integer> exhibitorIndex = new HashMap<>();
    private final Map<String, Integer> buyerIndex = new HashMap<>();
    /** By role, then index: the slots in which somebody can meet, and those in which in person. */
    private final long[][][] present = new long[2][][];

    private final long[][][] onSite = new long[2][][];
    private final List<Offer> offers;
    private final List<Need> needs;
    private final int[] exhibitorOf;
    private final int[][] needsOf;
    private final int[][] offersOf;
    private final int[][] offerTerms;
    private final int[][] needTerms;
    private final int[] needWeight;
    private final int[] weights;
    private final List<List<Related>> related;

    /** An offer whose code has something in common with a need's. */
    private record Related(int offer, CodeFit fit) {}

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
        exhibitors = expo.list(Role.EXHIBITOR);
        buyers = expo.list(Role.BUYER);
        for (Role role : Role.values()) {
            List<Organisation> side = role == Role.EXHIBITOR ? exhibitors : buyers;
            Calendar calendar = expo.calendar();
            present[role.ordinal()] =
                    side.stream().map(o -> calendar.present(o.id())).toArray(long[][]::new);
            onSite[role.ordinal()] =
                    side.stream().map(o -> calendar.onSite(o.id())).toArray(long[][]::new);
        }
        offers = expo.offers();
        needs = expo.needs();
        number(exhibitors, exhibitorIndex);
        number(buyers, buyerIndex);
        Vocabulary vocabulary = new Vocabulary();
        exhibitorOf = new int[offers.size()];
        offerTerms = new int[offers.size()][];
        List<List<Integer>> byExhibitor = lists(exhibitors.size());
        Map<Subject, List<Integer>> bySubject = new LinkedHashMap<>();
        for (int o = 0; o < offers.size(); o++) {
            Offer offer = offers.get(o);
            exhibitorOf[o] = index(exhibitorIndex, offer.organisation());
            offerTerms[o] = vocabulary.terms(offer.language(), offer.title());
            byExhibitor.get(exhibitorOf[o]).add(o);
            bySubject.computeIfAbsent(offer.subject(), s -> new ArrayList<>()).add(o);
        }
        offersOf = arrays(byExhibitor);
        needTerms = new int[needs.size()][];
        needWeight = new int[needs.size()];
        List<List<Integer>> byBuyer = lists(buyers.size());
        related = new ArrayList<>();
        Map<Subject, List<Related>> relatedBySubject = new HashMap<>();
        for (int n = 0; n < needs.size(); n++) {
            Need need = needs.get(n);
            needTerms[n] = vocabulary.terms(need.language(), need.title());
            needWeight[n] = Arrays.stream(needTerms[n]).map(vocabulary::weight).sum();
            byBuyer.get(index(buyerIndex, need.organisation())).add(n);
            related.add(relatedBySubject.computeIfAbsent(need.subject(), s -> related(s, bySubject)));
        }
        needsOf = arrays(byBuyer);
        weights = vocabulary.weights();
    }

    public List<Organisation> exhibitors() {
        return exhibitors;
    }

    public List<Organisation> buyers() {
        return buyers;
    }

    /** Hands each allowed pair of a buyer to {@code visitor} once, by ascending exhibitor. */
    public void forEachAllowed(int buyer, Visitor visitor) {
        Found found = new Found();
        for (int n : needsOf[buyer]) {
            for (Related candidate : related.get(n)) {
                int value = value(buyer, n, candidate.offer(), candidate.fit());
                if (value > 0) {
                    found.add(exhibitorOf[candidate.offer()], value, candidate.offer(), n);
                }
            }
        }
        found.best(visitor);
    }

    /**
     * What a meeting of the two would be worth, with reasons, allowed or not.
     *
     * @return empty where the exhibitor offers nothing or the buyer needs nothing
     * @throws IllegalArgumentException if one of them is not an exhibitor or buyer of this expo
     */
    public Optional<Score> find(String exhibitor, String buyer) {
        int e = index(exhibitorIndex, exhibitor);
        int b = index(buyerIndex, buyer);
        @Nullable Score best = null;
        for (int n : needsOf[b]) {
            for (int o : offersOf[e]) {
                Score score = score(e, b, o, n);
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
        Need need = needs.get(n);
        Offer offer = offers.get(o);
        Organisation exhibitor = exhibitors.get(e);
        Organisation buyer = buyers.get(b);
        CodeFit code = CodeFit.of(need.subject(), offer.subject());
        int common = common(needTerms[n], offerTerms[o]);
        Fit attendance = attendance(b, e);
        List<Part> parts = List.of(
                part(Criterion.CODE, code.percent(), Explanation.of(code.message(), need.subject(), offer.subject())),
                part(
                        Criterion.TEXT,
                        textPercent(n, o),
                        common == 0
                                ? Explanation.of("score.text.none")
                                : Explanation.of("score.text.some", common, needTerms[n].length)),
                part(
                        Criterion.LANGUAGE,
                        Fit.language(buyer, exhibitor),
                        new Explanation.Tongue(Fit.commonLanguage(buyer, exhibitor))),
                part(Criterion.ORIGIN, Fit.origin(need, exhibitor.country()), exhibitor.country()),
                part(Criterion.MARKET, Fit.market(offer, need.destination()), need.destination()),
                part(Criterion.ATTENDANCE, attendance, ""));
        return new Score(offer, need, parts, code != CodeFit.NONE && attendance != Fit.ATTENDANCE_NEVER);
    }

    private static Part part(Criterion criterion, Fit fit, Object value) {
        return part(criterion, fit.percent(), Explanation.of(fit.message(), value));
    }

    private static Part part(Criterion criterion, int percent, Explanation why) {
        return new Part(criterion, toBuyer(criterion, percent), toExhibitor(criterion, percent), why);
    }

    private Fit attendance(int buyer, int exhibitor) {
        return Fit.attendance(
                present[Role.EXHIBITOR.ordinal()][exhibitor],
                onSite[Role.EXHIBITOR.ordinal()][exhibitor],
                present[Role.BUYER.ordinal()][buyer],
                onSite[Role.BUYER.ordinal()][buyer]);
    }

    /** What {@link #score} adds up to, without reasons; 0 where the pair is not allowed. */
    private int value(int b, int n, int o, CodeFit code) {
        int e = exhibitorOf[o];
        Fit attendance = attendance(b, e);
        if (attendance == Fit.ATTENDANCE_NEVER) {
            return 0;
        }
        Need need = needs.get(n);
        Organisation exhibitor = exhibitors.get(e);
        int language = Fit.language(buyers.get(b), exhibitor).percent();
        int exhibitorGains = toExhibitor(Criterion.CODE, code.percent())
                + toExhibitor(Criterion.LANGUAGE, language)
                + toExhibitor(
                        Criterion.MARKET,
                        Fit.market(offers.get(o), need.destination()).percent())
                + toExhibitor(Criterion.ATTENDANCE, attendance.percent());
        if (exhibitorGains < Score.LEAST_SIDE) {
            return 0;
        }
        int buyerGains = toBuyer(Criterion.CODE, code.percent())
                + toBuyer(Criterion.TEXT, textPercent(n, o))
                + toBuyer(Criterion.LANGUAGE, language)
                + toBuyer(
                        Criterion.ORIGIN, Fit.origin(need, exhibitor.country()).percent());
        return buyerGains < Score.LEAST_SIDE ? 0 : buyerGains + exhibitorGains;
    }

    private static int toBuyer(Criterion criterion, int percent) {
        return criterion.mostToBuyer() * percent / 100;
    }

    private static int toExhibitor(Criterion criterion, int percent) {
        return criterion.mostToExhibitor() * percent / 100;
    }

    /** Weight of the need's terms that the offer has, in percent of all its terms. */
    private int textPercent(int need, int offer) {
        int[] a = needTerms[need];
        int[] b = offerTerms[offer];
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                shared += weights[a[i]];
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared == 0 ? 0 : 100 * shared / needWeight[need];
    }

    private static int common(int[] a, int[] b) {
        return (int) Arrays.stream(a)
                .filter(term -> Arrays.binarySearch(b, term) >= 0)
                .count();
    }

    private static List<Related> related(Subject need, Map<Subject, List<Integer>> bySubject) {
        List<Related> all = new ArrayList<>();
        bySubject.forEach((subject, offers) -> {
            CodeFit fit = CodeFit.of(need, subject);
            if (fit != CodeFit.NONE) {
                offers.forEach(offer -> all.add(new Related(offer, fit)));
            }
        });
        return all;
    }

    private static void number(List<Organisation> organisations, Map<String, Integer> index) {
        for (int i = 0; i < organisations.size(); i++) {
            index.put(organisations.get(i).id(), i);
        }
    }

    private static int index(Map<String, Integer> index, String id) {
        Integer at = index.get(id);
        if (at == null) {
            throw new IllegalArgumentException("'%s' is not on that side of this expo.".formatted(id));
        }
        return at;
    }

    private static List<List<Integer>> lists(int size) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
