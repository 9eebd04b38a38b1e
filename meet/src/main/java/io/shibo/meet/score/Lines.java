package io.shibo.meet.score;

import io.shibo.codes.Country;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offers and needs by index, with what is compared of them as numbers and bits. */
final class Lines {
    final List<Offer> offers;
    final List<Need> needs;
    /** The exhibitor of each offer, by index of its side. */
    final int[] exhibitorOf;
    /** The offers of each exhibitor, and the needs of each buyer. */
    final int[][] offersOf;

    final int[][] needsOf;
    final long[][] markets;
    final long[][] origins;
    final int[] destination;
    /** The terms of each title, ascending, and the weight of each term. */
    final int[][] offerTerms;

    final int[][] needTerms;
    final int[] weights;
    final int[] needWeight;
    /** The offers that have something in common with each need. */
    final List<Related> related = new ArrayList<>();

    /** Offers by index and how near their codes are to a need's. */
    @SuppressWarnings("ArrayRecordComponent") // Shared by all needs of one code, never changed or compared.
    record Related(int[] offers, CodeFit[] fits) {}

    Lines(Expo expo, Side exhibitors, Side buyers, Numbering<Country> countries) {
        offers = expo.offers();
        needs = expo.needs();
        exhibitorOf = offers.stream()
                .mapToInt(offer -> exhibitors.indexOf(offer.organisation()))
                .toArray();
        int[] buyerOf = needs.stream()
                .mapToInt(need -> buyers.indexOf(need.organisation()))
                .toArray();
        offersOf = grouped(exhibitorOf, exhibitors.size());
        needsOf = grouped(buyerOf, buyers.size());
        markets = offers.stream().map(offer -> countries.bits(offer.markets())).toArray(long[][]::new);
        origins = needs.stream().map(need -> countries.bits(need.origins())).toArray(long[][]::new);
        destination = needs.stream()
                .mapToInt(need -> countries.of(need.destination()))
                .toArray();
        Vocabulary vocabulary = new Vocabulary();
        offerTerms = offers.stream()
                .map(offer -> vocabulary.terms(offer.language(), offer.title()))
                .toArray(int[][]::new);
        needTerms = needs.stream()
                .map(need -> vocabulary.terms(need.language(), need.title()))
                .toArray(int[][]::new);
        weights = vocabulary.weights();
        needWeight = new int[needs.size()];
        for (int n = 0; n < needWeight.length; n++) {
            for (int term : needTerms[n]) {
                needWeight[n] += weights[term];
            }
        }
        relate();
    }

    private void relate() {
        Map<Subject, List<Integer>> bySubject = new LinkedHashMap<>();
        for (int o = 0; o < offers.size(); o++) {
            bySubject
                    .computeIfAbsent(offers.get(o).subject(), s -> new ArrayList<>())
                    .add(o);
        }
        Map<Subject, Related> known = new HashMap<>();
        for (Need need : needs) {
            related.add(known.computeIfAbsent(need.subject(), subject -> related(subject, bySubject)));
        }
    }

    private static Related related(Subject need, Map<Subject, List<Integer>> bySubject) {
        List<Integer> found = new ArrayList<>();
        List<CodeFit> fits = new ArrayList<>();
        bySubject.forEach((subject, offers) -> {
            CodeFit fit = CodeFit.of(need, subject);
            if (fit != CodeFit.NONE) {
                found.addAll(offers);
                offers.forEach(offer -> fits.add(fit));
            }
        });
        return new Related(found.stream().mapToInt(Integer::intValue).toArray(), fits.toArray(CodeFit[]::new));
    }

    /** Weight of the need's terms that the offer has, in percent of all its terms. */
    int textPercent(int need, int offer) {
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

    private static int[][] grouped(int[] ownerOf, int owners) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < owners; i++) {
            lists.add(new ArrayList<>());
        }
        for (int i = 0; i < ownerOf.length; i++) {
            lists.get(ownerOf[i]).add(i);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
