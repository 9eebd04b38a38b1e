/**
 * The messages of the unified e-commerce system of China Customs, import and export, as the schema of 2022-05 has them.
 *
 * <p>{@link io.shibo.clear.ceb.CebReader} reads a message, whatever is in it and with or without its
 * {@link io.shibo.clear.ceb.Envelope}, and gives a {@link io.shibo.clear.ceb.Reading}: the documents, each with everything
 * that is wrong with it, or a refusal of the whole. {@link io.shibo.clear.ceb.CebWriter} writes messages and receipts, the
 * same values always to the same bytes. {@link io.shibo.clear.ceb.MessageType} names every message with its parts, its
 * answer and its error codes.
 *
 * <p>A {@link io.shibo.clear.ceb.Document} is a {@link io.shibo.clear.ceb.Filing} of a company, a
 * {@link io.shibo.clear.ceb.Notice} of customs or a {@link io.shibo.clear.ceb.Receipt}. Documents are records whose
 * components carry the official field names, in the order of the schema, with the limits of the schema in
 * {@link io.shibo.clear.ceb.Facet}; one table derived from them drives reading, writing and masking.
 *
 * <p>Where the specification's text and its schema disagree, the schema is followed; {@code docs/clear.md} lists where.
 */
@NullMarked
package io.shibo.clear.ceb;

import org.jspecify.annotations.NullMarked;
