package io.shibo.meet.score;

import io.shibo.meet.internal.text.TermDictionary;
import io.shibo.meet.internal.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The terms of titles as numbers: concepts of the trade-term dictionary, which are the same in every language, and the
 * words of the title's own language. A concept says more than a word and weighs more.
 */
final class Vocabulary {
    private static final int CONCEPT_WEIGHT = 4;

    private record Title(String field, String text) {}

    private final TermDictionary dictionary = TermDictionary.shared();
    private final Words words = new Words();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> weights = new ArrayList<>();
    private final Map<Title, int[]> known = new HashMap<>();

    /** The numbers of the terms of a title, ascending. Not to be changed. */
    int[] terms(String language, String text) {
        return known.computeIfAbsent(new Title(Words.field(language), text), this::analyse);
    }

    /** The weight of every term, by number. */
    int[] weights() {
        return weights.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] analyse(Title title) {
        TreeSet<Integer> terms = new TreeSet<>();
        for (String concept : dictionary.concepts(title.text())) {
            terms.add(number("concept " + concept, CONCEPT_WEIGHT));
        }
        for (String word : words.of(title.field(), title.text())) {
            terms.add(number(word, 1));
        }
        return terms.stream().mapToInt(Integer::intValue).toArray();
    }

    private int number(String term, int weight) {
        return numbers.computeIfAbsent(term, t -> {
            weights.add(weight);
            return weights.size() - 1;
        });
    }
}
