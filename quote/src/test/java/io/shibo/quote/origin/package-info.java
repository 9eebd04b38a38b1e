@NullMarked
package io.shibo.quote.origin;

import org.jspecify.annotations.NullMarked;
