/** Tests of the log on a disk that fails. */
@NullMarked
package io.shibo.clear.log;

import org.jspecify.annotations.NullMarked;
