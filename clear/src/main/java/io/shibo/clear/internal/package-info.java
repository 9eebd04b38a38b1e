/** Workings of the window that nobody outside needs: the byte layout of events and state. */
@NullMarked
package io.shibo.clear.internal;

import org.jspecify.annotations.NullMarked;
