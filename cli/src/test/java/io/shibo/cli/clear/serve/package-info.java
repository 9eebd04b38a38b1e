/** Tests of a window that serves. */
@NullMarked
package io.shibo.cli.clear.serve;

import org.jspecify.annotations.NullMarked;
