/** Tests of {@code shibo trade}. */
@NullMarked
package io.shibo.cli.trade;

import org.jspecify.annotations.NullMarked;
