package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text as the index sees it: each word with its weight and the terms it may stand for.
 *
 * @param total what all words would score if one phrase had them all
 */
record Reading(Language language, List<Meant> words, double total) {
    /** Words that the index does not know and that are looked up with a letter changed. */
    private static final int MAX_NEAR = 24;

    /** A term in one language's index, and how surely the word stands for it. */
    record Term(Language language, int number, double sure) {}

    /** A word, what it weighs in the text, and the terms it may stand for; none where it is not known. */
    record Meant(Word word, double weight, List<Term> terms) {}

    static Reading of(String text, Language language, Indexes indexes, Weights weights, Tree tree) {
        List<Word> words = Words.of(text, language);
        double[] roles = Roles.of(words, language, weights);
        List<Meant> meant = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        double total = 0;
        int left = MAX_NEAR;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String key = (word.negated() ? "!" : "") + word.form();
            Integer before = seen.putIfAbsent(key, meant.size());
            if (before != null) {
                // Said twice counts once, at the heavier place.
                Meant first = meant.get(before);
                if (roles[i] > first.weight()) {
                    meant.set(before, new Meant(first.word(), roles[i], first.terms()));
                }
                continue;
            }
            Finder finder = new Finder(word, language, indexes, weights, left > 0);
            List<Term> terms = finder.find();
            left -= finder.searched ? 1 : 0;
            terms = terms.isEmpty() ? joined(words, i, language, indexes) : terms;
            meant.add(new Meant(word, roles[i], terms));
        }
        for (Meant each : meant) {
            double rarity = 0;
            for (Term term : each.terms()) {
                LanguageIndex index = indexes.get(term.language());
                rarity = Math.max(rarity, term.sure() * index.rarity(term.number()));
            }
            // A word that stands nowhere may be a brand: it makes an answer less sure, but by less than a rare word
            // does.
            boolean pair = each.word().script() == Script.HAN;
            LanguageIndex own = indexes.get(language);
            double unknown = pair ? 0 : 0.4 * own.unknownRarity(tree);
            total += each.weight() * (each.terms().isEmpty() ? unknown : rarity);
        }
        return new Reading(language, meant, total);
    }

    /** "Ear buds" where the index has "earbuds": this word and the next, or the one before, as one. */
    private static List<Term> joined(List<Word> words, int at, Language language, Indexes indexes) {
        Word word = words.get(at);
        LanguageIndex index = indexes.get(LanguageIndex.ofScript(word, language));
        if (word.script() != Script.LATIN) {
            return List.of();
        }
        List<Term> found = new ArrayList<>();
        if (at + 1 < words.size()) {
            add(word.form() + words.get(at + 1).form(), word, index, found);
        }
        if (at > 0) {
            add(words.get(at - 1).form() + word.form(), word, index, found);
        }
        if (found.isEmpty()) {
            split(word, index, found);
        }
        return found;
    }

    private static void add(String form, Word word, LanguageIndex index, List<Term> found) {
        Integer number = index.find(Stems.of(form, index.language()), word.negated());
        if (number != null) {
            found.add(new Term(index.language(), number, 1));
        }
    }

    /** "Toothbrush" where the index has "tooth" and "brush". */
    private static void split(Word word, LanguageIndex index, List<Term> found) {
        String form = word.form();
        for (int cut = 3; cut <= form.length() - 3 && found.isEmpty(); cut++) {
            Integer first = index.find(form.substring(0, cut), false);
            Integer second = index.find(Stems.of(form.substring(cut), index.language()), false);
            if (first != null && second != null) {
                found.add(new Term(index.language(), second, 0.8));
                found.add(new Term(index.language(), first, 0.6));
            }
        }
    }

    /** Looks one word up. */
    private static final class Finder {
        private final Word word;
        private final Language language;
        private final Indexes indexes;
        private final Weights weights;
        private final boolean mayBeNear;
        private final List<Term> found = new ArrayList<>();
        private boolean searched;

        Finder(Word word, Language language, Indexes indexes, Weights weights, boolean mayBeNear) {
            this.word = word;
            this.language = language;
            this.indexes = indexes;
            this.weights = weights;
            this.mayBeNear = mayBeNear;
        }

        List<Term> find() {
            Language own = LanguageIndex.ofScript(word, language);
            exact(own, own == language ? 1 : weights.foreign());
            if (word.script() == Script.LATIN) {
                Language other = own == Language.EN ? Language.ID : Language.EN;
                exact(other, found.isEmpty() ? weights.foreign() : weights.foreign() * 0.5);
            }
            if (found.isEmpty() && mayBeNear && !word.negated()) {
                near(own);
            }
            return found;
        }

        private void exact(Language in, double sure) {
            LanguageIndex index = indexes.get(in);
            Integer number = index.find(Stems.of(word.form(), in), word.negated());
            if (number != null) {
                found.add(new Term(in, number, sure));
            } else if (in == Language.EN
                    && word.form().startsWith("un")
                    && word.form().length() > 6) {
                Integer denied = index.find(Stems.of(word.form().substring(2), in), !word.negated());
                if (denied != null) {
                    found.add(new Term(in, denied, sure));
                }
            }
        }

        private void near(Language own) {
            LanguageIndex index = indexes.get(own);
            if (word.script() != Script.HAN) {
                searched = true;
                Set<Integer> once = new HashSet<>();
                for (int number : index.near(Stems.of(word.form(), own))) {
                    if (once.add(number)) {
                        found.add(new Term(own, number, weights.near()));
                    }
                }
            }
        }
    }

    /** Which languages its terms belong to. */
    Set<Language> languages() {
        Set<Language> used = EnumSet.noneOf(Language.class);
        words.forEach(word -> word.terms().forEach(term -> used.add(term.language())));
        return used;
    }
}
