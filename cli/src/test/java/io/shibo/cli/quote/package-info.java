@NullMarked
package io.shibo.cli.quote;

import org.jspecify.annotations.NullMarked;
