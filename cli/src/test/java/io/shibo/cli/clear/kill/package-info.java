/** Kills the real process and judges by the client's own journal. */
@NullMarked
package io.shibo.cli.clear.kill;

import org.jspecify.annotations.NullMarked;
