/**
 * How input from outside is read: bounded, and with all of a file's problems at once.
 *
 * <p>{@link io.shibo.codes.input.Csv} streams rows of a CSV file; {@link io.shibo.codes.input.Node} walks a tree that a
 * shell has parsed from JSON or YAML. Both put what is wrong into {@link io.shibo.codes.input.Problems}, and
 * {@link io.shibo.codes.input.Problems#throwIfAny} ends the reading with one
 * {@link io.shibo.codes.input.InputException}. What it carries is the user's to mend (exit code 2); every other exception
 * is ours (exit code 1).
 */
@NullMarked
package io.shibo.codes.input;

import org.jspecify.annotations.NullMarked;
