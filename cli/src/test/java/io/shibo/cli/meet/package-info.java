/** Tests of {@code shibo meet}. */
@NullMarked
package io.shibo.cli.meet;

import org.jspecify.annotations.NullMarked;
