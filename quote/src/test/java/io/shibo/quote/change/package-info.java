@NullMarked
package io.shibo.quote.change;

import org.jspecify.annotations.NullMarked;
