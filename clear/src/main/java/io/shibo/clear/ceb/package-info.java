/**
 * The messages of the unified import system of China Customs (CEB311, 411, 511, 621 in; 312, 412, 512, 622, 900 out),
 * as the schema of 2022-05 has them.
 *
 * <p>{@link io.shibo.clear.ceb.CebReader} reads a message, whatever is in it, and gives a
 * {@link io.shibo.clear.ceb.Reading}: the documents, each with everything that is wrong with it, or a refusal of the
 * whole. {@link io.shibo.clear.ceb.CebWriter} writes messages and receipts, the same values always to the same bytes. The
 * documents are records whose components carry the official field names, in the order of the schema, with the limits of
 * the schema in {@link io.shibo.clear.ceb.Facet}; one table derived from them drives reading, writing, the log's byte
 * layout and masking.
 *
 * <p>Where the specification's text and its schema disagree, the schema is followed: {@code orderNo} of CEB511 is
 * required, {@code freight} and {@code insuredFee} of CEB511 are not.
 */
@NullMarked
package io.shibo.clear.ceb;

import org.jspecify.annotations.NullMarked;
