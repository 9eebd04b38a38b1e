/** Tests of the window in the hub. */
@NullMarked
package io.shibo.hub.clear;

import org.jspecify.annotations.NullMarked;
