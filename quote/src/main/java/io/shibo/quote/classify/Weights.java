package io.shibo.quote.classify;

/**
 * How much each kind of evidence counts. The figures were chosen on the development set alone ({@code
 * quote/src/test/resources/classify/development.csv}), one after the other, each in steps.
 *
 * @param head of the word that names the goods, where another word of its phrase has 1
 * @param described of a word after "for", "with" and their like
 * @param laterClause of a word after the first comma or bracket
 * @param single of a single Chinese character beside a pair
 * @param title of a title's phrase beside a search word's
 * @param uncovered share of a phrase's score that it keeps even where almost nothing else of it is said
 * @param coverage power of the share of a phrase that is said
 * @param against of a word that the phrase denies, as "roasted" in "not roasted"
 * @param bag of all terms of a code beside its best phrase
 * @param headingPhrase of the heading's best phrase
 * @param headingBag of the heading's terms
 * @param chapterBag of the chapter's terms
 * @param family of the terms that the heading and all its codes have among them
 * @param foreign of a word found in another language than the text's
 * @param near of a word found by its stem's consonants, or with one letter changed
 * @param residual of being the heading's "other", once something of the heading is said
 * @param temperature divides scores before they become shares
 * @param doubt the score at which a code is as likely as no code at all
 */
record Weights(
        double head,
        double described,
        double laterClause,
        double single,
        double title,
        double uncovered,
        double coverage,
        double against,
        double bag,
        double headingPhrase,
        double headingBag,
        double chapterBag,
        double family,
        double foreign,
        double near,
        double residual,
        double temperature,
        double doubt) {
    static final Weights CHOSEN =
            new Weights(1.3, 0.3, 0.8, 0.5, 0.75, 0.2, 1.5, 1.0, 0.5, 0.5, 0.2, 0.05, 0.3, 0.8, 0.7, 0.01, 0.1, 0.6);
}
