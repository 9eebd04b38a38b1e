@NullMarked
package io.shibo.clear.risk;

import org.jspecify.annotations.NullMarked;
