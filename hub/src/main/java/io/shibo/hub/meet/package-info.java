/**
 * The expo in the hub: its rows, its directory and its pages. {@link io.shibo.hub.meet.MeetLoader} brings rows in,
 * {@link io.shibo.hub.meet.CurrentExpo} holds what the library makes of them, and the controllers show it.
 */
@NullMarked
package io.shibo.hub.meet;

import org.jspecify.annotations.NullMarked;
