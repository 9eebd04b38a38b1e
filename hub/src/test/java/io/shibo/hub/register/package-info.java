@NullMarked
package io.shibo.hub.register;

import org.jspecify.annotations.NullMarked;
