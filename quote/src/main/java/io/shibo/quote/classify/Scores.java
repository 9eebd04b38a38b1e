package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of one answer: a score for every code a text could mean.
 *
 * <pre>
 *   phrase = shared × (u + (1 - u) × (share of the phrase that is said)^c)      shared, said: sums of term weights
 *   code   = best phrase + bag × all its terms
 *          + inherited from heading and chapter + what the heading's other codes say
 *          + residual, where it is the heading's "other"
 * </pre>
 *
 * all of it divided by what the text could score at best, so that scores of long and short texts compare.
 */
final class Scores {
    private final Tree tree;
    private final Indexes indexes;
    private final Weights weights;
    private final Map<Language, float[]> matched = new EnumMap<>(Language.class);
    private final Map<Language, float[]> covered = new EnumMap<>(Language.class);
    private final float[] bag;
    private final float[] family;
    private final float[] best;
    private final float[] denied;

    /** A code that can be an answer, by position, with its score. */
    record Scored(int node, double score) {}

    private Scores(Tree tree, Indexes indexes, Weights weights) {
        this.tree = tree;
        this.indexes = indexes;
        this.weights = weights;
        this.bag = new float[tree.size()];
        this.family = new float[tree.size()];
        this.best = new float[tree.size()];
        this.denied = new float[tree.size()];
    }

    /** Every code with a score above 0, the best first; among equals the lower code first. */
    static List<Scored> of(Reading reading, Tree tree, Indexes indexes, Weights weights) {
        Scores scores = new Scores(tree, indexes, weights);
        scores.match(reading);
        scores.phrases();
        return scores.rank(reading.total());
    }

    private void match(Reading reading) {
        float[] word = new float[tree.size()];
        float[] ofFamily = new float[tree.size()];
        int[] stamp = new int[tree.size()];
        int[] touched = new int[tree.size()];
        int number = 0;
        for (Reading.Meant meant : reading.words()) {
            number++;
            int count = 0;
            for (Reading.Term term : meant.terms()) {
                LanguageIndex index = indexes.get(term.language());
                float[] shared = matched.computeIfAbsent(term.language(), k -> new float[index.phrases()]);
                float[] said = covered.computeIfAbsent(term.language(), k -> new float[index.phrases()]);
                float rarity = (float) (term.sure() * index.rarity(term.number()));
                float weight = (float) (meant.weight() * rarity);
                for (int at : index.postings(term.number())) {
                    Phrase phrase = index.phrase(at);
                    float sign = phrase.of(term.number());
                    float value = weight * (sign > 0 ? sign : (float) (weights.against() * sign));
                    shared[at] += value;
                    said[at] += Math.max(0, sign) * rarity;
                    int node = phrase.node();
                    if (stamp[node] != number) {
                        stamp[node] = number;
                        touched[count++] = node;
                        word[node] = value;
                    } else {
                        word[node] = Math.max(word[node], value);
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                int node = touched[i];
                bag[node] += word[node];
                int parent = tree.family(node);
                ofFamily[parent] = Math.max(ofFamily[parent], word[node]);
            }
            for (int i = 0; i < count; i++) {
                int parent = tree.family(touched[i]);
                family[parent] += ofFamily[parent];
                ofFamily[parent] = 0;
            }
        }
    }

    private void phrases() {
        matched.forEach((language, shared) -> {
            LanguageIndex index = indexes.get(language);
            float[] said = covered.get(language);
            if (said == null) {
                return;
            }
            for (int i = 0; i < shared.length; i++) {
                if (shared[i] == 0) {
                    continue;
                }
                Phrase phrase = index.phrase(i);
                int node = phrase.node();
                double whole = phrase.norm() <= 0 ? 0 : Math.min(1, said[i] / phrase.norm());
                double part = weights.uncovered() + (1 - weights.uncovered()) * Math.pow(whole, weights.coverage());
                double score = shared[i] * part * (phrase.title() ? weights.title() : 1);
                if (shared[i] > 0) {
                    best[node] = Math.max(best[node], (float) score);
                } else if (phrase.title()) {
                    denied[node] = Math.min(denied[node], shared[i]);
                }
            }
        });
    }

    private List<Scored> rank(double total) {
        List<Scored> ranked = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            int heading = tree.heading(node);
            if (!tree.leaf(node) || family[heading] <= 0) {
                continue;
            }
            int chapter = tree.chapter(node);
            double score = best[node]
                    + denied[node]
                    + weights.bag() * bag[node]
                    + weights.headingPhrase() * best[heading]
                    + weights.headingBag() * bag[heading]
                    + (chapter < 0 ? 0 : weights.chapterBag() * bag[chapter])
                    + weights.family() * family[heading];
            double share = score / total + (tree.residual(node) ? weights.residual() : 0);
            if (share > 0) {
                ranked.add(new Scored(node, share));
            }
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::node));
        return ranked;
    }
}
