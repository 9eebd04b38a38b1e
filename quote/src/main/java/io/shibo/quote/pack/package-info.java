/**
 * Packs as files: {@code pack.yaml} for structure, CSV for long lists. The only I/O of this library, on paths and bytes
 * that the caller names.
 *
 * <p>{@link io.shibo.quote.pack.PackReader} reads a folder into a {@link io.shibo.quote.rule.Pack} or tells everything
 * that is wrong with it, each with file, line and what to do: unknown codes, running totals and citations, overlaps, gaps,
 * tariff lines that no rule reaches.
 */
@NullMarked
package io.shibo.quote.pack;

import org.jspecify.annotations.NullMarked;
