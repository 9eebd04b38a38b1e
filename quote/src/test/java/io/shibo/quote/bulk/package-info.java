@NullMarked
package io.shibo.quote.bulk;

import org.jspecify.annotations.NullMarked;
