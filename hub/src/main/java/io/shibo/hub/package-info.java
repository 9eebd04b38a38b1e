/** The server: composes the libraries, decides nothing. */
@NullMarked
package io.shibo.hub;

import org.jspecify.annotations.NullMarked;
