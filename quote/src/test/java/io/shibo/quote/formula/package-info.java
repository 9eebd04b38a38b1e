@NullMarked
package io.shibo.quote.formula;

import org.jspecify.annotations.NullMarked;
