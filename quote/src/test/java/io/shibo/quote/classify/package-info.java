@NullMarked
package io.shibo.quote.classify;

import org.jspecify.annotations.NullMarked;
