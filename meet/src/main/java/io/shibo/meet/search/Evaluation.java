package io.shibo.meet.search;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.expo.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * How well a way of searching finds the exhibitors that would meet a need, over needs of which that is known.
 *
 * <p>An exhibitor with an offer under the wanted code is worth 2, one with an offer under the same heading (HS, 4 digits) or
 * group (services, one digit less) 1. Recall counts those worth 2 among the first {@value #WITHIN}, of as many as could stand
 * there; nDCG is that of Järvelin and Kekäläinen (2002) over the first {@value #WITHIN}, with gains 2^worth − 1.
 *
 * <p>The same is measured <i>across languages</i>: only exhibitors count, and only they are ranked, that say nothing in the
 * language of the need.
 *
 * @param method what was measured
 * @param groups all needs, then those of each language
 */
public record Evaluation(String method, List<Group> groups) {
    /** Places of an answer that are looked at. */
    public static final int WITHIN = 10;

    /** Places of an answer that are taken before exhibitors of the same language are left out. */
    private static final int DEPTH = Search.MOST_HITS;

    /**
     * Needs of one language. Shares are 0 to 1.
     *
     * @param language ISO 639-1; empty for all
     * @param needs those that somebody at the expo could meet
     * @param across how it stands with exhibitors that speak another language; of the needs that one of those could meet
     */
    public record Group(String language, int needs, Mean recall, Mean ndcg, int needsAcross, Mean across) {}

    /**
     * A mean over needs.
     *
     * @param error half of the 95 % interval, by the normal approximation
     */
    public record Mean(double value, double error) {
        static Mean of(List<Double> values) {
            double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
            double spread =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            int n = values.size();
            return new Mean(mean, n < 2 ? 0 : 1.96 * Math.sqrt(spread / (n - 1) / n));
        }
    }

    private record Measured(String language, double recall, double ndcg, Optional<Double> across) {}

    public Evaluation {
        groups = List.copyOf(groups);
    }

    /** Measures the directory on exhibitors. */
    public static Evaluation of(Directory directory, Expo expo, List<LabelledNeed> needs) {
        return of(
                "search",
                expo,
                needs,
                (text, limit) -> directory.find(Search.of(text, Role.EXHIBITOR, limit)).hits().stream()
                        .map(hit -> hit.organisation().id())
                        .toList());
    }

    /** The same by the words of a text alone: Lucene with an analysis per language, without dictionary and codes. */
    public static Evaluation ofWordsAlone(Directory directory, Expo expo, List<LabelledNeed> needs) {
        return of(
                "words alone",
                expo,
                needs,
                (text, limit) -> directory.findByWords(Search.of(text, Role.EXHIBITOR, limit)));
    }

    /**
     * Measures a way of searching.
     *
     * @param search the identifiers of exhibitors for a text, best first, at most so many
     */
    static Evaluation of(
            String method, Expo expo, List<LabelledNeed> needs, BiFunction<String, Integer, List<String>> search) {
        List<Measured> measured = new ArrayList<>();
        for (LabelledNeed need : needs) {
            Map<String, Integer> worth = worth(expo, need.wanted());
            if (worth.containsValue(2)) {
                measured.add(measure(expo, need, worth, search.apply(need.text(), DEPTH)));
            }
        }
        List<Group> groups = new ArrayList<>();
        groups.add(group("", measured));
        for (String language :
                new TreeSet<>(measured.stream().map(Measured::language).toList())) {
            groups.add(group(
                    language,
                    measured.stream().filter(m -> m.language().equals(language)).toList()));
        }
        return new Evaluation(method, groups);
    }

    private static Group group(String language, List<Measured> all) {
        List<Double> across = all.stream().flatMap(m -> m.across().stream()).toList();
        return new Group(
                language,
                all.size(),
                Mean.of(all.stream().map(Measured::recall).toList()),
                Mean.of(all.stream().map(Measured::ndcg).toList()),
                across.size(),
                Mean.of(across));
    }

    private static Measured measure(Expo expo, LabelledNeed need, Map<String, Integer> worth, List<String> found) {
        Map<String, Integer> foreign = new HashMap<>(worth);
        foreign.keySet().removeIf(id -> speaks(expo, id, need.language()));
        List<String> foreignFound =
                found.stream().filter(id -> !speaks(expo, id, need.language())).toList();
        return new Measured(
                need.language(),
                recall(worth, found),
                ndcg(worth, found),
                foreign.containsValue(2) ? Optional.of(recall(foreign, foreignFound)) : Optional.empty());
    }

    private static double recall(Map<String, Integer> worth, List<String> found) {
        long relevant = worth.values().stream().filter(w -> w == 2).count();
        long hits = found.stream()
                .limit(WITHIN)
                .filter(id -> worth.getOrDefault(id, 0) == 2)
                .count();
        return (double) hits / Math.min(WITHIN, relevant);
    }

    private static double ndcg(Map<String, Integer> worth, List<String> found) {
        List<Integer> gains =
                found.stream().map(id -> worth.getOrDefault(id, 0)).toList();
        return discounted(gains)
                / discounted(worth.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    private static double discounted(List<Integer> worths) {
        double sum = 0;
        for (int i = 0; i < Math.min(WITHIN, worths.size()); i++) {
            sum += ((1 << worths.get(i)) - 1) / (Math.log(i + 2.0) / Math.log(2));
        }
        return sum;
    }

    private static boolean speaks(Expo expo, String organisation, String language) {
        return expo.offersOf(organisation).stream()
                .anyMatch(offer -> offer.language().equals(language));
    }

    private static Map<String, Integer> worth(Expo expo, Subject wanted) {
        Map<String, Integer> worth = new HashMap<>();
        for (Organisation organisation : expo.organisations()) {
            for (Offer offer : expo.offersOf(organisation.id())) {
                int of = worth(wanted, offer.subject());
                if (of > 0) {
                    worth.merge(organisation.id(), of, Math::max);
                }
            }
        }
        return worth;
    }

    private static int worth(Subject wanted, Subject offered) {
        return switch (wanted) {
            case Subject.Goods(var code)
            when offered instanceof Subject.Goods(var other) ->
                code.contains(other) ? 2 : code.prefix(4).contains(other) ? 1 : 0;
            case Subject.Service(var code)
            when offered instanceof Subject.Service(var other) ->
                code.contains(other) ? 2 : sameGroup(code, other) ? 1 : 0;
            default -> 0;
        };
    }

    private static boolean sameGroup(io.shibo.codes.ServiceCode one, io.shibo.codes.ServiceCode other) {
        int shared = one.code().length() - 1;
        return one.scheme() == other.scheme()
                && shared > 0
                && other.code().startsWith(one.code().substring(0, shared));
    }
}
