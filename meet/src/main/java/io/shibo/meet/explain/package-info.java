/** What a decision is explained with: messages by key, said in the reader's language. */
@NullMarked
package io.shibo.meet.explain;

import org.jspecify.annotations.NullMarked;
