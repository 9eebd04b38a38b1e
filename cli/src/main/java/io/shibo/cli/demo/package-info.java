/** The demo: five steps, one a verb, and the hub that shows them. */
@NullMarked
package io.shibo.cli.demo;

import org.jspecify.annotations.NullMarked;
