/** Makes the sample data again: one subcommand a kind. */
@NullMarked
package io.shibo.cli.samples;

import org.jspecify.annotations.NullMarked;
