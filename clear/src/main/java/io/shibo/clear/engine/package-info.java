/**
 * The step function kept alive: a log of events before anything is answered, snapshots beside it, and replay to the identical state.
 */
@NullMarked
package io.shibo.clear.engine;

import org.jspecify.annotations.NullMarked;
