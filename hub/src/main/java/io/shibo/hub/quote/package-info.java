/**
 * The quote form and its explanation, for people and for programs. Stateless: a question is its address, so that it can be
 * sent on; nothing is stored. The library {@code quote} decides everything.
 */
@NullMarked
package io.shibo.hub.quote;

import org.jspecify.annotations.NullMarked;
