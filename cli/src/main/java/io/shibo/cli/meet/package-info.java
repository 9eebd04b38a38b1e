/** {@code shibo meet}: matching, checking, searching and explaining an expo. */
@NullMarked
package io.shibo.cli.meet;

import org.jspecify.annotations.NullMarked;
