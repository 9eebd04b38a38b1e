/**
 * Search over the organisations of an expo in Chinese, English, Indonesian and Arabic, and across them:
 * {@link io.shibo.meet.search.Directory}.
 */
@NullMarked
package io.shibo.meet.search;

import org.jspecify.annotations.NullMarked;
