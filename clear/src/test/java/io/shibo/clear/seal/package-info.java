@NullMarked
package io.shibo.clear.seal;

import org.jspecify.annotations.NullMarked;
