package io.shibo.quote.classify;

import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The phrases of one language, found by their terms. Immutable once built. */
final class LanguageIndex {
    /** Letters a word must have before one of them may be wrong. */
    private static final int MIN_NEAR = 5;

    /** Before the form of a term that stands for its denial. */
    private static final String NOT = "!";

    private final Language language;
    private final Map<String, Integer> terms;
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private final Map<String, List<Integer>> bySkeleton = new HashMap<>();
    private final Phrase[] phrases;
    private final int[][] postings;
    private final int[][] ofNode;
    private final float[] rarity;

    private LanguageIndex(
            Language language,
            Map<String, Integer> terms,
            Phrase[] phrases,
            int[][] postings,
            int[][] ofNode,
            float[] rarity) {
        this.language = language;
        this.terms = terms;
        this.phrases = phrases;
        this.postings = postings;
        this.ofNode = ofNode;
        this.rarity = rarity;
        terms.forEach((form, number) -> {
            if (!form.startsWith(NOT) && language != Language.ZH) {
                byLength.computeIfAbsent(form.length(), k -> new ArrayList<>()).add(form);
                String skeleton = language == Language.AR ? Stems.skeleton(form) : "";
                if (!skeleton.isEmpty()) {
                    bySkeleton.computeIfAbsent(skeleton, k -> new ArrayList<>()).add(number);
                }
            }
        });
    }

    /** A phrase before its terms are weighed. */
    private record Draft(int node, boolean title, String text, TreeMap<Integer, Float> terms) {}

    static LanguageIndex of(Tree tree, Language language, Weights weights) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            Nomenclature.Entry entry = tree.entry(node);
            drafts.add(draft(node, true, entry.title().in(language), language, numbers, weights));
            for (String word : entry.words(language)) {
                drafts.add(draft(node, false, word, language, numbers, weights));
            }
            if (language == Language.EN) {
                for (String title : tree.national(node)) {
                    drafts.add(draft(node, true, title, language, numbers, weights));
                }
            }
        }
        float[] rarity = rarity(tree, drafts, numbers.size());
        List<List<Integer>> postings = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            postings.add(new ArrayList<>());
        }
        List<List<Integer>> ofNode = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            ofNode.add(new ArrayList<>());
        }
        Phrase[] phrases = new Phrase[drafts.size()];
        for (int i = 0; i < phrases.length; i++) {
            phrases[i] = phrase(drafts.get(i), rarity);
            for (int term : phrases[i].terms()) {
                postings.get(term).add(i);
            }
            ofNode.get(phrases[i].node()).add(i);
        }
        return new LanguageIndex(language, numbers, phrases, arrays(postings), arrays(ofNode), rarity);
    }

    private static Draft draft(
            int node, boolean title, String text, Language language, Map<String, Integer> numbers, Weights weights) {
        TreeMap<Integer, Float> terms = new TreeMap<>();
        for (Word word : Words.of(text, language)) {
            String form = Stems.of(word.form(), ofScript(word, language));
            float much = word.single() ? (float) weights.single() : 1;
            if (word.negated()) {
                terms.merge(number(NOT + form, numbers), much, Math::max);
                terms.merge(number(form, numbers), -much, Math::max);
            } else {
                terms.merge(number(form, numbers), much, Math::max);
            }
        }
        return new Draft(node, title, text, terms);
    }

    /** In which language a word of a text is stemmed: Latin letters in a Chinese or Arabic text are English. */
    static Language ofScript(Word word, Language language) {
        return switch (word.script()) {
            case HAN -> Language.ZH;
            case ARABIC -> Language.AR;
            case LATIN -> language == Language.ID ? Language.ID : Language.EN;
        };
    }

    private static int number(String form, Map<String, Integer> numbers) {
        Integer known = numbers.putIfAbsent(form, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** Inverse document frequency; a document is a heading with all its codes. */
    private static float[] rarity(Tree tree, List<Draft> drafts, int size) {
        int[] documents = new int[size];
        int[] last = new int[size];
        Arrays.fill(last, -1);
        for (Draft draft : drafts) {
            int document = tree.family(draft.node());
            for (int term : draft.terms().keySet()) {
                if (last[term] != document) {
                    last[term] = document;
                    documents[term]++;
                }
            }
        }
        int all = tree.families();
        float[] rarity = new float[size];
        for (int i = 0; i < size; i++) {
            rarity[i] = (float) Math.log(1 + (all - documents[i] + 0.5) / (documents[i] + 0.5));
        }
        return rarity;
    }

    private static Phrase phrase(Draft draft, float[] rarity) {
        int[] terms = new int[draft.terms().size()];
        float[] signs = new float[terms.length];
        float norm = 0;
        int i = 0;
        for (Map.Entry<Integer, Float> term : draft.terms().entrySet()) {
            terms[i] = term.getKey();
            signs[i] = term.getValue();
            norm += Math.max(0, signs[i]) * rarity[terms[i]];
            i++;
        }
        return new Phrase(draft.node(), draft.title(), draft.text(), terms, signs, norm);
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    Language language() {
        return language;
    }

    int phrases() {
        return phrases.length;
    }

    Phrase phrase(int number) {
        return phrases[number];
    }

    /** Phrases that have or deny a term. */
    int[] postings(int term) {
        return postings[term];
    }

    int[] ofNode(int node) {
        return ofNode[node];
    }

    float rarity(int term) {
        return rarity[term];
    }

    /** How rare a word would be that stands nowhere. */
    float unknownRarity(Tree tree) {
        return (float) Math.log(1 + (tree.families() + 0.5) / 0.5);
    }

    boolean knows(String form) {
        return terms.containsKey(form);
    }

    /** The term of a form, or of its denial; null where no phrase has it. */
    @Nullable
    Integer find(String form, boolean negated) {
        return terms.get(negated ? NOT + form : form);
    }

    /** Terms that may be meant by a form that no phrase has: the same consonants (Arabic), or one letter changed. */
    List<Integer> near(String form) {
        if (language == Language.ZH) {
            return List.of();
        }
        String skeleton = language == Language.AR ? Stems.skeleton(form) : "";
        List<Integer> same = skeleton.isEmpty() ? List.of() : bySkeleton.getOrDefault(skeleton, List.of());
        if (!same.isEmpty() || form.length() < MIN_NEAR) {
            return same;
        }
        List<Integer> found = new ArrayList<>();
        for (int length = form.length() - 1; length <= form.length() + 1; length++) {
            for (String term : byLength.getOrDefault(length, List.of())) {
                if (term.length() >= MIN_NEAR && oneChange(form, term)) {
                    Integer number = terms.get(term);
                    if (number != null) {
                        found.add(number);
                    }
                }
            }
        }
        return found;
    }

    /** Whether one letter put in, left out, changed or swapped with the next leads from one word to the other. */
    static boolean oneChange(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        boolean swapped = left == 2
                && right == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        return swapped || (left <= 1 && right <= 1);
    }
}
