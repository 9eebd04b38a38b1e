@NullMarked
package io.shibo.quote.market;

import org.jspecify.annotations.NullMarked;
