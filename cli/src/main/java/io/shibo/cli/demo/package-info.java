/** A step of the demo: what it is given, what comes out. Each verb writes its own; {@code DemoCommand} walks them. */
@NullMarked
package io.shibo.cli.demo;

import org.jspecify.annotations.NullMarked;
