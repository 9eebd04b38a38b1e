@NullMarked
package io.shibo.hub.quote;

import org.jspecify.annotations.NullMarked;
