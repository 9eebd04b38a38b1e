/**
 * The {@code shibo} command. {@link io.shibo.cli.Shibo} lists the subcommands; each verb has a package of its own with
 * its command; {@code demo} walks all five.
 */
@NullMarked
package io.shibo.cli;

import org.jspecify.annotations.NullMarked;
