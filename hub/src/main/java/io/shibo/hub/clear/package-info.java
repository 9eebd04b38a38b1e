/**
 * The window's pages, REST and rows. {@link io.shibo.hub.clear.LiveWindow} keeps the hub's own window; the demo's is read
 * from its log.
 */
@NullMarked
package io.shibo.hub.clear;

import org.jspecify.annotations.NullMarked;
