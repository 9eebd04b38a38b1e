/** Records of trade into statistical tables. */
@NullMarked
package io.shibo.measure;

import org.jspecify.annotations.NullMarked;
