package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The index of each language, built when it is first asked for: a Chinese text needs no Indonesian. Thread-safe. */
final class Indexes {
    private final Tree tree;
    private final Weights weights;
    private final AtomicReferenceArray<LanguageIndex> built = new AtomicReferenceArray<>(Language.values().length);

    Indexes(Tree tree, Weights weights) {
        this.tree = tree;
        this.weights = weights;
    }

    LanguageIndex get(Language language) {
        LanguageIndex known = built.get(language.ordinal());
        if (known != null) {
            return known;
        }
        // Two threads may build the same index; both are equal, and the first to finish stays.
        LanguageIndex made = LanguageIndex.of(tree, language, weights);
        return built.compareAndSet(language.ordinal(), null, made) ? made : built.get(language.ordinal());
    }
}
