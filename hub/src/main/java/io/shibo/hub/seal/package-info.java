/**
 * Keys, certificates and trust as files, and the provider of SM2: what the window's signatures need of a machine. No
 * server is started for it.
 */
@NullMarked
package io.shibo.hub.seal;

import org.jspecify.annotations.NullMarked;
