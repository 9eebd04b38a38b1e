/**
 * The ledgers of money and goods, each a small immutable state with pure transitions and bytes of its own: what a guarantor
 * owes ({@link io.shibo.clear.ledger.Guarantee}), what came back of a parcel ({@link io.shibo.clear.ledger.TaxedLines}),
 * what a bonded warehouse holds ({@link io.shibo.clear.ledger.BondedStock}).
 *
 * <p>Money is whole fen, quantities and customs values are 1/100000 of their unit (the documents' N19,5), days are days since
 * 1970 in China's time. A refusal is a value; what a caller must have made sure of and has not is an
 * {@link java.lang.IllegalArgumentException}.
 */
@NullMarked
package io.shibo.clear.ledger;

import org.jspecify.annotations.NullMarked;
