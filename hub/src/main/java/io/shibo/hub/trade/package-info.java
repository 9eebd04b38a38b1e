/**
 * Trade in the hub: deals with their papers, and a desk where anyone can have papers verified. The library {@code
 * io.shibo.trade} decides; here is storing, showing and asking.
 */
@NullMarked
package io.shibo.hub.trade;

import org.jspecify.annotations.NullMarked;
