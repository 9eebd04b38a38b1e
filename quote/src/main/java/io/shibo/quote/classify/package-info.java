/**
 * From a description of goods to goods codes of the Harmonized System, ranked and with reasons.
 *
 * <pre>{@code
 * Classifier classifier = Classifier.of(rulebook);
 * List<Candidate> found = classifier.classify("decaffeinated ground coffee, 250 g", null);
 * }</pre>
 *
 * <p>{@link io.shibo.quote.classify.Classifier} searches titles and search words of the {@link
 * io.shibo.quote.rule.Nomenclature}; nothing is learned from texts and nothing is downloaded. How it works:
 *
 * <ul>
 *   <li>A <em>phrase</em> is a title or one search word of one code in one language. A text is read into terms: stems in
 *       English, Indonesian and Arabic, characters and pairs of characters in Chinese.
 *   <li>A phrase scores by the terms it shares with the text, rare ones counting more (inverse document frequency, K. Sparck
 *       Jones 1972, over headings), and the more the less of the phrase is left unsaid.
 *   <li>A code scores by its best phrase and by all its terms, and inherits, at lower weights, from its heading and chapter
 *       (fields weighted as in BM25F: Robertson, Zaragoza, Taylor 2004) and from what its heading's other codes say.
 *   <li>Not every word counts alike: the noun that names the goods counts most, and where it stands is a matter of the
 *       language.
 * </ul>
 *
 * <p>{@link io.shibo.quote.classify.Evaluation} measures it, or anything else that ranks codes, on texts with known codes;
 * {@link io.shibo.quote.classify.TokenOverlap} is the plain method it is compared with. An answer is a proposal to
 * check: classification in law follows headings, notes and the general rules of interpretation.
 */
@NullMarked
package io.shibo.quote.classify;

import org.jspecify.annotations.NullMarked;
