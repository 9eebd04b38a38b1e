/** The pure functions of the libraries on distributed engines. */
@NullMarked
package io.shibo.scale;

import org.jspecify.annotations.NullMarked;
