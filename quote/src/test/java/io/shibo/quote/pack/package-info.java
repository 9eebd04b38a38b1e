@NullMarked
package io.shibo.quote.pack;

import org.jspecify.annotations.NullMarked;
