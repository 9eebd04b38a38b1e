/**
 * Whether documents are well made and agree with each other.
 *
 * <p>{@link io.shibo.trade.check.UblDocument} reads what a file says, whoever wrote it; {@link
 * io.shibo.trade.check.Consistency} holds one document or a set against the {@link io.shibo.trade.check.Rule}s, each
 * explained in words. A fact that a document does not state makes a rule NOT_CHECKED, never kept.
 */
@NullMarked
package io.shibo.trade.check;

import org.jspecify.annotations.NullMarked;
