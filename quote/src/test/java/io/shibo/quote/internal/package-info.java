@NullMarked
package io.shibo.quote.internal;

import org.jspecify.annotations.NullMarked;
