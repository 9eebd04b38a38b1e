@NullMarked
package io.shibo.quote;

import org.jspecify.annotations.NullMarked;
