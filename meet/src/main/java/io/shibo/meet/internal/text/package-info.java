/** Words of four scripts, and the concepts behind them. */
@NullMarked
package io.shibo.meet.internal.text;

import org.jspecify.annotations.NullMarked;
