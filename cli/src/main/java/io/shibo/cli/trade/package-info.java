/** {@code shibo trade}: documents made, signed, verified and checked. */
@NullMarked
package io.shibo.cli.trade;

import org.jspecify.annotations.NullMarked;
