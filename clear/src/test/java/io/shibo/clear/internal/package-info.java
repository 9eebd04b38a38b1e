/** Tests of the tables that hold the state. */
@NullMarked
package io.shibo.clear.internal;

import org.jspecify.annotations.NullMarked;
