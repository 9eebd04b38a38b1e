package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proposes goods codes for a description of goods in English, Chinese, Indonesian or Arabic.
 *
 * <p>Pure and thread-safe: the same nomenclature and the same text give the same answer for ever. Any text is answered; of a
 * long one the first {@value Words#MAX_TEXT} characters are read.
 */
public final class Classifier {
    /** Candidates that one answer may hold. */
    public static final int MAX_CANDIDATES = 50;

    /** Titles of national lines that are added to the index, over all packs; more are left out. */
    private static final int MAX_NATIONAL = 100_000;

    private final Tree tree;
    private final Indexes indexes;
    private final Weights weights;

    private Classifier(Tree tree, Indexes indexes, Weights weights) {
        this.tree = tree;
        this.weights = weights;
        this.indexes = indexes;
    }

    /** A classifier over titles and search words of a nomenclature. */
    public static Classifier of(Nomenclature nomenclature) {
        return of(nomenclature, Weights.CHOSEN);
    }

    static Classifier of(Nomenclature nomenclature, Weights weights) {
        Tree tree = new Tree(nomenclature);
        return new Classifier(tree, new Indexes(tree, weights), weights);
    }

    /** The same index with other weights; {@link Weights#single} stays as the index has it. */
    Classifier with(Weights other) {
        return new Classifier(tree, indexes, other);
    }

    /** A classifier over a rulebook's nomenclature and what its packs call their tariff lines. */
    public static Classifier of(Rulebook rulebook) {
        Tree tree = new Tree(rulebook.nomenclature());
        int left = MAX_NATIONAL;
        for (Pack pack : rulebook.packs()) {
            for (Map.Entry<HsCode, Wording> line : pack.goods().entrySet()) {
                String title = line.getValue().in(Language.EN);
                if (line.getKey().length() >= 6 && !title.equals(line.getKey().dotted()) && left-- > 0) {
                    tree.addNational(line.getKey(), title);
                }
            }
        }
        return new Classifier(tree, new Indexes(tree, Weights.CHOSEN), Weights.CHOSEN);
    }

    /** The five best candidates. */
    public List<Candidate> classify(String text, @Nullable Language language) {
        return classify(text, language, 5);
    }

    /**
     * The best candidates, the best first.
     *
     * @param language of the text; null to find out
     * @param limit how many at most, 1 to {@value #MAX_CANDIDATES}
     * @return none where no word of the text is known
     */
    public List<Candidate> classify(String text, @Nullable Language language, int limit) {
        if (limit < 1 || limit > MAX_CANDIDATES) {
            throw new IllegalArgumentException("%d candidates; ask for 1 to %d.".formatted(limit, MAX_CANDIDATES));
        }
        Language in = language == null ? detect(text) : language;
        Reading reading = Reading.of(text, in, indexes, weights, tree);
        List<Scores.Scored> ranked = Scores.of(reading, tree, indexes, weights);
        List<Scores.Scored> top = ranked.subList(0, Math.min(limit, ranked.size()));
        double all = Math.exp(weights.doubt() / weights.temperature());
        for (Scores.Scored each : ranked.subList(0, Math.min(MAX_CANDIDATES, ranked.size()))) {
            all += Math.exp(each.score() / weights.temperature());
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Scores.Scored each : top) {
            candidates.add(new Candidate(
                    tree.code(each.node()),
                    Math.exp(each.score() / weights.temperature()) / all,
                    each.score(),
                    tree.entry(each.node()).title(),
                    Reasons.of(each.node(), reading, tree, indexes),
                    differences(each.node(), top, in)));
        }
        return candidates;
    }

    /** The language a text is in, by its script and its words; English where nothing tells. */
    public Language detect(String text) {
        return Detect.language(text, indexes);
    }

    private List<Candidate.Difference> differences(int node, List<Scores.Scored> top, Language language) {
        List<Candidate.Difference> differences = new ArrayList<>();
        for (Scores.Scored other : top) {
            if (other.node() != node && tree.heading(other.node()) == tree.heading(node)) {
                Candidate.@Nullable Difference difference = Reasons.difference(node, other.node(), tree, language);
                if (difference != null) {
                    differences.add(difference);
                }
            }
        }
        return differences;
    }
}
