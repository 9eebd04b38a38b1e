/** What every command needs of its surroundings: folders, progress, the word for what is not there yet. */
@NullMarked
package io.shibo.cli.shell;

import org.jspecify.annotations.NullMarked;
