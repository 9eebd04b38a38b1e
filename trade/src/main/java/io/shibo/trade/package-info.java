/**
 * One deal and the documents that speak of it.
 *
 * <p>{@link io.shibo.trade.Deal} states each fact once. {@link io.shibo.trade.Documents} projects it into a UBL 2.1 order,
 * a commercial invoice and a packing list: the same deal gives the same bytes, always. Whether the papers of a set agree
 * with each other is told by {@link io.shibo.trade.check}; who signed them, and whether a byte has changed since, by
 * {@link io.shibo.trade.evidence}.
 *
 * <pre>{@code
 * Deal deal = Deal.read(name, tree);                        // a deal file, as a shell parsed it
 * List<StoredFile> papers = Documents.of(deal);
 * Bundle bundle = Bundle.seal(deal, papers, key);      // manifest and detached signature
 * Verification v = Verifier.verify(bundle, List.of(card), today);
 * }</pre>
 */
@NullMarked
package io.shibo.trade;

import org.jspecify.annotations.NullMarked;
