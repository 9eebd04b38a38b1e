/** Files written whole or not at all. No Spring here: commands use it too. */
@NullMarked
package io.shibo.hub.io;

import org.jspecify.annotations.NullMarked;
