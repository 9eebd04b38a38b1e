/** XML from outside, read with nothing that could reach beyond the file or grow beyond its limits. */
@NullMarked
package io.shibo.trade.internal.xml;

import org.jspecify.annotations.NullMarked;
