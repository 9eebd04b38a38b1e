/**
 * Search over the organisations of an expo in Chinese, English, Indonesian, Arabic, Japanese and Korean, and across them:
 * {@link io.shibo.meet.search.Directory}. An {@link io.shibo.meet.search.Embedding} may be handed in, and need not.
 */
@NullMarked
package io.shibo.meet.search;

import org.jspecify.annotations.NullMarked;
