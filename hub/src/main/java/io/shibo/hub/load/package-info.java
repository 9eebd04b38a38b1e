/**
 * Brings the result files of the demo into the hub's rows. A verb implements {@link io.shibo.hub.load.ResultLoader};
 * {@link io.shibo.hub.load.Loads} calls it.
 */
@NullMarked
package io.shibo.hub.load;

import org.jspecify.annotations.NullMarked;
