/** The distributed engines against the embedded ones. */
@NullMarked
package io.shibo.scale;

import org.jspecify.annotations.NullMarked;
