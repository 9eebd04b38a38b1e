/**
 * The pure functions of the libraries on distributed engines. {@link io.shibo.scale.ClearJob} carries the window's step on
 * Apache Flink; {@link io.shibo.scale.Scale} is the command.
 */
@NullMarked
package io.shibo.scale;

import org.jspecify.annotations.NullMarked;
