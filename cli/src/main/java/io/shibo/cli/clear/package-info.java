/** {@code shibo clear}: messages in, receipts out; one parcel's history; the log proved. */
@NullMarked
package io.shibo.cli.clear;

import org.jspecify.annotations.NullMarked;
