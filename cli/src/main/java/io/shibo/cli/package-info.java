/** The shibo command. */
@NullMarked
package io.shibo.cli;

import org.jspecify.annotations.NullMarked;
