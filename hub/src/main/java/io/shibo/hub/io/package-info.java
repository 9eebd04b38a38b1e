/** Files written whole or not at all, keys, hashes, pictures of codes. No Spring here: commands use it too. */
@NullMarked
package io.shibo.hub.io;

import org.jspecify.annotations.NullMarked;
