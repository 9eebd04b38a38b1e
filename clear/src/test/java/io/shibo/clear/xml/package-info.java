@NullMarked
package io.shibo.clear.xml;

import org.jspecify.annotations.NullMarked;
