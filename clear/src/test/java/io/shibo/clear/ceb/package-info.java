/** Tests of the messages: official samples, hostile ones, mutated ones. */
@NullMarked
package io.shibo.clear.ceb;

import org.jspecify.annotations.NullMarked;
